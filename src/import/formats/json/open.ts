import { KequnError } from '../../../model/failure';
import type { FileFormat, ImportOptions } from '../../../model/import';
import type { Warning } from '../../../model/warning';
import { collect } from '../../bytes';
import { csvLine } from '../../csv';
import type { OpenedFile, Report, Utf8Text } from '../../open';
import { corruptFile } from '../typed-file';
import { RecordColumns } from './columns';
import { readRecord } from './record';
import { chunks, findLists, type JsonShape, type JsonText, noRecords, records } from './source';

const HEAD_ROWS = 2000;
/** Above this, a preview looks at the first records only; an import always at all of them. */
const LOOK_THROUGH = 32 * 2 ** 20;
const PREVIEW_RECORDS = 20_000;
const CHUNK = 256 * 1024;

type JsonFile = Omit<OpenedFile, 'encoding' | 'encodings' | 'encodingCertain'>;

/**
 * Opens JSON: a list of objects (or of rows), an object that holds such lists, or an object a line (NDJSON). It is gone
 * through twice: once for the columns, which may turn up at any place, once for the rows.
 * @throws `import.json_shape`, `import.corrupt`, `import.unknown_sheet`, `import.empty`
 */
export async function openJson(
  text: JsonText,
  options: ImportOptions,
  whole: boolean,
): Promise<JsonFile & { encoding: 'utf-8' }> {
  const { shape, sheets, sheet, format } = await findShape(text, options.sheet);
  const first = await firstRecord(text, shape);
  const columns = new RecordColumns(first.startsWith('['));
  const limit = whole || text.size <= LOOK_THROUGH ? Infinity : PREVIEW_RECORDS;
  const rows = await readColumns(text, shape, columns, limit);
  const header = columns.rows ? '' : csvLine(columns.names);
  const lines = rows.slice(0, HEAD_ROWS).map((row) => line(columns, row));
  return {
    name: text.name,
    bytes: text.size,
    format,
    compressed: false,
    encoding: 'utf-8',
    sheets,
    ...(sheet === undefined ? {} : { sheet }),
    members: [],
    delimiter: ',',
    ...(columns.rows ? {} : { header: 1 }),
    head: header + lines.join(''),
    headIsWhole: rows.length <= HEAD_ROWS,
    headReplaced: 0,
    warnings: joinedWarnings(columns),
    text: (report) => recordsText(text, shape, columns, header, report),
  };
}

function joinedWarnings({ joined }: RecordColumns): Warning[] {
  if (joined.length === 0) return [];
  return [
    {
      code: 'import.lists_joined',
      values: { count: joined.length, columns: joined.slice(0, 20).join(', ') },
    },
  ];
}

interface Found {
  readonly shape: JsonShape;
  readonly sheets: readonly string[];
  readonly sheet?: string;
  readonly format: FileFormat;
}

async function findShape(text: JsonText, asked: string | undefined): Promise<Found> {
  const start = await startOf(text);
  if (start.trimStart().startsWith('[')) {
    return { shape: { kind: 'document', path: '', topObjects: false }, sheets: [], format: 'json' };
  }
  if (isLines(start)) return { shape: { kind: 'lines' }, sheets: [], format: 'ndjson' };
  const { lists, tops } = await findLists(text.read().stream);
  if (tops > 1 || lists.length === 0)
    return { shape: { kind: 'document', path: '', topObjects: true }, sheets: [], format: 'json' };
  const sheets = lists.map(({ path }) => path);
  if (asked !== undefined && !sheets.includes(asked)) {
    const values = { sheet: asked, sheets: sheets.join(', ') };
    throw new KequnError('import.unknown_sheet', `unknown list: ${asked}`, { values });
  }
  const sheet = asked ?? sheets[0] ?? '';
  const shape: JsonShape = { kind: 'document', path: sheet, topObjects: false };
  return {
    shape,
    sheets: sheets.length > 1 ? sheets : [],
    ...(sheets.length > 1 ? { sheet } : {}),
    format: 'json',
  };
}

const START = 256 * 1024;

async function startOf(text: JsonText): Promise<string> {
  const decoder = new TextDecoder();
  let start = '';
  for await (const chunk of chunks(text.read().stream)) {
    start += decoder.decode(chunk, { stream: true });
    if (start.length >= START) break;
  }
  return start;
}

/** Whether the first line is an object of its own and something follows it. */
function isLines(start: string): boolean {
  const lines = start.split('\n').map((each) => each.trim());
  const [first, ...rest] = lines.filter((each) => each !== '');
  if (first === undefined || rest.length === 0) return false;
  try {
    readRecord(first, () => undefined);
    return true;
  } catch {
    return false;
  }
}

async function firstRecord(text: JsonText, shape: JsonShape): Promise<string> {
  for await (const [first] of records(text.read().stream, shape)) if (first !== undefined) return first;
  throw noRecords();
}

/** Learns the columns from the records, at least `limit` of them; returns the cells of the first. */
async function readColumns(
  text: JsonText,
  shape: JsonShape,
  columns: RecordColumns,
  limit: number,
): Promise<(readonly string[] | null)[]> {
  const rows: (readonly string[] | null)[] = [];
  let seen = 0;
  for await (const some of records(text.read().stream, shape)) {
    for (const record of some) {
      const cells = cellsOf(record, shape, columns);
      if (rows.length <= HEAD_ROWS) rows.push(cells);
    }
    seen += some.length;
    if (seen >= limit) break;
  }
  if (columns.width === 0) throw noRecords();
  return rows;
}

/** A record's cells; null for a line that is no JSON, which is rejected with the others that cannot be read. */
function cellsOf(record: string, shape: JsonShape, columns: RecordColumns): string[] | null {
  try {
    return columns.read(record);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (shape.kind === 'lines') return null;
    throw corruptFile(error.message, error);
  }
}

/** A line that is no record gets one cell too many, so that the engine rejects and counts it. */
function line(columns: RecordColumns, cells: readonly string[] | null): string {
  if (cells) return csvLine(columns.padded(cells));
  return csvLine(Array.from({ length: columns.width + 1 }, () => '?'));
}

async function recordsText(
  text: JsonText,
  shape: JsonShape,
  columns: RecordColumns,
  header: string,
  report: Report,
): Promise<Utf8Text> {
  const encoder = new TextEncoder();
  const { stream, replaced } = text.read();
  let done = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      report('decode', done, Math.max(text.size, done));
      controller.enqueue(chunk);
    },
  });
  const source = records(stream.pipeThrough(counted), shape);
  let lines = header;
  const csv = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let ended = false;
      while (lines.length < CHUNK && !ended) {
        const next = await source.next();
        ended = next.done === true;
        for (const record of next.value ?? []) lines += line(columns, cellsOf(record, shape, columns));
      }
      if (lines !== '') controller.enqueue(encoder.encode(lines));
      lines = '';
      if (ended) controller.close();
    },
    async cancel() {
      await source.return(undefined);
    },
  });
  return { blob: await collect(csv), replaced: replaced() };
}
