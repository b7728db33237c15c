import type { History } from './options';

/** The last days of the months or quarters that ended before a day, oldest first. */
export function periodEnds(asOf: string, { periods, unit }: History): string[] {
  const [year = 1970, month = 1] = asOf.split('-').map(Number);
  const step = unit === 'quarter' ? 3 : 1;
  // Months since year 0, of the first that is not over at `asOf`.
  const begun = year * 12 + (month - 1);
  const first = begun - (begun % step);
  return Array.from({ length: periods }, (_, i) => lastDayBefore(first - (periods - 1 - i) * step));
}

function lastDayBefore(months: number): string {
  const day = new Date(Date.UTC(2000, 0, 1));
  day.setUTCFullYear(Math.floor(months / 12), months % 12, 1);
  day.setUTCDate(0);
  return day.toISOString().slice(0, 10);
}
