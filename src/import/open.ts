import type { Encoding, FileFormat, ImportOptions } from '../model/import';
import { type Bytes, collect, gzipBytes, plainBytes } from './bytes';
import { countReplaced } from './count-replaced';
import { blankLines, blanksToCommas, transcoder } from './decode';
import { guessEncoding, type EncodingScore, utf8Share } from './encoding';
import { guessDelimiter } from './formats/delimited';
import { sniff, SNIFF_BYTES } from './sniff';

/** Reports bytes of the file done so far. */
export type Report = (stage: 'read' | 'decode', done: number, total: number) => void;

/** A file on its way to UTF-8 delimited text: its beginning is known, the rest is read when asked for. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly format: FileFormat;
  readonly compressed: boolean;
  readonly encoding: Encoding;
  readonly encodings: readonly { readonly encoding: Encoding; readonly sample: string }[];
  readonly encodingCertain: boolean;
  readonly sheets: readonly string[];
  readonly sheet?: string;
  /** `whitespace`: the text has been put into CSV already, with commas. */
  readonly delimiter?: string;
  /** The beginning of the text; without a byte order mark. */
  readonly head: string;
  /** Whether `head` is all there is. */
  readonly headIsWhole: boolean;
  /** Replacement characters in `head`. */
  readonly headReplaced: number;
  /** The whole text as UTF-8, and what had to be replaced. A plain UTF-8 file is itself: nothing is copied. */
  text(report: Report): Promise<Utf8Text>;
}

export interface Utf8Text {
  readonly blob: Blob;
  readonly replaced: number;
}

/** What is decoded for a preview and to judge the layout. */
export const HEAD_BYTES = 512 * 1024;
const SAMPLE_BYTES = 64 * 1024;
const SAMPLES = 8;
const MOSTLY = 0.9;

/**
 * Opens a file: what it is, how it is encoded, its first rows. Only the beginning (and a few samples) is read.
 * @throws `import.empty`, `import.not_a_table`, `import.password`, `import.corrupt`, `import.zip_bomb`
 */
export async function openFile(
  file: Blob & { readonly name: string },
  options: ImportOptions,
): Promise<OpenedFile> {
  const outer = plainBytes(file);
  const container = sniff(await outer.head(SNIFF_BYTES));
  if (container === 'xlsx') return openWorkbook(file, outer, options);
  if (container === 'text') return openText(file.name, outer, false, options);
  const inner = gzipBytes(file);
  if (sniff(await inner.head(SNIFF_BYTES)) === 'xlsx') {
    const whole = await inner.whole(() => undefined);
    return openWorkbook(Object.assign(whole, { name: file.name }), plainBytes(whole), options);
  }
  return openText(file.name, inner, true, options);
}

/** The workbook reader is large and loaded only for workbooks. */
async function openWorkbook(
  file: Blob & { readonly name: string },
  bytes: Bytes,
  options: ImportOptions,
): Promise<OpenedFile> {
  const { openXlsx } = await import('./formats/xlsx');
  return openXlsx(file, bytes, options);
}

async function openText(
  name: string,
  bytes: Bytes,
  compressed: boolean,
  options: ImportOptions,
): Promise<OpenedFile> {
  const start = await bytes.head(HEAD_BYTES);
  const headIsWhole = start.length < HEAD_BYTES;
  const samples = [start, ...(await samplesOf(bytes.blob))];
  const guess = guessEncoding(samples);
  const encoding = options.encoding ?? guess.scores[0]?.encoding ?? 'utf-8';
  const decoded = new TextDecoder(encoding).decode(start, { stream: !headIsWhole });
  const delimiter = options.delimiter ?? guessDelimiter(decoded, headIsWhole) ?? undefined;
  const blanks = delimiter === 'whitespace';
  // A few broken lines in a file of UTF-8 are for the engine to reject; only what is another encoding is decoded.
  const asIs = encoding === 'utf-8' && !blanks && utf8Share(samples) > MOSTLY;
  return {
    name,
    bytes: bytes.size,
    format: 'delimited',
    compressed,
    encoding,
    encodings: candidates(guess.scores, encoding, start),
    encodingCertain: guess.certain,
    sheets: [],
    delimiter,
    head: blanks ? blankLines(wholeLines(decoded, headIsWhole)) : decoded,
    headIsWhole,
    headReplaced: countReplaced(decoded),
    text: (report) => (asIs ? asUtf8(bytes, report) : transcoded(bytes, encoding, blanks, report)),
  };
}

async function asUtf8(bytes: Bytes, report: Report): Promise<Utf8Text> {
  const blob = await bytes.whole((done) => {
    report('read', done, bytes.size);
  });
  return { blob: await withoutMark(blob), replaced: 0 };
}

/** The byte order mark is not part of the first value. */
async function withoutMark(blob: Blob): Promise<Blob> {
  const [a, b, c] = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
  return a === 0xef && b === 0xbb && c === 0xbf ? blob.slice(3) : blob;
}

async function transcoded(
  bytes: Bytes,
  encoding: Encoding,
  blanks: boolean,
  report: Report,
): Promise<Utf8Text> {
  const { stream, replaced } = transcoder(encoding);
  let done = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      report('decode', done, Math.max(bytes.size, done));
      controller.enqueue(chunk);
    },
  });
  const utf8 = bytes.stream().pipeThrough(counted).pipeThrough(stream);
  const blob = await collect(blanks ? utf8.pipeThrough(blanksToCommas()) : utf8);
  return { blob, replaced: replaced() };
}

function wholeLines(text: string, whole: boolean): string {
  return whole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

/** Stretches from the middle and the end of a large file, so that an all-ASCII beginning deceives nobody. */
async function samplesOf(blob: Blob | null): Promise<Uint8Array[]> {
  if (!blob || blob.size <= HEAD_BYTES) return [];
  const step = (blob.size - SAMPLE_BYTES) / SAMPLES;
  const starts = Array.from({ length: SAMPLES }, (_, i) => Math.floor((i + 1) * step) & ~1);
  return Promise.all(
    starts.map(async (start) => new Uint8Array(await blob.slice(start, start + SAMPLE_BYTES).arrayBuffer())),
  );
}

const OFFERED: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'utf-16le', 'windows-1252'];

/** Every encoding worth offering, the likely ones first, each with a line that shows what it makes of the bytes. */
function candidates(
  scores: readonly EncodingScore[],
  chosen: Encoding,
  start: Uint8Array,
): { encoding: Encoding; sample: string }[] {
  const order = [chosen, ...scores.map(({ encoding }) => encoding), ...OFFERED];
  const line = tellingLine(start);
  return [...new Set(order)].map((encoding) => ({
    encoding,
    sample: new TextDecoder(encoding)
      .decode(encoding.startsWith('utf-16') ? start.subarray(0, 240) : line)
      .replace(/[\r\n]+/g, ' ')
      .trim()
      .slice(0, 120),
  }));
}

/** The first line with anything beyond ASCII, or the first line. */
function tellingLine(start: Uint8Array): Uint8Array {
  const at = Math.max(
    0,
    start.findIndex((byte) => byte > 0x7f),
  );
  const from = start.lastIndexOf(0x0a, at) + 1;
  const end = start.indexOf(0x0a, at);
  return start.subarray(from, Math.min(end < 0 ? start.length : end, from + 480));
}
