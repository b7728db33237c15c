/** How many rows fall on a day; `day` counts days from 1970-01-01. */
export interface DayCount {
  readonly day: number;
  readonly rows: number;
}

/** The first and last plausible day; null = no limit on that side. */
export interface PlausibleDays {
  readonly from: number | null;
  readonly to: number | null;
}

/** 1900-01-01: what lies before is a spreadsheet's zero or a typing error. */
const EARLIEST = -25_567;

/** A run of days is implausible when it stands further apart and holds a smaller share of the rows than this. */
interface Apart {
  readonly gap: number;
  readonly share: number;
}

/** Dates set apart by more than ten years (2099, 9999, 1905) are errors even in a small file. */
export const FAR: Apart = { gap: 3653, share: 0.05 };
/** The last order decides how recent all others are, so at that end a year's gap and a handful of rows do. */
export const AFTER: Apart = { gap: 366, share: 0.001 };

/**
 * Which days can be meant, without looking at a clock: days before 1900 cannot, nor can a head or a tail that is more
 * than ten years away from the rest and holds less than 5 % of the rows, nor a tail that is more than 366 days away
 * and holds less than 0.1 %. (An old first order is odd but possible, and changes nobody's recency.)
 *
 * @param days distinct days in ascending order
 */
export function plausibleDays(days: readonly DayCount[]): PlausibleDays {
  const kept = days.filter(({ day }) => day >= EARLIEST);
  if (kept.length === 0) return { from: null, to: null };
  const total = sum(kept);
  const from = keptFrom(kept, total, [FAR]);
  const to = -keptFrom(mirrored(kept), total, [FAR, AFTER]);
  const first = kept[0]?.day;
  const last = kept.at(-1)?.day;
  return {
    from: kept.length < days.length || from !== first ? from : null,
    to: last === undefined || to === last ? null : to,
  };
}

/** The first day that is not part of an implausible head. */
function keptFrom(days: readonly DayCount[], total: number, rules: readonly Apart[]): number {
  let from = days[0]?.day ?? EARLIEST;
  let before = 0;
  for (const [i, { day, rows }] of days.entries()) {
    const gap = day - (days[i - 1]?.day ?? day);
    if (rules.some((apart) => gap > apart.gap && before / total < apart.share)) from = day;
    before += rows;
  }
  return from;
}

function mirrored(days: readonly DayCount[]): DayCount[] {
  return days.map(({ day, rows }) => ({ day: -day, rows })).reverse();
}

function sum(days: readonly DayCount[]): number {
  return days.reduce((total, { rows }) => total + rows, 0);
}
