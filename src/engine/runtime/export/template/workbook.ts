import { KequnError } from '../../../../model/failure';
import type { TemplateMapping } from '../../../../model/export';
import { columnChoices } from './choices';
import { type CellText, fillSheet } from './fill-sheet';
import { findHeadings, type SheetHeadings } from './headings';
import { openParts, type Parts, type SheetPart, type TemplateWorkbook, xmlOf, zipParts } from './parts';
import { cutSheet, type SheetRow, type SheetXml } from './sheet-rows';

const SHOWN_ROWS = 12;
const SHOWN_COLUMNS = 60;

/** A workbook that another system gave to be filled. Opened once, filled as often as there are parts. */
export class WorkbookTemplate {
  private readonly workbook: TemplateWorkbook;

  /** @throws as `openParts` */
  constructor(bytes: Uint8Array) {
    this.workbook = openParts(bytes);
  }

  /** Its visible sheets, with the headings found in each. */
  sheets(): SheetHeadings[] {
    return this.workbook.sheets.filter(({ hidden }) => !hidden).map((part) => this.readSheet(part));
  }

  private readSheet(part: SheetPart): SheetHeadings {
    const xml = xmlOf(this.workbook.parts, part.path);
    const rows = cutSheet(xml, this.workbook.strings)?.rows ?? [];
    const found = findHeadings(rows.map(withoutFormulas));
    const lists = columnChoices(this.workbook, xml, part.name);
    return {
      name: part.name,
      header: found.header,
      first: found.first,
      score: found.score,
      headings: found.headings.map((heading) => ({
        ...heading,
        choices: lists.find(({ columns }) => columns.includes(heading.column))?.choices ?? [],
      })),
      rows: Array.from({ length: Math.min(SHOWN_ROWS, Math.max(0, ...rows.map(({ row }) => row))) }, (_, i) =>
        textsOf(rows.find(({ row }) => row === i + 1)?.cells ?? []),
      ),
    };
  }

  /**
   * The workbook with rows in one of its sheets; every other part of it stays as it was.
   * @throws `import.unknown_sheet`
   */
  fill(
    mapping: TemplateMapping,
    columns: readonly number[],
    rows: readonly (readonly CellText[])[],
  ): Uint8Array<ArrayBuffer> {
    const { part, sheet } = this.sheetToFill(mapping.sheet);
    const { pieces, droppedFormulas } = fillSheet(sheet, {
      header: mapping.header,
      first: mapping.first,
      columns,
      rows,
    });
    const parts = { ...this.workbook.parts, [part.path]: encoded(pieces) };
    return zipParts(droppedFormulas ? withoutFormulaList(parts) : parts);
  }

  private sheetToFill(name: string | undefined): { part: SheetPart; sheet: SheetXml } {
    const part = this.workbook.sheets.find((one) => one.name === name);
    const sheet = part && cutSheet(xmlOf(this.workbook.parts, part.path), this.workbook.strings);
    if (part && sheet) return { part, sheet };
    const values = { sheet: name ?? '', sheets: this.workbook.sheets.map((one) => one.name).join(', ') };
    throw new KequnError('import.unknown_sheet', `unknown sheet: ${name ?? ''}`, { values });
  }
}

/** What a prepared formula shows is neither heading nor example. */
function withoutFormulas(row: SheetRow): SheetRow {
  return { ...row, cells: row.cells.filter((cell) => !cell.formula) };
}

function textsOf(cells: readonly { readonly column: number; readonly text: string }[]): string[] {
  const width = Math.min(SHOWN_COLUMNS, Math.max(0, ...cells.map(({ column }) => column + 1)));
  const texts = Array.from({ length: width }, () => '');
  for (const { column, text } of cells) if (column < width) texts[column] = text;
  return texts;
}

/** A large sheet is put together from its rows' bytes: as one text it could be longer than texts may be. */
function encoded(pieces: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < pieces.length; at += 1000)
    chunks.push(encoder.encode(pieces.slice(at, at + 1000).join('')));
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Excel mistrusts a list that names formulas which are gone; without the list it makes a new one. */
function withoutFormulaList(parts: Parts): Parts {
  const without = { ...parts };
  delete without['xl/calcChain.xml'];
  const encoder = new TextEncoder();
  const cleaned = (path: string, pattern: RegExp) => {
    if (without[path]) without[path] = encoder.encode(xmlOf(parts, path).replace(pattern, ''));
  };
  cleaned('xl/_rels/workbook.xml.rels', /<(?:\w+:)?Relationship\s[^>]*calcChain[^>]*\/>/g);
  cleaned('[Content_Types].xml', /<(?:\w+:)?Override\s[^>]*calcChain[^>]*\/>/g);
  return without;
}
