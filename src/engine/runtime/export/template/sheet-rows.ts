import { cellPlace } from '../../../../lib/cell-reference';
import { unescapeXml } from '../../../../lib/xml';
import { attribute, textOf } from './parts';

export interface SheetCell {
  readonly column: number;
  /** Index of its style; null = none. */
  readonly style: string | null;
  readonly text: string;
  readonly formula: boolean;
  readonly xml: string;
}

export interface SheetRow {
  /** 1-based. */
  readonly row: number;
  /** Everything in its tag but the name. */
  readonly attributes: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  readonly xml: string;
}

/** A sheet's XML cut at its rows: what stands before and after them is never touched. */
export interface SheetXml {
  readonly before: string;
  readonly rows: readonly SheetRow[];
  readonly after: string;
  /** The prefix of the sheet's elements with its colon, mostly empty. */
  readonly prefix: string;
}

/** Cuts a sheet's XML at its rows; null where there is no data element. */
export function cutSheet(xml: string, strings: readonly string[]): SheetXml | null {
  const open = /<((?:\w+:)?)sheetData(?:\s[^>]*)?(\/?)>/.exec(xml);
  if (!open) return null;
  const prefix = open[1] ?? '';
  const start = open.index + open[0].length;
  if (open[2] === '/') {
    const tag = `<${prefix}sheetData>`;
    return {
      before: xml.slice(0, open.index) + tag,
      rows: [],
      after: `</${prefix}sheetData>${xml.slice(start)}`,
      prefix,
    };
  }
  const end = xml.indexOf(`</${prefix}sheetData>`, start);
  if (end < 0) return null;
  const rows = cutRows(xml.slice(start, end), strings);
  return { before: xml.slice(0, start), rows, after: xml.slice(end), prefix };
}

const ROW = /<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([^]*?)<\/(?:\w+:)?row>)/g;
const CELL = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([^]*?)<\/(?:\w+:)?c>)/g;

function cutRows(xml: string, strings: readonly string[]): SheetRow[] {
  let last = 0;
  return [...xml.matchAll(ROW)].map(([whole, attributes = '', inner = '']) => {
    const row = Number(attribute(attributes, 'r') ?? last + 1);
    last = row;
    const hidden = /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '');
    return { row, attributes, hidden, cells: cutCells(inner, strings), xml: whole };
  });
}

function cutCells(xml: string, strings: readonly string[]): SheetCell[] {
  let last = -1;
  return [...xml.matchAll(CELL)].map(([whole, attributes = '', inner = '']) => {
    const column = cellPlace(attribute(attributes, 'r') ?? '')?.column ?? last + 1;
    last = column;
    return {
      column,
      style: attribute(attributes, 's'),
      text: cellText(attribute(attributes, 't') ?? 'n', inner, strings),
      formula: /<(?:\w+:)?f[\s>/]/.test(inner),
      xml: whole,
    };
  });
}

function cellText(type: string, inner: string, strings: readonly string[]): string {
  if (type === 'inlineStr') return textOf(inner);
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1];
  if (value === undefined) return '';
  return type === 's' ? (strings[Number(value)] ?? '') : unescapeXml(value);
}
