import type { Available } from '../../model/cell';
import { whyNoExpression } from '../../sql/expression';
import { type Grain, grainOf, periodOf, shiftPeriod } from '../../sql/metrics/periods';

export { GRAINS } from '../../sql/metrics/periods';

/** Names of the tables that have some columns. */
export function tablesWith({ tables }: Available, names: readonly string[]): string[] {
  return tables
    .filter(({ columns }) => names.every((wanted) => columns.some(({ name }) => name === wanted)))
    .map(({ name }) => name);
}

/** Names to choose from, with the one chosen even where it is not there (any more). */
export function choicesOf(names: readonly string[], chosen: string | null | undefined) {
  const all = !chosen || names.includes(chosen) ? names : [...names, chosen];
  return all.map((name) => ({ value: name, label: name }));
}

/** A share as the percentage that stands in a box. */
export function shareOf(share: number | null): number | null {
  return share === null ? null : Number((share * 100).toFixed(6));
}

/** A percentage of a box as a share; undefined where it is empty. */
export function typedShare(typed: number | null): number | undefined {
  return typed === null ? undefined : Number((typed / 100).toFixed(8));
}

/** Spend by period, one a line (`2024-Q2 = 12,000`); null where a line is none. */
export function spendFrom(text: string): Record<string, number> | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found: Record<string, number> = {};
  for (const line of lines) {
    const [period = '', amount = ''] = line.split(/[=\uFF1D:\uFF1A]/u).map((part) => part.trim());
    const number = Number(amount.replaceAll(/[,\uFF0C\s¥\uFFE5]/gu, ''));
    if (grainOf(period) === null || amount === '' || !Number.isFinite(number) || number < 0) return null;
    found[period] = number;
  }
  return found;
}

export function spendText(spend: Readonly<Record<string, number>>): string {
  return Object.entries(spend)
    .map(([period, amount]) => `${period} = ${amount}`)
    .join('\n');
}

/** Whether a text is a period of a length. */
export function isPeriodOf(text: string, grain: Grain): boolean {
  return grainOf(text) === grain;
}

/** The period before the one in which a day lies: the last that can be over. */
export function lastPeriod(day: string, grain: Grain): string {
  return shiftPeriod(periodOf(day, grain), -1);
}

/** Whether a text can stand as an aggregate or a condition. */
export function isExpression(text: string): boolean {
  return whyNoExpression(text) === null;
}
