import { columnLetters, rangePlaces } from '../../../../lib/cell-reference';
import { escapeXml } from '../../../../lib/xml';
import { attribute } from './parts';
import type { SheetCell, SheetRow, SheetXml } from './sheet-rows';

/** A value as it is written: a number, or text (dates are texts by then); null leaves the cell empty. */
export type CellText = string | number | null;

/** The rows that are written into a sheet. */
export interface Filling {
  /** 1-based row of the headings: no style is taken from it or from above. */
  readonly header: number;
  /** 1-based first row that is written. */
  readonly first: number;
  /** The columns of the sheet that the values of a row go to. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly CellText[])[];
}

export interface FilledSheet {
  readonly pieces: readonly string[];
  /** Formulas gave way to values: the workbook's list of formulas no longer holds. */
  readonly droppedFormulas: boolean;
}

/**
 * Writes rows into a sheet's XML. Everything above them stays as it is, byte for byte; cells take the style of the row
 * that was there, else of the example above. Columns that are not filled keep their formulas and lose their values; rows
 * prepared further below keep styles and formulas.
 */
export function fillSheet(sheet: SheetXml, filling: Filling): FilledSheet {
  const { first, columns, rows } = filling;
  const filled = new Set(columns);
  const above = sheet.rows.filter(({ row }) => row < first);
  const prepared = new Map(sheet.rows.filter(({ row }) => row >= first).map((row) => [row.row, row]));
  const pattern = patternRow(sheet.rows, filling);
  const write = rowWriter(sheet.prefix, pattern, columns);
  const written = rows.map((values, i) => write(first + i, prepared.get(first + i), values));
  const below = [...prepared.values()]
    .filter(({ row }) => row >= first + rows.length)
    .map((row) => emptied(sheet.prefix, row));
  const droppedFormulas = rows.some((_, i) =>
    (prepared.get(first + i)?.cells ?? []).some((cell) => cell.formula && filled.has(cell.column)),
  );
  const last = first + Math.max(0, rows.length - 1);
  const before = withDimension(sheet.before, last, Math.max(0, ...columns));
  const after = withoutMerges(sheet.after, first);
  return { pieces: [before, ...above.map(({ xml }) => xml), ...written, ...below, after], droppedFormulas };
}

/** The row whose looks the new ones take: the last example, else the first prepared row. */
function patternRow(rows: readonly SheetRow[], { header, first }: Filling): SheetRow | undefined {
  const examples = rows.filter(({ row, cells }) => row > header && row < first && cells.length > 0);
  return examples.at(-1) ?? rows.find(({ row }) => row >= first);
}

type RowWriter = (number: number, own: SheetRow | undefined, values: readonly CellText[]) => string;

function rowWriter(prefix: string, pattern: SheetRow | undefined, columns: readonly number[]): RowWriter {
  const places = new Map(columns.map((column, i) => [column, i]));
  const styles = new Map((pattern?.cells ?? []).map(({ column, style }) => [column, style]));
  return (number, own, values) => {
    const cells = new Map<number, string>();
    for (const cell of own?.cells ?? pattern?.cells ?? []) {
      if (!places.has(cell.column)) cells.set(cell.column, keptCell(prefix, cell, number, own !== undefined));
    }
    for (const [column, place] of places) {
      const style = own?.cells.find((cell) => cell.column === column)?.style ?? styles.get(column) ?? null;
      cells.set(column, cellXml(prefix, column, number, style, values[place] ?? null));
    }
    const inOrder = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    const attributes = rowAttributes((own ?? pattern)?.attributes ?? '', number);
    return `<${prefix}row${attributes}>${inOrder.join('')}</${prefix}row>`;
  };
}

/** A cell of a column that is not filled: its formula stays where it stood, a value does not. */
function keptCell(prefix: string, cell: SheetCell, row: number, inPlace: boolean): string {
  return inPlace && cell.formula ? cell.xml : cellXml(prefix, cell.column, row, cell.style, null);
}

function emptied(prefix: string, row: SheetRow): string {
  if (row.cells.every((cell) => cell.formula || cell.text === '')) return row.xml;
  const cells = row.cells.map((cell) => keptCell(prefix, cell, row.row, true));
  return `<${prefix}row${rowAttributes(row.attributes, row.row)}>${cells.join('')}</${prefix}row>`;
}

/** Height and looks of the pattern; its number, span and hiding are its own. */
function rowAttributes(attributes: string, row: number): string {
  const kept = attributes.replace(
    /\s(?:r|spans|hidden|collapsed|outlineLevel)\s*=\s*(?:"[^"]*"|'[^']*')/g,
    '',
  );
  return ` r="${row}"${kept.replace(/\s+$/, '')}`;
}

function cellXml(prefix: string, column: number, row: number, style: string | null, value: CellText): string {
  const start = `<${prefix}c r="${columnLetters(column)}${row}"${style === null ? '' : ` s="${style}"`}`;
  if (value === null || value === '') return `${start}/>`;
  if (typeof value === 'number') return `${start}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  const text = `<${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t>`;
  return `${start} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
}

/** The range that is said to be in use, grown to the new rows. */
function withDimension(xml: string, lastRow: number, lastColumn: number): string {
  return xml.replace(/(<(?:\w+:)?dimension\s)([^>]*)/, (whole, tag: string, attributes: string) => {
    const old = rangePlaces(attribute(attributes, 'ref') ?? '');
    if (!old) return whole;
    const corner = (column: number, row: number) => `${columnLetters(column)}${row}`;
    const to = corner(Math.max(old.to.column, lastColumn), Math.max(old.to.row, lastRow));
    return `${tag}${attributes.replace(/ref\s*=\s*"[^"]*"/, `ref="${corner(old.from.column, old.from.row)}:${to}"`)}`;
  });
}

/** Merged cells among the new rows would hide values: they are taken apart. */
function withoutMerges(xml: string, first: number): string {
  return xml.replace(
    /<((?:\w+:)?)mergeCells(?:\s[^>]*)?>([^]*?)<\/(?:\w+:)?mergeCells>/,
    (whole, prefix: string, inner: string) => {
      const all = inner.match(/<(?:\w+:)?mergeCell\s[^>]*?\/>/g) ?? [];
      const kept = all.filter((tag) => (rangePlaces(attribute(tag, 'ref') ?? '')?.to.row ?? 0) < first);
      if (kept.length === all.length) return whole;
      return kept.length === 0
        ? ''
        : `<${prefix}mergeCells count="${kept.length}">${kept.join('')}</${prefix}mergeCells>`;
    },
  );
}
