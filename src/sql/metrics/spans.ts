import { date } from '../sql';

/** Days, both ends included, as ISO dates. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The stretches of time that metrics look at, all counted back from the analysis date in whole months:
 * `m3`, `m6`, `m12` the last months; `y1`, `y2` the years before the last; `w0` the window, `w1` the one right before
 * it (环比), `wy` the same one a year ago (同比); `mo…` months and `q…` quarters alike.
 */
export const SPAN_NAMES = [
  ...(['m3', 'm6', 'm12', 'y1', 'y2', 'w0', 'w1', 'wy'] as const),
  ...(['q0', 'q1', 'q2', 'qy0', 'qy1', 'mo0', 'mo1', 'mo2', 'moy0', 'moy1'] as const),
] as const;
export type SpanName = (typeof SPAN_NAMES)[number];
export type Spans = Readonly<Record<SpanName, Span>>;

/** Months a span is long and months between its end and the analysis date. */
function shape(name: SpanName, window: number): readonly [number, number] {
  const shapes: Record<SpanName, readonly [number, number]> = {
    m3: [3, 0],
    m6: [6, 0],
    m12: [12, 0],
    y1: [12, 12],
    y2: [12, 24],
    w0: [window, 0],
    w1: [window, window],
    wy: [window, 12],
    q0: [3, 0],
    q1: [3, 3],
    q2: [3, 6],
    qy0: [3, 12],
    qy1: [3, 15],
    mo0: [1, 0],
    mo1: [1, 1],
    mo2: [1, 2],
    moy0: [1, 12],
    moy1: [1, 13],
  };
  return shapes[name];
}

/**
 * Every span for an analysis date, which is itself the last day of the latest ones: at the end of November the last
 * three months are September to November, whole.
 *
 * @param window months
 */
export function spansOf(asOf: string, window: number): Spans {
  const spans = SPAN_NAMES.map((name) => [name, monthsBack(asOf, ...shape(name, window))] as const);
  return Object.fromEntries(spans) as Spans;
}

/** The `months` that end `back` months before the end of a day. */
export function monthsBack(asOf: string, months: number, back: number): Span {
  const end = addDays(asOf, 1);
  return { from: addMonths(end, -back - months), to: addDays(addMonths(end, -back), -1) };
}

/** A span's first name in the list, so that what is the same is counted once. */
export function canonical(spans: Spans, name: SpanName): SpanName {
  const { from, to } = spans[name];
  return SPAN_NAMES.find((other) => spans[other].from === from && spans[other].to === to) ?? name;
}

/** Whether a column of dates lies in a span. */
export function inSpan(day: string, { from, to }: Span): string {
  return `${day} BETWEEN ${date(from)} AND ${date(to)}`;
}

/** A date so many days later. */
export function addDays(day: string, days: number): string {
  return iso(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

/** A date so many months later; where that month is shorter, its last day. */
export function addMonths(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const month = at.getUTCFullYear() * 12 + at.getUTCMonth() + months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return iso(new Date(Date.UTC(Math.floor(month / 12), month % 12, Math.min(at.getUTCDate(), last))));
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** The date of a number of days since 1970-01-01. */
export function dayOf(number: number): string {
  return iso(new Date(number * 86_400_000));
}

function iso(at: Date): string {
  return at.toISOString().slice(0, 10);
}
