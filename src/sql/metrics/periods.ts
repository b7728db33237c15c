import { addDays, addMonths, type Span } from './spans';

/** Calendar periods as they are written: `2024`, `2024-Q2`, `2024-05`. */
export const GRAINS = ['month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** Months of a period of each length. */
export const GRAIN_MONTHS: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** How long a period is; null for what is none. */
export function grainOf(text: string): Grain | null {
  const [, year, quarter, month] = PERIOD.exec(text) ?? [];
  if (year === undefined) return null;
  return quarter ? 'quarter' : month ? 'month' : 'year';
}

/** The days of a period as it is written; null for what is none. */
export function periodSpan(text: string): Span | null {
  const grain = grainOf(text);
  const [, year = '', quarter, month] = PERIOD.exec(text) ?? [];
  if (grain === null) return null;
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, GRAIN_MONTHS[grain]), -1) };
}

/** The period of a length in which a day lies. */
export function periodOf(day: string, grain: Grain): string {
  const [year = '', month = '01'] = day.split('-');
  if (grain === 'year') return year;
  return grain === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The period so many of its own length later; what is no period stays as it is. */
export function shiftPeriod(text: string, by: number): string {
  const grain = grainOf(text);
  const span = periodSpan(text);
  if (grain === null || span === null) return text;
  return periodOf(addMonths(span.from, by * GRAIN_MONTHS[grain]), grain);
}

/** The periods of a length from the one of the first day to the one of the last. */
export function periodsBetween(first: string, last: string, grain: Grain): string[] {
  const found: string[] = [];
  const end = periodOf(last, grain);
  for (let at = periodOf(first, grain); at <= end; at = shiftPeriod(at, 1)) found.push(at);
  return found;
}

/** The same period a year before, and the one right before it, as they are written. */
export function periodBefore(text: string): { readonly last: string; readonly year: string } {
  const grain = grainOf(text) ?? 'year';
  return { last: shiftPeriod(text, -1), year: shiftPeriod(text, -12 / GRAIN_MONTHS[grain]) };
}

/** Months since year 0 of a day: January 2024 is 24288. */
export function monthNumber(day: string): number {
  const [year = '0', month = '1'] = day.split('-');
  return Number(year) * 12 + Number(month) - 1;
}
