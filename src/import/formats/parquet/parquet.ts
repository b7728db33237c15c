import { type FileMetaData, parquetMetadataAsync, parquetSchema } from 'hyparquet';
import { KequnError } from '../../../model/failure';
import type { TypedBatch } from '../../../model/typed';
import type { Warning } from '../../../model/warning';
import type { OpenedFile } from '../../open';
import { guardedRead } from '../guarded-read';
import { nestedWarnings } from '../nested-warnings';
import { corruptFile, typedFile, type TypedTable } from '../typed-file';
import { sliceVector } from '../typed-vector';
import { readColumnChunk } from './column';
import { type FlatSchema, flatSchema, type Leaf } from './schema';

/** Rows handed over at a time. */
const BATCH_ROWS = 122_880;
/** More rows in one group than this are refused: a whole group of one column is decoded at once. */
const MAX_GROUP = 2 ** 26;

/**
 * Opens a Parquet file: its index is read, its row groups one at a time when asked for, only the columns asked for.
 * @throws `import.corrupt`, `import.password` (encrypted), `import.nested` where no column is plain, `import.empty`
 */
export async function openParquet(file: Blob & { readonly name: string }): Promise<OpenedFile> {
  const metadata = await guardedRead(() => readMetadata(file));
  const schema = flatSchema(await guardedRead(() => Promise.resolve(parquetSchema(metadata))));
  if (schema.leaves.length === 0) {
    if (schema.nested.length === 0) throw new KequnError('import.empty', 'missing columns');
    const columns = schema.nested.join(', ');
    throw new KequnError('import.nested', `invalid columns: ${columns}`, { values: { columns } });
  }
  const table: TypedTable = {
    columns: schema.leaves.map(({ name, type }) => ({ name, type })),
    rows: metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0),
    batches: (columns, report, limit) =>
      readGroups(
        file,
        metadata,
        columns.flatMap((at) => schema.leaves[at] ?? []),
        report,
        limit,
      ),
  };
  return typedFile(file, 'parquet', table, schemaWarnings(schema));
}

function readMetadata(file: Blob): Promise<FileMetaData> {
  const slice = async (start: number, end?: number) => file.slice(start, end).arrayBuffer();
  // Statistics are of no use here, and reading them would turn bytes into dates and texts.
  return parquetMetadataAsync({ byteLength: file.size, slice }, { geoparquet: false });
}

function schemaWarnings({ leaves, nested }: FlatSchema): Warning[] {
  return nestedWarnings({
    nested,
    lists: leaves.filter((leaf) => leaf.maxRepetition > 0).map((leaf) => leaf.name),
    utc: leaves.filter((leaf) => leaf.utc).map((leaf) => leaf.name),
  });
}

async function* readGroups(
  file: Blob,
  { row_groups: groups }: FileMetaData,
  leaves: readonly Leaf[],
  report: (done: number, total: number) => void,
  limit = Infinity,
): AsyncGenerator<TypedBatch> {
  let left = limit;
  for (const [i, group] of groups.entries()) {
    const all = Number(group.num_rows);
    if (!(all >= 0) || all > MAX_GROUP) throw corruptFile(`invalid number of rows: ${all}`);
    const rows = Math.min(all, left);
    const columns = [];
    for (const [j, leaf] of leaves.entries()) {
      const meta = group.columns[leaf.index]?.meta_data;
      columns.push(
        await guardedRead(async () => {
          if (!meta) throw new RangeError('missing column');
          return readColumnChunk(await chunkBytes(file, meta), meta, leaf, rows);
        }),
      );
      report(i + (j + 1) / leaves.length, groups.length);
    }
    for (let from = 0; from < rows; from += BATCH_ROWS) {
      const to = Math.min(rows, from + BATCH_ROWS);
      const slices = columns.map((vector, j) => sliceVector(leaves[j]?.type ?? 'VARCHAR', vector, from, to));
      yield { rows: to - from, columns: slices };
    }
    left -= rows;
    if (left <= 0) return;
  }
}

type Meta = NonNullable<FileMetaData['row_groups'][number]['columns'][number]['meta_data']>;

async function chunkBytes(file: Blob, meta: Meta): Promise<Uint8Array> {
  const offsets = [meta.dictionary_page_offset, meta.data_page_offset].map(Number).filter((at) => at > 0);
  const start = Math.min(...offsets);
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= file.size)) throw new RangeError('missing bytes of a column');
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}
