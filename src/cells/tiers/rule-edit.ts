import { storedRule, type Bound, type Rule } from './rules';

export const BOUND_OPERATORS = [
  'at_least',
  'above',
  'at_most',
  'below',
  'is',
  'is_not',
  'known',
  'unknown',
] as const;
export type BoundOperator = (typeof BOUND_OPERATORS)[number];

/** One condition as the form shows it. */
export interface ConditionRow {
  readonly metric: string;
  readonly operator: BoundOperator;
  /** As it is typed; empty where the operator needs none. */
  readonly value: string;
}

/** The conditions of a rule, one for each part of each bound. */
export function rowsOf({ when }: Rule): ConditionRow[] {
  return Object.entries(when).flatMap(([metric, bound]) =>
    BOUND_OPERATORS.flatMap((operator) => {
      const value = valueText(bound, operator);
      return value === null ? [] : [{ metric, operator, value }];
    }),
  );
}

function valueText(bound: Bound, operator: BoundOperator): string | null {
  if (operator === 'known') return bound.known === true ? '' : null;
  if (operator === 'unknown') return bound.known === false ? '' : null;
  const value = bound[operator];
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The bounds that some conditions make; what has no value yet is left out unless nothing else is there of its metric. */
export function whenOf(rows: readonly ConditionRow[]): Record<string, Bound> {
  const when: Record<string, Bound> = {};
  for (const row of rows) when[row.metric] = { ...when[row.metric], ...boundOf(row) };
  return when;
}

function boundOf({ operator, value }: ConditionRow): Bound {
  if (operator === 'known' || operator === 'unknown') return { known: operator === 'known' };
  if (operator === 'is' || operator === 'is_not') {
    const words = value
      .split(/[,\uFF0C、;\uFF1B\n]+/u)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return { [operator]: words.length > 0 ? words : ['?'] };
  }
  const typed = value.trim();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed);
  const number = Number(typed.replaceAll(',', ''));
  return { [operator]: isDay ? typed : Number.isFinite(number) ? number : 0 };
}

/** Rules as the document stores them, in order. */
export function storedRules(rules: readonly Rule[]): Record<string, unknown> {
  return Object.fromEntries(rules.map((rule) => [rule.segment, storedRule(rule)]));
}

/** A key that no rule has. */
export function freeKey(rules: readonly Rule[]): string {
  const taken = new Set(rules.map(({ segment }) => segment));
  let n = rules.length + 1;
  while (taken.has(`rule_${n}`)) n += 1;
  return `rule_${n}`;
}
