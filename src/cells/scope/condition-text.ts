import type { Condition, ConditionValue } from './options';

export const OPERATORS = ['in', 'not_in', 'equals', 'min', 'max', 'contains'] as const;
export type Operator = (typeof OPERATORS)[number];

/** The operators a condition uses: the form edits one, text any number. */
export function operatorsOf(condition: Condition): Operator[] {
  return OPERATORS.filter((operator) => condition[operator] !== undefined);
}

/** A condition's value as a reader types it. */
export function valueText(condition: Condition, operator: Operator): string {
  const value = condition[operator];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** What a reader typed as a condition; figures become numbers where the field holds numbers. */
export function conditionFrom(field: string, operator: Operator, typed: string, numeric: boolean): Condition {
  const one = (text: string): string | number =>
    numeric && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  if (operator === 'contains') return { field, contains: typed };
  if (operator === 'in' || operator === 'not_in') {
    const values: ConditionValue[] = typed
      .split(/[,\uFF0C、;\uFF1B\n]+/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(one);
    return { field, [operator]: values };
  }
  return { field, [operator]: one(typed.trim()) };
}
