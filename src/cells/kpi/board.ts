import { grainOf, GRAIN_MONTHS, periodSpan, shiftPeriod } from '../../sql/metrics/periods';
import { dayNumber } from '../../sql/metrics/spans';
import { growsByDay } from './keys';
import type { KpiOptions } from './options';
import type { Actual, KpiEntry, Review, Target } from './options-entry';
import type { KpiLive, KpiResult, LiveValue } from './result';

export const STATES = ['on_track', 'at_risk', 'off', 'no_target', 'no_value'] as const;
export type State = (typeof STATES)[number];

/** From where the value is that a relative target is a change on. */
export type BaseFrom = 'baseline' | 'year' | 'before';

export interface Goal {
  readonly value: number;
  /** As the author set it. */
  readonly target: Target;
  /** Of a relative target: what it is a change on. */
  readonly base: { readonly value: number; readonly from: BaseFrom; readonly period: string | null } | null;
}

/** A value of another period beside this one's: points for shares and ranks, a relative change for all else. */
export interface Beside {
  readonly period: string;
  readonly value: number;
  readonly change: number | null;
}

/** How one KPI stands in one period. */
export interface Standing {
  readonly period: string;
  /** What the author closed, else what the data at hand say. */
  readonly value: number | null;
  readonly actual: Actual | null;
  readonly live: LiveValue | null;
  readonly running: boolean;
  readonly goal: Goal | null;
  /** Of a sum whose period still runs: what part of the target would be due by now. */
  readonly due: number | null;
  /** Value less goal (or less what is due). */
  readonly gap: number | null;
  readonly state: State;
  /** 环比 and 同比. */
  readonly before: Beside | null;
  readonly year: Beside | null;
  /** What the data at hand say of a period that was closed with another value. */
  readonly differs: number | null;
  readonly review: Review | null;
}

export interface Row {
  readonly kpi: KpiEntry;
  readonly live: KpiLive | null;
  /** The earliest first. */
  readonly standings: readonly Standing[];
  /** Actuals of periods of another length than the KPI's: kept, and not shown among the others. */
  readonly foreign: readonly Actual[];
}

/** Differences below this share of a value are rounding. */
const ROUNDING = 1e-9;

/** Every KPI in every period that is known of it: what was closed goes before what the data at hand say. */
export function board(options: KpiOptions, result: KpiResult): Row[] {
  return options.kpis.map((kpi) => {
    const live = result.kpis.find(({ key }) => key === kpi.key) ?? null;
    const fits = ({ period }: { readonly period: string }) => grainOf(period) === kpi.period;
    const periods = [
      ...(live?.periods ?? []).filter(fits).map(({ period }) => period),
      ...kpi.actuals.filter(fits).map(({ period }) => period),
      ...kpi.reviews.filter(fits).map(({ period }) => period),
    ];
    const find = finder(kpi, live);
    const standings = [...new Set(periods)]
      .sort()
      .map((period) =>
        standing(kpi, find, period, { lastDay: result.last_day, tolerance: options.tolerance }),
      );
    return { kpi, live, standings, foreign: kpi.actuals.filter((actual) => !fits(actual)) };
  });
}

interface Found {
  readonly actual: Actual | null;
  readonly live: LiveValue | null;
  readonly value: number | null;
}

type Find = (period: string) => Found;

function finder(kpi: KpiEntry, live: KpiLive | null): Find {
  return (period) => {
    const actual = kpi.actuals.find((one) => one.period === period) ?? null;
    const now = live?.periods.find((one) => one.period === period) ?? null;
    return { actual, live: now, value: actual?.value ?? now?.value ?? null };
  };
}

function standing(
  kpi: KpiEntry,
  find: Find,
  period: string,
  { lastDay, tolerance }: { lastDay: string | null; tolerance: number },
): Standing {
  const { actual, live, value } = find(period);
  const running = actual === null && (live?.running ?? false);
  const goal = goalOf(kpi, find, period);
  const due = running && goal ? dueBy(kpi, period, goal.value, lastDay) : null;
  const aim = due ?? goal?.value ?? null;
  const gap = value === null || aim === null ? null : value - aim;
  const years = 12 / GRAIN_MONTHS[kpi.period];
  return {
    ...{ period, value, actual, live, running, goal, due, gap },
    state: value === null ? 'no_value' : aim === null ? 'no_target' : stateOf(kpi, value, aim, tolerance),
    before: beside(kpi, value, shiftPeriod(period, -1), find),
    year: beside(kpi, value, shiftPeriod(period, -years), find),
    differs: differing(actual, live),
    review: kpi.reviews.find((one) => one.period === period) ?? null,
  };
}

