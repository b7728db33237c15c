import { unzipSync } from 'fflate';
import { KequnError } from '../../model/failure';
import { notATable } from '../sniff';
import type { CodeFormat } from './code-format';
import { codeStyles } from './code-styles';

/** The parts of a workbook that must be known before its cells are read. */
export interface Workbook {
  readonly bytes: Uint8Array;
  /** Visible sheets first, each group in the workbook's order. */
  readonly sheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  /** Sheet -> the part of the workbook that holds its cells. */
  readonly parts: Readonly<Record<string, string>>;
  /** Styles whose numbers are codes with zeros before them; none in most workbooks. */
  readonly codeStyles: ReadonlyMap<number, CodeFormat>;
}

/** The part that holds a sheet's cells. */
export function sheetPart(workbook: Workbook, sheet: string): string | undefined {
  return workbook.parts[sheet];
}

/** Inflated, a workbook may be this large; sheets of real files shrink to a tenth or so. */
export const MAX_WORKBOOK = 2 * 2 ** 30;
export const MAX_WORKBOOK_RATIO = 200;
const RATIO_FROM = 100 * 2 ** 20;

/**
 * Reads the list of sheets, after a look at how large the parts say they are.
 * @throws `import.zip_bomb`; `import.not_a_table` for other things in ZIP's clothing; `import.corrupt`
 */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const names: string[] = [];
  let inflated = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        inflated += originalSize;
        return PARTS.has(name) && originalSize < 8 * 2 ** 20;
      },
    });
  } catch (error) {
    throw corruptWorkbook(error);
  }
  if (inflated > MAX_WORKBOOK || (inflated > RATIO_FROM && inflated > bytes.length * MAX_WORKBOOK_RATIO)) {
    throw zipBomb(bytes.length, inflated);
  }
  const workbook = parts[WORKBOOK];
  if (!workbook) throw notAWorkbook(names);
  const sheets = listedSheets(new TextDecoder().decode(workbook));
  if (sheets.length === 0) throw corruptWorkbook();
  const targets = relations(new TextDecoder().decode(parts[RELATIONS] ?? new Uint8Array()));
  return {
    bytes,
    sheets: sheets.map(({ name }) => name),
    hiddenSheets: sheets.flatMap(({ name, hidden }) => (hidden ? [name] : [])),
    parts: Object.fromEntries(sheets.map(({ name, id }) => [name, targets.get(id) ?? ''])),
    codeStyles: codeStyles(new TextDecoder().decode(parts[STYLES] ?? new Uint8Array())),
  };
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const PARTS: ReadonlySet<string> = new Set([WORKBOOK, RELATIONS, STYLES]);

/** Relation id -> path of the part. */
function relations(xml: string): Map<string, string> {
  const tags = [...xml.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map((match) => match[1] ?? '');
  return new Map(
    tags.map((tag) => {
      const target = unescapeXml(/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '');
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return [/\bId="([^"]*)"/.exec(tag)?.[1] ?? '', part];
    }),
  );
}

function zipBomb(bytes: number, inflated: number): KequnError {
  return new KequnError('import.zip_bomb', `invalid workbook: ${bytes} bytes become ${inflated}`, {
    values: { bytes, inflated },
  });
}

export function corruptWorkbook(cause?: unknown): KequnError {
  return new KequnError('import.corrupt', 'invalid workbook: it is damaged or cut off', { cause });
}

function notAWorkbook(names: readonly string[]): KequnError {
  if (names.includes('xl/workbook.bin')) return notATable('.xlsb');
  if (names.some((name) => name.startsWith('word/'))) return notATable('.docx');
  if (names.some((name) => name.startsWith('ppt/'))) return notATable('.pptx');
  return names.some((name) => name.startsWith('xl/')) ? corruptWorkbook() : notATable('ZIP');
}

/** The sheets in `workbook.xml`, each with its relation; hidden ones come last. */
function listedSheets(xml: string): { name: string; id: string; hidden: boolean }[] {
  const tags = [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map((match) => match[1] ?? '');
  const sheets = tags.map((tag) => ({
    name: unescapeXml(/\bname="([^"]*)"/.exec(tag)?.[1] ?? ''),
    id: /\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '',
    hidden: /\bstate="(hidden|veryHidden)"/.test(tag),
  }));
  const named = sheets.filter(({ name }) => name !== '');
  return [...named.filter(({ hidden }) => !hidden), ...named.filter(({ hidden }) => hidden)];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(value: string): string {
  return value.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return Number.isFinite(code) && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
