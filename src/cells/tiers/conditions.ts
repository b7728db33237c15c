import { number } from '../../sql/number';
import { date, ident, list, text } from '../../sql/sql';
import type { Column } from '../../model/table';
import { isNumeric } from './columns';
import type { Bound, Rule } from './rules';

/** One part of a rule: in words, as SQL that is true, false or null, and the column it looks at. */
export interface Condition {
  readonly text: string;
  readonly sql: string;
  readonly metric: string | null;
}

const SIGNS = { at_least: '≥', above: '>', at_most: '≤', below: '<' } as const;
const OPERATORS = { at_least: '>=', above: '>', at_most: '<=', below: '<' } as const;
const LIMITS = ['at_least', 'above', 'at_most', 'below'] as const;

/** The conditions of a rule, one for each part of each bound, then the expression. */
export function conditionsOf({ when, where }: Rule, columns: readonly Column[]): Condition[] {
  const bounds = Object.entries(when).flatMap(([metric, bound]) =>
    boundConditions(
      metric,
      bound,
      columns.find(({ name }) => name === metric),
    ),
  );
  return [...bounds, ...(where === undefined ? [] : [{ text: where, sql: `(${where})`, metric: null }])];
}

function boundConditions(metric: string, bound: Bound, column: Column | undefined): Condition[] {
  const limits = LIMITS.flatMap((part) => {
    const limit = bound[part];
    if (limit === undefined) return [];
    const sql = `${comparable(metric, limit, column)} ${OPERATORS[part]} ${limitSql(limit)}`;
    return [{ metric, text: `${metric} ${SIGNS[part]} ${limit}`, sql }];
  });
  return [...limits, ...wordConditions(metric, bound)];
}

function wordConditions(metric: string, { is, is_not, known }: Bound): Condition[] {
  const word = `lower(trim(${ident(metric)}::VARCHAR))`;
  const filled = `nullif(${word}, '')`;
  const oneOf = (words: readonly string[]) => list(words.map((one) => text(one.trim().toLowerCase())));
  const isIn = (words: readonly string[]) => `${filled} IN (${oneOf(words)})`;
  return [
    ...(is ? [{ metric, text: `${metric} = ${is.join(' | ')}`, sql: isIn(is) }] : []),
    ...(is_not ? [{ metric, text: `${metric} ≠ ${is_not.join(' | ')}`, sql: `NOT ${isIn(is_not)}` }] : []),
    ...(known === undefined
      ? []
      : [{ metric, text: `${metric} ${known ? '✓' : '?'}`, sql: `${filled} IS ${known ? 'NOT ' : ''}NULL` }]),
  ];
}

function comparable(metric: string, limit: number | string, column: Column | undefined): string {
  if (typeof limit === 'string') return `TRY_CAST(${ident(metric)} AS DATE)`;
  return column && isNumeric(column) ? ident(metric) : `TRY_CAST(${ident(metric)} AS DOUBLE)`;
}

function limitSql(limit: number | string): string {
  return typeof limit === 'string' ? date(limit) : number(limit);
}

/** What puts a customer into a rule's segment, in words. */
export function ruleText(rule: Rule): string {
  return (
    conditionsOf(rule, [])
      .map(({ text: words }) => words)
      .join(', ') || 'everyone'
  );
}

/** Of a value that is not known, or text that is empty. */
export function unknownSql(metric: string): string {
  return `nullif(trim(${ident(metric)}::VARCHAR), '') IS NULL`;
}
