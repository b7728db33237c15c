import { openFile } from '../../src/import/open';
import { parseRows } from '../../src/import/csv';
import { typedRows } from '../../src/import/formats/typed-text';
import type { ImportOptions } from '../../src/model/import';
import type { TypedBatch } from '../../src/model/typed';

/** Bytes or text as the File that a browser would give. */
export function fileOf(content: BlobPart | Uint8Array, name = 'file'): File {
  return new File([content as BlobPart], name);
}

/** A whole file as rows of text, its header first, by the way it would go into the engine. */
export async function rowsOf(
  content: BlobPart | Uint8Array,
  options: ImportOptions = {},
): Promise<string[][]> {
  const opened = await openFile(fileOf(content), options, { whole: true });
  const { typed } = opened;
  if (!typed) {
    const { blob } = await opened.text(() => undefined);
    return parseRows(await blob.text(), opened.delimiter ?? ',', Infinity, true).map((row) => row.cells);
  }
  const rows = [typed.columns.map(({ name }) => name)];
  const all = typed.columns.map((_, i) => i);
  for await (const batch of typed.batches(all, () => undefined)) {
    rows.push(...typedRows(typed.columns, batch, batch.rows));
  }
  return rows;
}

/** The batches of a typed file. */
export async function batchesOf(content: BlobPart | Uint8Array): Promise<TypedBatch[]> {
  const { typed } = await openFile(fileOf(content), {});
  if (!typed) throw new Error('no typed file');
  const batches: TypedBatch[] = [];
  for await (const batch of typed.batches(
    typed.columns.map((_, i) => i),
    () => undefined,
  )) {
    batches.push(batch);
  }
  return batches;
}
