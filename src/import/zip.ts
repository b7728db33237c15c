import { KequnError } from '../model/failure';
import { type Bytes, inflatedBytes, MAX_INFLATED, plainBytes } from './bytes';
import { withPassword } from './sniff';

/** A file inside an archive; its content is read when asked for. */
export interface ZipEntry {
  readonly name: string;
  /** 0 as it is, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY = 64 * 2 ** 20;
const MAX_RATIO = 200;
const RATIO_FROM = 100 * 2 ** 20;

/**
 * The list of an archive's files, from its end. (PKWARE APPNOTE.TXT, sections 4.3.12 to 4.3.16.)
 * @throws `import.corrupt`; `import.zip_bomb` where the files say they are beyond measure
 */
export async function readZip(blob: Blob): Promise<ZipEntry[]> {
  const tailStart = Math.max(0, blob.size - END_BYTES - MAX_COMMENT);
  const tail = await viewOf(blob, tailStart, blob.size);
  const at = findEnd(tail);
  if (at < 0) throw corruptZip();
  const { entries, start, length } = await directory(blob, tail, at, tailStart + at);
  if (entries > MAX_ENTRIES || length > MAX_DIRECTORY || start + length > blob.size) throw corruptZip();
  const found = readEntries(await viewOf(blob, start, start + length), entries);
  const size = found.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MAX_INFLATED || (size > RATIO_FROM && size > blob.size * MAX_RATIO)) {
    throw new KequnError('import.zip_bomb', `invalid archive: ${blob.size} bytes become ${size}`, {
      values: { bytes: blob.size, inflated: size },
    });
  }
  return found;
}

/** The content of one file of an archive. @throws `import.password`, `import.corrupt` */
export async function zipContent(blob: Blob, entry: ZipEntry): Promise<Bytes> {
  if (entry.encrypted) throw withPassword();
  if (entry.method !== 0 && entry.method !== 8) throw corruptZip(`unknown method ${entry.method}`);
  const local = await viewOf(blob, entry.offset, entry.offset + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) throw corruptZip();
  const start = entry.offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + entry.packed > blob.size) throw corruptZip();
  const packed = blob.slice(start, start + entry.packed);
  return entry.method === 0 ? plainBytes(packed) : inflatedBytes(packed, 'deflate-raw');
}

function corruptZip(why = 'it is damaged or cut off'): KequnError {
  return new KequnError('import.corrupt', `invalid archive: ${why}`);
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1)
    if (tail.getUint32(at, true) === END) return at;
  return -1;
}

async function directory(blob: Blob, tail: DataView, at: number, end: number) {
  const small = {
    entries: tail.getUint16(at + 10, true),
    length: tail.getUint32(at + 12, true),
    start: tail.getUint32(at + 16, true),
  };
  if (small.entries !== 0xffff && small.length !== 0xffffffff && small.start !== 0xffffffff) return small;
  const locator = await viewOf(blob, Math.max(0, end - 20), end);
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== LOCATOR64) return small;
  const offset = Number(locator.getBigUint64(8, true));
  const large = await viewOf(blob, offset, offset + 56);
  if (large.byteLength < 56 || large.getUint32(0, true) !== END64) throw corruptZip();
  return {
    entries: Number(large.getBigUint64(32, true)),
    length: Number(large.getBigUint64(40, true)),
    start: Number(large.getBigUint64(48, true)),
  };
}

function readEntries(view: DataView, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw corruptZip();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw corruptZip();
    entries.push(readEntry(view, at, nameLength, extraLength));
    at = next;
  }
  return entries;
}

function readEntry(view: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const extra = new DataView(view.buffer, view.byteOffset + at + 46 + nameLength, extraLength);
  const wide = wideSizes(extra);
  const sized = (offset: number) => {
    const value = view.getUint32(at + offset, true);
    return value === 0xffffffff ? (wide.shift() ?? value) : value;
  };
  const size = sized(24);
  const packed = sized(20);
  const offset = sized(42);
  return {
    name: entryName(bytes, (flags & 0x800) !== 0),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    packed,
    size,
    offset,
  };
}

/** Sizes beyond 32 bits, in the order in which the short fields need them. */
function wideSizes(extra: DataView): number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const length = extra.getUint16(at + 2, true);
    if (extra.getUint16(at, true) === 1) {
      const count = Math.floor(Math.min(length, extra.byteLength - at - 4) / 8);
      return Array.from({ length: count }, (_, i) => Number(extra.getBigUint64(at + 4 + i * 8, true)));
    }
    at += 4 + length;
  }
  return [];
}

/** Names are UTF-8 where they say so or are; else as Chinese Windows writes them. */
function entryName(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
