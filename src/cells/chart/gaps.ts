import type { TimeBin } from './definition';
import type { ChartRow } from './result';

/** All starts of a unit of time from one ISO date to another, both included. */
export function timeSteps(from: string, to: string, unit: TimeBin, limit: number): string[] {
  const steps: string[] = [];
  for (let at = from; at <= to && steps.length < limit; at = next(at, unit)) steps.push(at);
  return steps;
}

/** Rows for the units in which nothing happened, so that a line goes down to zero instead of past it. */
export function fillGaps(
  rows: readonly ChartRow[],
  unit: TimeBin,
  value: 0 | null,
  limit: number,
): ChartRow[] {
  const places = rows.map((row) => String(row.x)).sort();
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [...rows];
  const series = [...new Set(rows.map((row) => row.colour ?? null))];
  const hasSeries = rows.some((row) => row.colour !== undefined);
  const steps = timeSteps(first, last, unit, limit + 1);
  if (steps.length * series.length > limit) return [...rows];
  const known = new Map(rows.map((row) => [keyOf(row.x, row.colour ?? null), row]));
  return steps.flatMap((x) =>
    series.map((colour) => known.get(keyOf(x, colour)) ?? { x, value, ...(hasSeries ? { colour } : {}) }),
  );
}

function keyOf(x: string | number, colour: string | null): string {
  return JSON.stringify([x, colour]);
}

const MONTHS: Readonly<Partial<Record<TimeBin, number>>> = { month: 1, quarter: 3, year: 12 };
const DAYS: Readonly<Partial<Record<TimeBin, number>>> = { day: 1, week: 7 };

function next(iso: string, unit: TimeBin): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + (MONTHS[unit] ?? 0));
  date.setUTCDate(date.getUTCDate() + (DAYS[unit] ?? 0));
  return date.toISOString().slice(0, 10);
}