/** The target that holds in a period: the last one that was set to begin by then. */
export function targetOf(
  kpi: Pick<KpiEntry, 'target' | 'revised' | 'period'>,
  period: string,
): Target | null {
  const revised = kpi.revised
    .filter(({ from }) => grainOf(from) === kpi.period && from <= period)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.at - b.at));
  return revised.at(-1)?.target ?? kpi.target;
}

function goalOf(kpi: KpiEntry, find: Find, period: string): Goal | null {
  const target = targetOf(kpi, period);
  if (target === null) return null;
  if ('value' in target) return { value: target.value, target, base: null };
  const base = baseOf(kpi, find, period);
  return base && { value: base.value + Math.abs(base.value) * target.change, target, base };
}

/** The baseline; without one the same period a year ago, else the period before. */
function baseOf({ baseline, period: grain }: KpiEntry, find: Find, period: string): Goal['base'] {
  if (baseline) {
    const value = baseline.value ?? (baseline.period === null ? null : find(baseline.period).value);
    return value === null ? null : { value, from: 'baseline', period: baseline.period };
  }
  const year = shiftPeriod(period, -12 / GRAIN_MONTHS[grain]);
  const before = shiftPeriod(period, -1);
  for (const [from, other] of [
    ['year', year],
    ['before', before],
  ] as const) {
    const { value } = find(other);
    if (value !== null) return { value, from, period: other };
  }
  return null;
}

/** A sum grows through its period: by a day of it, that part of the target is due. */
function dueBy({ metric }: KpiEntry, period: string, target: number, lastDay: string | null): number | null {
  const span = periodSpan(period);
  if (metric === null || !growsByDay(metric) || span === null || lastDay === null) return null;
  const [first, last, now] = [span.from, span.to, lastDay].map(dayNumber);
  if (first === undefined || last === undefined || now === undefined) return null;
  return (target * (now - first + 1)) / (last - first + 1);
}

/** Reached: on track. Missed by no more than the tolerance, as a share of the target: at risk. Beyond: off. */
export function stateOf(
  { direction }: Pick<KpiEntry, 'direction'>,
  value: number,
  target: number,
  tolerance: number,
): State {
  const missed = direction === 'up' ? target - value : value - target;
  if (missed <= Math.abs(target) * ROUNDING) return 'on_track';
  return missed <= Math.abs(target) * tolerance * (1 + ROUNDING) ? 'at_risk' : 'off';
}

function beside({ unit }: KpiEntry, value: number | null, period: string, find: Find): Beside | null {
  const { value: then } = find(period);
  if (then === null) return null;
  return { period, value: then, change: value === null ? null : changeOf(unit, value, then) };
}

function changeOf(unit: KpiEntry['unit'], now: number, then: number): number | null {
  if (unit === 'share' || unit === 'rank') return now - then;
  return then === 0 ? null : (now - then) / Math.abs(then);
}

function differing(actual: Actual | null, live: LiveValue | null): number | null {
  const now = live?.value ?? null;
  if (actual === null || now === null) return null;
  const scale = Math.max(Math.abs(actual.value), Math.abs(now));
  return Math.abs(now - actual.value) > scale * 1e-6 ? now : null;
}

/** The period to begin with: the last whole one of any KPI that has a value, else the last there is. */
export function currentPeriod(rows: readonly Row[]): string | null {
  const all = rows.flatMap(({ standings }) => standings);
  const whole = all.filter(({ running, value }) => !running && value !== null).map(({ period }) => period);
  const any = all.map(({ period }) => period);
  return [...whole].sort(byEnd).at(-1) ?? [...any].sort(byEnd).at(-1) ?? null;
}

/** Periods by their last day; of those that end together the longer first. */
export function byEnd(a: string, b: string): number {
  const [x, y] = [periodSpan(a), periodSpan(b)];
  const [one, other] = [x?.to ?? a, y?.to ?? b];
  if (one !== other) return one < other ? -1 : 1;
  return (x?.from ?? a) < (y?.from ?? b) ? -1 : 1;
}

/** How a KPI stands in the period that is shown; for one of another length, in its last period that ends by then. */
export function standingIn(row: Row, period: string | null): Standing | null {
  if (period === null) return row.standings.at(-1) ?? null;
  const same = row.standings.find((one) => one.period === period);
  if (same || grainOf(period) === row.kpi.period) return same ?? null;
  const end = periodSpan(period)?.to ?? '';
  return row.standings.filter((one) => (periodSpan(one.period)?.to ?? '') <= end).at(-1) ?? null;
}
