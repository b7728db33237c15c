import { rangePlaces } from '../../../../lib/cell-reference';
import { unescapeXml } from '../../../../lib/xml';
import { attribute, type TemplateWorkbook, xmlOf } from './parts';
import { cutSheet } from './sheet-rows';

/** A drop-down list: which columns it is for, and what may be chosen. */
export interface ColumnChoices {
  readonly columns: readonly number[];
  readonly choices: readonly string[];
}

const VALIDATION = /<(?:\w+:)?dataValidation(\s[^>]*?)?>([^]*?)<\/(?:\w+:)?dataValidation>/g;

/** The drop-down lists of a sheet, also those whose values stand in another sheet. */
export function columnChoices(workbook: TemplateWorkbook, sheetXml: string, sheet: string): ColumnChoices[] {
  return [...sheetXml.matchAll(VALIDATION)].flatMap(([, attributes = '', inner = '']) => {
    if (attribute(attributes, 'type') !== 'list') return [];
    const ranges = attribute(attributes, 'sqref') ?? tagText(inner, 'sqref');
    const formula = tagText(inner, 'formula1').replace(/<[^>]*>/g, '');
    const choices = choicesOf(workbook, unescapeXml(formula).trim(), sheet);
    const columns = ranges.split(/\s+/).flatMap(columnsOf);
    return choices.length > 0 ? [{ columns, choices }] : [];
  });
}

function tagText(xml: string, tag: string): string {
  return new RegExp(`<(?:\\w+:)?${tag}(?:\\s[^>]*)?>([^]*?)</(?:\\w+:)?${tag}>`).exec(xml)?.[1] ?? '';
}

function columnsOf(range: string): number[] {
  const places = rangePlaces(range);
  if (!places) return [];
  const count = places.to.column - places.from.column + 1;
  return Array.from({ length: Math.min(200, Math.max(0, count)) }, (_, i) => places.from.column + i);
}

/** `"甲,乙"`, `字典!$A$1:$A$5` or the name of such a range. */
function choicesOf(workbook: TemplateWorkbook, formula: string, sheet: string): string[] {
  const listed = /^"([^]*)"$/.exec(formula)?.[1];
  if (listed !== undefined) return listed.split(',').map((choice) => choice.trim());
  const named = namedRange(workbook, formula) ?? formula;
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/.exec(named);
  const places = match && rangePlaces(match[3] ?? '');
  if (!match || !places) return [];
  const name = (match[1]?.replaceAll("''", "'") ?? match[2] ?? sheet).trim();
  const part = workbook.sheets.find((one) => one.name === name);
  const rows = part && cutSheet(xmlOf(workbook.parts, part.path), workbook.strings)?.rows;
  return (rows ?? [])
    .filter(({ row }) => row >= places.from.row && row <= places.to.row)
    .flatMap(({ cells }) => cells)
    .filter(({ column }) => column >= places.from.column && column <= places.to.column)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
}

function namedRange({ parts }: TemplateWorkbook, name: string): string | null {
  const names = xmlOf(parts, 'xl/workbook.xml').matchAll(
    /<(?:\w+:)?definedName\s([^>]*)>([^<]*)<\/(?:\w+:)?definedName>/g,
  );
  for (const [, attributes = '', value = ''] of names) {
    if (unescapeXml(attribute(attributes, 'name') ?? '') === name) return unescapeXml(value);
  }
  return null;
}
