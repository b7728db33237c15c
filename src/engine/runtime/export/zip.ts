import { Zip, ZipDeflate } from 'fflate';

/** A file that goes into a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Blob;
}

/** Every file of a zip has this date: the same table gives the same bytes. */
const DATE = new Date(1980, 0, 1);
const CHUNK = 4 * 2 ** 20;

/** Puts files into a zip, a piece at a time. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else parts.push(chunk as BlobPart);
  });
  for (const { name, data } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = DATE;
    zip.add(file);
    for (let at = 0; at < data.size; at += CHUNK) {
      file.push(new Uint8Array(await data.slice(at, at + CHUNK).arrayBuffer()), at + CHUNK >= data.size);
    }
    if (data.size === 0) file.push(new Uint8Array(), true);
  }
  zip.end();
  if (failure) throw failure as Error;
  return new Blob(parts, { type: 'application/zip' });
}

/** The names of the parts of one table: `orders-01.csv`, `orders-02.csv`, … */
export function partName(stem: string, index: number, count: number, extension: string): string {
  const width = Math.max(2, String(count).length);
  return `${stem}-${String(index + 1).padStart(width, '0')}.${extension}`;
}
