import type { Encoding, FileFormat, ImportOptions } from '../model/import';
import type { Warning } from '../model/warning';
import { chooseMember, lookIntoZip } from './archive';
import { type Bytes, collect, gzipBytes, plainBytes } from './bytes';
import { countReplaced } from './count-replaced';
import { blankLines, blanksToCommas, transcodeBlob, transcoder, transcoding } from './decode';
import { guessEncoding, utf8Share } from './encoding';
import { encodingCandidates } from './encoding-candidates';
import { guessDelimiter } from './formats/delimited';
import type { Merge } from './formats/merges';
import { isMarkupTable } from './formats/markup';
import { looksLikeJson } from './formats/json/looks-like';
import type { TypedTable } from './formats/typed-file';
import { hasDoubledReturns, singleReturns, withSingleReturns } from './single-returns';
import { notATable, sniff, SNIFF_BYTES, withPassword } from './sniff';

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
  /** Those of the sheets that a reader of the workbook does not see. */
  readonly hiddenSheets?: readonly string[];
  /** The files of an archive that may be tables, and the one this is. */
  readonly members: readonly string[];
  readonly member?: string;
  /** `whitespace`: the text has been put into CSV already, with commas. */
  readonly delimiter?: string;
  /** The row of the column names where the format has them of itself (JSON, Parquet, Arrow); else it is found. */
  readonly header?: number;
  /** The beginning of the text; without a byte order mark. */
  readonly head: string;
  /** Whether `head` is all there is. */
  readonly headIsWhole: boolean;
  /** Replacement characters in `head`. */
  readonly headReplaced: number;
  /** What the reader of the format has to say. */
  readonly warnings: readonly Warning[];
  /** A table whose columns have types of their own; `text` is then empty. */
  readonly typed?: TypedTable;
  /** Cells of the sheet that are joined. */
  merges?(): Promise<readonly Merge[]>;
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

type NamedBlob = Blob & { readonly name: string };

/** Archives within archives are opened so deep. */
const MAX_DEPTH = 3;

/** How a file is opened beside its import options. */
export interface OpenRequest {
  /** The file is about to be imported: formats whose columns only the whole file shows are read through. */
  readonly whole: boolean;
}

/**
 * Opens a file: what it is, how it is encoded, its first rows. Only the beginning (and a few samples) is read where the
 * format allows it.
 * @throws `import.empty`, `import.not_a_table`, `import.password`, `import.corrupt`, `import.zip_bomb`,
 * `import.unknown_member`, `import.unknown_sheet`, `import.nested`, `import.json_shape`
 */
export async function openFile(
  file: NamedBlob,
  options: ImportOptions,
  request: OpenRequest = { whole: false },
): Promise<OpenedFile> {
  const opened = await openBytes(file.name, plainBytes(file), options, request, 0);
  return { ...opened, name: file.name, bytes: file.size };
}

async function openBytes(
  name: string,
  bytes: Bytes,
  options: ImportOptions,
  request: OpenRequest,
  depth: number,
): Promise<OpenedFile> {
  if (depth > MAX_DEPTH) throw notATable('archive');
  const container = sniff(await bytes.head(SNIFF_BYTES));
  if (container === 'text') return openText(name, bytes, options, request);
  const blob: NamedBlob = Object.assign((await bytes.whole(() => undefined)).slice(), { name });
  switch (container) {
    case 'gzip':
      return { ...(await openBytes(name, gzipBytes(blob), options, request, depth + 1)), compressed: true };
    case 'zip':
      return openZip(blob, options, request, depth);
    case 'ole':
      await assertNoPassword(blob);
      return openOldWorkbook(blob, 'xls', options);
    case 'parquet': {
      const { openParquet } = await import('./formats/parquet/parquet');
      return openParquet(blob);
    }
    case 'arrow':
    case 'arrow-stream': {
      const { openArrow } = await import('./formats/arrow/arrow');
      return openArrow(blob, container === 'arrow');
    }
  }
}

async function openZip(
  blob: NamedBlob,
  options: ImportOptions,
  request: OpenRequest,
  depth: number,
): Promise<OpenedFile> {
  const content = await lookIntoZip(blob);
  if (content.kind === 'xlsx') {
    const { openXlsx } = await import('./formats/xlsx');
    return openXlsx(blob, options, request);
  }
  if (content.kind !== 'archive') return openOldWorkbook(blob, content.kind, options);
  const { name, bytes } = await chooseMember(blob, content.entries, options.member);
  const opened = await openBytes(name, bytes, options, request, depth + 1);
  return { ...opened, compressed: true, members: content.members, member: name };
}

