import { columnWidth } from '../../lib/column-width';
import { csvLine } from '../../lib/csvLine';
import { harmless } from '../../lib/harmless';
import type { Value } from '../../model/table';
import type { StrategyTable } from './table-rows';

/** The table, and what it says of figures that were withheld. */
type Written = StrategyTable & { readonly note?: string | null };

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Widths of columns of texts, which then break into lines. */
const WIDEST = 40;

const FORMATS: Readonly<Record<string, string>> = { percent: '0.0%', integer: '#,##0', money: '#,##0.00' };

/** The table as CSV for Excel: UTF-8 with a byte order mark, no formulas; what was withheld is said in the last line. */
export function csvFile({ columns, rows, note }: Written): Blob {
  const lines = [columns.map(({ label }) => label), ...rows, ...noteRows(note)];
  const text = lines.map((values) => csvLine(values.map(safe)) + '\r\n').join('');
  return new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' });
}

/** The table as a workbook: figures are figures, texts break into lines, the headings stay in sight. */
export async function workbookFile({ columns, rows, note }: Written, sheet: string): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx');
  const cells = new Map(
    rows.flatMap((row, r) =>
      row.map((_, c) => [`${r + 1},${c}`, { style: styleOf(columns[c]?.format) }] as const),
    ),
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet.slice(0, 31),
        rows: [
          columns.map(({ label }) => harmless(label)),
          ...[...rows, ...noteRows(note)].map((row) => row.map(safe)),
        ],
        columns: columns.map(({ label }, c) => ({
          width: Math.min(
            WIDEST,
            columnWidth(
              label,
              rows.map((row) => String(row[c] ?? '')),
            ),
          ),
        })),
        cells,
        freezePane: { rows: 1, columns: 1 },
      },
    ],
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: MIME });
}

function styleOf(format = 'text') {
  const numFmt = FORMATS[format];
  return { alignment: { vertical: 'top', wrapText: true } as const, ...(numFmt !== undefined && { numFmt }) };
}

function safe(value: Value): Value {
  return typeof value === 'string' ? harmless(value) : value;
}

/** After an empty line, so that it is no row of the table. */
function noteRows(note: string | null = null): string[][] {
  return note === null ? [] : [[''], [note]];
}
