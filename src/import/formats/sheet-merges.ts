import { readZip, zipContent } from '../zip';
import { mergesOfXml, type Merge } from './merges';
import { sheetPart, type Workbook } from './workbook';

/** So much of a sheet's end is looked at: joined cells are listed below its rows. */
const TAIL = 2 * 2 ** 20;

/** The joined cells of a sheet. The sheet is inflated for it and nothing of it kept but its end. */
export async function sheetMerges(file: Blob, workbook: Workbook, sheet: string): Promise<readonly Merge[]> {
  const part = sheetPart(workbook, sheet);
  const entry = (await readZip(file)).find(({ name }) => name === part);
  if (!entry) return [];
  const bytes = await zipContent(file, entry);
  return mergesOfXml(await endOf(bytes.stream()));
}

async function endOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  let chunks: Uint8Array[] = [];
  let held = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    held += value.length;
    while (chunks.length > 1 && held - (chunks[0]?.length ?? 0) > TAIL) {
      held -= chunks[0]?.length ?? 0;
      chunks = chunks.slice(1);
    }
  }
  return new Blob(chunks as Uint8Array<ArrayBuffer>[]).text();
}
