import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { KequnError } from '../../model/failure';
import type { ImportOptions } from '../../model/import';
import { collect } from '../bytes';
import { csvLine } from '../csv';
import type { OpenedFile, Report, Utf8Text } from '../open';
import { dateText, isTable, numberText, padded } from './cell-text';
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
): Promise<OpenedFile> {
  const workbook = readWorkbook(new Uint8Array(await file.arrayBuffer()));
  const { sheet, rows, whole } = await chooseSheet(workbook, options.sheet);
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
    sheet,
    members: [],
    warnings: [],
    merges: () => sheetMerges(file, workbook, sheet),
    delimiter: ',',
    head: rows.map((row) => sheetLine(row, width)).join(''),
    headIsWhole: whole,
    headReplaced: 0,
    text: (report) => sheetText(workbook, sheet, width, file.size, report),
  };
}

interface SheetHead {
  readonly sheet: string;
  readonly rows: readonly string[][];
  readonly whole: boolean;
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
    if (isTable(head.rows)) return head;
    if (head.rows.length > (best?.rows.length ?? 0)) best = head;
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
  const rows: string[][] = [];
  for await (const row of sheetRows(workbook, sheet, HEAD_ROWS + 1)) rows.push(row);
  return { sheet, rows: rows.slice(0, HEAD_ROWS), whole: rows.length <= HEAD_ROWS };
}

/** Rows as text, blank ones included. */
async function* sheetRows(workbook: Workbook, sheet: string, maxRows?: number): AsyncGenerator<string[]> {
  let next = 0;
  try {
    for await (const row of streamXlsxRows(workbook.bytes, { sheet, ...(maxRows ? { maxRows } : {}) })) {
      for (let gap = Math.min(row.index - next, MAX_GAP); gap > 0; gap -= 1) yield [];
      next = row.index + 1;
      yield row.values.map(cellText);
    }
  } catch (error) {
    throw sheetFailure(error);
  }
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

async function sheetText(
  workbook: Workbook,
  sheet: string,
  width: number,
  size: number,
  report: Report,
): Promise<Utf8Text> {
  const encoder = new TextEncoder();
  const rows = sheetRows(workbook, sheet);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const { done, value } = await rows.next();
        if (done) break;
        text += sheetLine(value, width);
      }
      report('decode', size, size);
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
  return { blob: await collect(stream), replaced: 0 };
}
