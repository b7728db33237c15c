import type { SheetFound, SheetRequest } from './read';

/** Reads a sheet somewhere: in the browser in a worker of its own, since the library is large and takes all at once. */
export type SheetReader = (request: SheetRequest) => Promise<SheetFound>;

let elsewhere: SheetReader | null = null;

/** Says where sheets are read from now on. */
export function readSheetsWith(reader: SheetReader): void {
  elsewhere = reader;
}

/** Reads a sheet where it was said, else (in Node) here. */
export async function readSheetSomewhere(request: SheetRequest): Promise<SheetFound> {
  if (elsewhere) return elsewhere(request);
  if (import.meta.env.SSR) {
    const { readSheet } = await import('./read');
    return readSheet(request);
  }
  throw new Error('missing reader of old workbooks');
}