/** A modern workbook with a password is an OLE container too: it names its `EncryptedPackage`. */
async function assertNoPassword(blob: Blob): Promise<void> {
  const head = new Uint8Array(await blob.slice(0, SNIFF_BYTES).arrayBuffer());
  const texts = [head, head.subarray(1)].map((bytes) => new TextDecoder('utf-16le').decode(bytes));
  if (texts.some((text) => /EncryptedPackage|EncryptionInfo|DataSpaces/.test(text))) throw withPassword();
}

/** The reader of old workbooks is large and loaded only for them. */
async function openOldWorkbook(
  file: NamedBlob,
  format: 'xls' | 'xlsb' | 'ods',
  options: ImportOptions,
  markup = false,
): Promise<OpenedFile> {
  const { openSheets } = await import('./formats/old-workbook/open');
  return openSheets(file, format, markup, options);
}

async function openText(
  name: string,
  bytes: Bytes,
  options: ImportOptions,
  request: OpenRequest,
): Promise<OpenedFile> {
  const start = await bytes.head(HEAD_BYTES);
  const headIsWhole = start.length < HEAD_BYTES;
  const samples = [start, ...(await samplesOf(bytes.blob))];
  const guess = guessEncoding(samples);
  const encoding = options.encoding ?? guess.scores[0]?.encoding ?? 'utf-8';
  const decoded = new TextDecoder(encoding).decode(start, { stream: !headIsWhole });
  if (isMarkupTable(decoded)) return openMarkup(name, bytes, encoding, options);
  const encoded = {
    encoding,
    encodings: encodingCandidates(guess.scores, encoding, start),
    encodingCertain: guess.certain,
  };
  if (looksLikeJson(decoded)) {
    const { openJson } = await import('./formats/json/open');
    const read = () => {
      const decoder = transcoder(encoding);
      return { stream: bytes.stream().pipeThrough(transcoding(decoder)), replaced: () => decoder.replaced };
    };
    const opened = await openJson({ name, size: bytes.size, read }, options, request.whole);
    return { ...opened, ...encoded };
  }
  const delimiter = options.delimiter ?? guessDelimiter(decoded, headIsWhole) ?? undefined;
  const blanks = delimiter === 'whitespace';
  // A few broken lines in a file of UTF-8 are for the engine to reject; only what is another encoding is decoded.
  const doubled = hasDoubledReturns(decoded);
  const asIs = encoding === 'utf-8' && !blanks && !doubled && utf8Share(samples) > MOSTLY;
  const stages = () => [...(doubled ? [singleReturns()] : []), ...(blanks ? [blanksToCommas()] : [])];
  const text = doubled ? withSingleReturns(decoded) : decoded;
  return {
    name,
    bytes: bytes.size,
    format: 'delimited',
    compressed: false,
    ...encoded,
    sheets: [],
    members: [],
    warnings: [],
    delimiter,
    head: blanks ? blankLines(wholeLines(text, headIsWhole)) : text,
    headIsWhole,
    headReplaced: countReplaced(decoded),
    text: (report) => (asIs ? asUtf8(bytes, report) : transcoded(bytes, encoding, stages(), report)),
  };
}

/** Tables of web pages and of Office's XML, which many systems export under the name .xls. */
async function openMarkup(
  name: string,
  bytes: Bytes,
  encoding: Encoding,
  options: ImportOptions,
): Promise<OpenedFile> {
  const utf8 = await collect(bytes.stream().pipeThrough(transcoding(transcoder(encoding))));
  return openOldWorkbook(Object.assign(utf8, { name }), 'xls', options, true);
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
  stages: readonly TransformStream<Uint8Array, Uint8Array>[],
  report: Report,
): Promise<Utf8Text> {
  const decoder = transcoder(encoding);
  if (bytes.blob && stages.length === 0) {
    const blob = await transcodeBlob(bytes.blob, decoder, (done) => {
      report('decode', done, bytes.size);
    });
    return { blob, replaced: decoder.replaced };
  }
  let done = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      report('decode', done, Math.max(bytes.size, done));
      controller.enqueue(chunk);
    },
  });
  const utf8 = bytes.stream().pipeThrough(counted).pipeThrough(transcoding(decoder));
  const blob = await collect(stages.reduce((stream, stage) => stream.pipeThrough(stage), utf8));
  return { blob, replaced: decoder.replaced };
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
