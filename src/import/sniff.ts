import { KequnError } from '../model/failure';

/**
 * What the first bytes say a file is. A workbook of today is a zip of parts, an old one an OLE container (`ole`); a JSON
 * document is text.
 */
export type Container = 'gzip' | 'zip' | 'ole' | 'parquet' | 'arrow' | 'arrow-stream' | 'text';

/** How many bytes `sniff` wants to see. */
export const SNIFF_BYTES = 8192;

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'PNG' },
  { bytes: [0xff, 0xd8, 0xff], what: 'JPEG' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'GIF' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'PDF' },
  { bytes: [0x46, 0x45, 0x41, 0x31], what: 'Feather V1' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'RAR' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: '7z' },
  { bytes: [0x42, 0x5a, 0x68], what: 'bzip2' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'Zstandard' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: 'SQLite' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'ELF' },
  { bytes: [0x52, 0x49, 0x46, 0x46], what: 'RIFF' },
];

/**
 * What a file is, by its first bytes and never by its name.
 * @throws `import.empty`, `import.password` (an encrypted workbook), `import.not_a_table`
 */
export function sniff(head: Uint8Array): Container {
  if (head.length === 0) throw new KequnError('import.empty', 'missing content: the file has no bytes');
  if (starts(head, [0x1f, 0x8b])) return 'gzip';
  if (starts(head, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (starts(head, [0x50, 0x4b, 0x05, 0x06])) throw notATable('ZIP');
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'ole';
  if (starts(head, PARQUET)) return 'parquet';
  if (starts(head, ENCRYPTED_PARQUET)) throw withPassword();
  if (starts(head, ARROW)) return 'arrow';
  if (isArrowStream(head)) return 'arrow-stream';
  const known = SIGNATURES.find((signature) => starts(head, signature.bytes));
  if (known) throw notATable(known.what);
  if (isBinary(head)) throw notATable('binary');
  return 'text';
}

/** What is not a table of values, with what it is instead. */
export function notATable(what: string): KequnError {
  return new KequnError('import.not_a_table', `invalid table file: ${what}`, { values: { what } });
}

function starts(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => head[i] === byte);
}

/** What needs a password to be read. */
export function withPassword(cause?: unknown): KequnError {
  return new KequnError('import.password', 'invalid file: it is protected by a password', { cause });
}

const PARQUET = [0x50, 0x41, 0x52, 0x31];
const ENCRYPTED_PARQUET = [0x50, 0x41, 0x52, 0x45];
/** `ARROW1` and two zeros: the file format, which is Feather V2 as well. */
const ARROW = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31, 0, 0];

/** A stream begins with a mark, the length of its first message, and a root table not far on. */
function isArrowStream(head: Uint8Array): boolean {
  if (!starts(head, [0xff, 0xff, 0xff, 0xff]) || head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = view.getInt32(4, true);
  return length > 8 && length < 2 ** 28 && view.getUint32(8, true) < length;
}

/** Control characters that no text has; UTF-16 has zeros, but then mostly in one of two places. */
function isBinary(head: Uint8Array): boolean {
  const even = share(head, 0);
  const odd = share(head, 1);
  const marked = starts(head, [0xff, 0xfe]) || starts(head, [0xfe, 0xff]);
  const lopsided = Math.max(even, odd) > 0.02 && Math.min(even, odd) < Math.max(even, odd) * 0.05;
  if (marked || lopsided) return false;
  if (even + odd > 0) return true;
  let control = 0;
  for (const byte of head)
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += byte === 0 ? 0 : 1;
  return control > head.length * 0.01;
}

/** Share of zero bytes at even (0) or odd (1) places. */
function share(head: Uint8Array, start: 0 | 1): number {
  let zeros = 0;
  for (let i = start; i < head.length; i += 2) if (head[i] === 0) zeros += 1;
  return zeros / Math.max(1, head.length / 2);
}
