import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { KequnError } from '../../model/failure';
import type { ImportOptions } from '../../model/import';
import { collect } from '../bytes';
import { csvLine } from '../csv';
import type { OpenedFile, OpenRequest, Report, Utf8Text } from '../open';
import { dateText, isTable, numberText, padded } from './cell-text';
import { type CodeRow, sheetCodes } from './sheet-codes';
import { sheetMerges } from './sheet-merges';
import { withPassword } from '../sniff';
import { corruptWorkbook, readWorkbook, type Workbook } from './workbook';

const HEAD_ROWS = 2000;
/** Blank rows are kept, so that row numbers stay what the workbook says, but not the million before a stray cell. */
const MAX_GAP = 1000;
const CHUNK = 256 * 1024;

/**
 * Opens a workbook: one of its sheets as canonical CSV. Dates (cells whose number format is one) become ISO text, numbers
 * keep all their digits.
 * @throws `import.password`, `import.corrupt`, `import.zip_bomb`, `import.unknown_sheet`, `import.empty`
 */
export async function openXlsx(
  file: Blob & { readonly name: string },
  options: ImportOptions,
  request: OpenRequest,
): Promise<OpenedFile> {
  const workbook = readWorkbook(new Uint8Array(await file.arrayBuffer()));
  const head = await chooseSheet(workbook, options.sheet);
  const { sheet, rows, whole } = head;
  let unread = request.whole;
  if (!unread) await head.rest.return(undefined);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return {
    name: file.name,
    bytes: file.size,
    format: 'xlsx',
    compressed: true,
    encoding: 'utf-8',
    encodings: [],
    encodingCertain: true,
    sheets: workbook.sheets,
    hiddenSheets: workbook.hiddenSheets,
    sheet,
    members: [],
    warnings: [],
    merges: () => sheetMerges(file, workbook, sheet),
    delimiter: ',',
    head: linesOf(rows, width),
    headIsWhole: whole,
    headReplaced: 0,
    text: async (report) => {
      const beginning = unread ? head : await sheetHead(workbook, sheet);
      unread = false;
      return sheetText(beginning, width, file.size, report);
    },
  };
}

/** The beginning of a sheet, and what comes after it: a workbook is gone through once. */
interface SheetHead {
  readonly sheet: string;
  readonly rows: readonly string[][];
  readonly whole: boolean;
  readonly rest: AsyncGenerator<readonly string[][]>;
}

/** The sheet asked for, else the first that has a table in it (a first sheet of notes is common). */
async function chooseSheet(workbook: Workbook, asked: string | undefined): Promise<SheetHead> {
  if (asked !== undefined) {
    if (!workbook.sheets.includes(asked)) {
      const values = { sheet: asked, sheets: workbook.sheets.join(', ') };
      throw new KequnError('import.unknown_sheet', `unknown sheet: ${asked}`, { values });
    }
    return notEmpty(await sheetHead(workbook, asked));
  }
  let best: SheetHead | null = null;
  for (const sheet of workbook.sheets.slice(0, 10)) {
    const head = await sheetHead(workbook, sheet);
    if (isTable(head.rows)) {
      await best?.rest.return(undefined);
      return head;
    }
    const longer: boolean = head.rows.length > (best?.rows.length ?? 0);
    await (longer ? best : head)?.rest.return(undefined);
    if (longer) best = head;
  }
  return notEmpty(best);
}

/** A row as a line, the same in the beginning as in the whole: where the data begins is counted in characters. */
function sheetLine(row: readonly string[], width: number): string {
  return row.every((cell) => cell === '') ? '\n' : csvLine(padded(row, width));
}

function notEmpty(head: SheetHead | null): SheetHead {
  if (head && head.rows.length > 0) return head;
  throw new KequnError('import.empty', 'missing content: the sheet has no cells');
}

async function sheetHead(workbook: Workbook, sheet: string): Promise<SheetHead> {
  const source = sheetRows(workbook, sheet);
  const rows: string[][] = [];
  while (rows.length <= HEAD_ROWS) {
    const next = await source.next();
    if (next.done === true) break;
    rows.push(...next.value);
  }
  const whole = rows.length <= HEAD_ROWS;
  return { sheet, rows: rows.slice(0, HEAD_ROWS), whole, rest: after(rows.slice(HEAD_ROWS), source) };
}

async function* after(
  first: readonly string[][],
  source: AsyncGenerator<readonly string[][]>,
): AsyncGenerator<readonly string[][]> {
  try {
    yield first;
    yield* source;
  } finally {
    await source.return(undefined);
  }
}

/** So many rows are handed over at a time. */
const BATCH_ROWS = 500;

/** Rows as text, blank ones included. */
async function* sheetRows(workbook: Workbook, sheet: string): AsyncGenerator<readonly string[][]> {
  let next = 0;
  let rows: string[][] = [];
  const codes = codesOf(workbook, sheet);
  try {
    for await (const row of streamXlsxRows(workbook.bytes, { sheet })) {
      for (let gap = Math.min(row.index - next, MAX_GAP); gap > 0; gap -= 1) rows.push([]);
      next = row.index + 1;
      rows.push(codes ? withCodes(row.values, await codes.row(row.index)) : row.values.map(cellText));
      if (rows.length < BATCH_ROWS) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    throw sheetFailure(error);
  } finally {
    await codes?.end();
  }
  yield rows;
}

/** The codes of a sheet, asked for row after row; null where the workbook has no format of codes. */
function codesOf(workbook: Workbook, sheet: string) {
  if (workbook.codeStyles.size === 0) return null;
  const source = sheetCodes(new Blob([workbook.bytes as Uint8Array<ArrayBuffer>]), workbook, sheet);
  let ahead: CodeRow = { index: -1, cells: new Map() };
  const row = async (index: number): Promise<CodeRow['cells'] | null> => {
    while (ahead.index < index) {
      const next = await source.next();
      ahead = next.done === true ? { index: Infinity, cells: new Map() } : next.value;
    }
    return ahead.index === index ? ahead.cells : null;
  };
  return { row, end: () => source.return() };
}

function withCodes(values: readonly CellValue[], codes: CodeRow['cells'] | null): string[] {
  return values.map((value, column) => {
    const code = typeof value === 'number' ? codes?.get(column) : undefined;
    return code && typeof value === 'number' ? code(value) : cellText(value);
  });
}

function sheetFailure(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (error instanceof KequnError || name === 'AbortError') return error;
  if (/Encrypted|Decryption/.test(name)) {
    return withPassword(error);
  }
  if (/limit|exceed|too large/i.test(String(error))) {
    return new KequnError('import.zip_bomb', `invalid workbook: ${String(error)}`, { cause: error });
  }
  return corruptWorkbook(error);
}

function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** The whole sheet: the workbook is read on from where its beginning ended. */
async function sheetText(
  { rows, rest }: SheetHead,
  width: number,
  size: number,
  report: Report,
): Promise<Utf8Text> {
  const encoder = new TextEncoder();
  let text = linesOf(rows, width);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let ended = false;
      while (text.length < CHUNK && !ended) {
        const { done, value } = await rest.next();
        ended = done === true;
        if (!ended) text += linesOf(value as readonly string[][], width);
      }
      report('decode', size, size);
      if (text !== '') controller.enqueue(encoder.encode(text));
      text = '';
      if (ended) controller.close();
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
  return { blob: await collect(stream), replaced: 0 };
}

function linesOf(rows: readonly (readonly string[])[], width: number): string {
  return rows.map((row) => sheetLine(row, width)).join('');
}
