import type { PersonaResult, Spread } from './result';

/** Where a spread is drawn: places from 0 (left) to 1; null where it is not known. */
export interface StripPlaces {
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
}

/** From this many times the smallest value on, distances are proportions rather than differences. */
const LOG_FROM = 20;
const QUANTILES = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;

/** The scale of a figure's strips: the same on every card, from the least to the greatest quantile of any group. */
export function stripScale(result: PersonaResult, measure: string): (spread: Spread) => StripPlaces {
  const groups = result.segments.flatMap(({ numbers }) => numbers);
  const all = [...result.numbers, ...groups].filter((one) => one.measure === measure);
  const values = all.flatMap((one) => QUANTILES.flatMap((key) => one[key] ?? []));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const isLog = low > 0 && high / low >= LOG_FROM;
  const on = (value: number) => (isLog ? Math.log(value) : value);
  const room = on(high) - on(low);
  const place = (value: number | null) =>
    value === null ? null : room > 0 ? Math.round(((on(value) - on(low)) / room) * 1000) / 1000 : 0.5;
  return (spread) => ({
    p10: place(spread.p10),
    p25: place(spread.p25),
    p50: place(spread.p50),
    p75: place(spread.p75),
    p90: place(spread.p90),
  });
}
