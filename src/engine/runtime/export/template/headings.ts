import { plainHeading } from '../../../../import/propose-columns';
import { fieldOfName } from '../../../../import/synonyms';
import type { TemplateHeading, TemplateSheet } from '../../../../model/export';

/** What a template says of one of its sheets by itself. */
export interface SheetHeadings extends Omit<TemplateSheet, 'proposal'> {
  /** How sure the headings are; 0 = none. */
  readonly score: number;
}

/** A row of a template as its headings are looked for. */
export interface TemplateRow {
  /** 1-based. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly { readonly column: number; readonly text: string }[];
}

export interface FoundHeadings {
  readonly header: number;
  readonly first: number;
  readonly headings: readonly Omit<TemplateHeading, 'choices'>[];
  /** How sure it is; 0 = no headings. */
  readonly score: number;
}

/** Headings stand in one of the first rows: title and notes come above them. */
const LOOKED_AT = 40;
/** Notes on how to fill the template are longer than any heading. */
const LONGEST_HEADING = 40;

/**
 * Finds the row of headings below title lines and notes: many short texts, some of them words for known fields. The rows
 * filled right below are examples or explanations; what is written begins after them.
 */
export function findHeadings(rows: readonly TemplateRow[]): FoundHeadings {
  const filled = rows
    .map((row) => ({ ...row, cells: row.cells.filter(({ text }) => text.trim() !== '') }))
    .filter((row) => row.row <= LOOKED_AT);
  const scored = filled.map((row) => ({ row, score: scoreOf(row) }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (found, one) => (one.score > (found?.score ?? 0) ? one : found),
    null,
  );
  if (!best) return { header: 1, first: 2, headings: [], score: 0 };
  const header = best.row.row;
  const examples = examplesBelow(filled, header);
  const headings = best.row.cells.map(({ column, text }) => ({
    heading: text.trim(),
    column,
    required: isRequired(text),
    example: exampleOf(examples, column),
  }));
  return { header, first: header + 1 + examples.length, headings, score: best.score };
}

function scoreOf({ cells, hidden }: TemplateRow): number {
  const names = cells.filter(({ text }) => text.trim().length <= LONGEST_HEADING && !isPlainValue(text));
  const known = names.filter(({ text }) => fieldOfName(plainHeading(text)) !== null).length;
  if (names.length < Math.max(1, cells.length * 0.7)) return 0;
  const distinct = new Set(names.map(({ text }) => text.trim())).size;
  return (distinct + known * 3) * (hidden ? 0.5 : 1);
}

function isPlainValue(text: string): boolean {
  return /^[\d\s.,:/+-]+$/.test(text.trim()) || /@/.test(text);
}

function isRequired(text: string): boolean {
  return /[*＊]|必填|\brequired\b/i.test(text);
}

/** Rows filled without a gap right below the headings. */
function examplesBelow(rows: readonly TemplateRow[], header: number): TemplateRow[] {
  const examples: TemplateRow[] = [];
  for (let next = header + 1; ; next += 1) {
    const row = rows.find((one) => one.row === next && one.cells.length > 0);
    if (!row) return examples;
    examples.push(row);
  }
}

function exampleOf(examples: readonly TemplateRow[], column: number): string {
  const texts = examples.map(({ cells }) => cells.find((cell) => cell.column === column)?.text ?? '');
  return texts.find((text) => text.trim() !== '') ?? '';
}
