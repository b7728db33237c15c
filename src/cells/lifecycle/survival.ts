import {
  kaplanMeier,
  lastTime,
  medianTime,
  pointAt,
  type SpellCount,
  type SurvivalPoint,
} from '../../analysis/survival/kaplan-meier';
import type { Cuts } from './options';
import {
  SPELL_GROUPS,
  type ReturnChance,
  type SilentChance,
  type SpellGroup,
  type SurvivalResult,
} from './result';

export interface PlacedCount extends SpellCount {
  readonly place: Exclude<SpellGroup, 'all'>;
}

const ROUND_DAYS = [7, 14, 30, 60, 90, 180, 365, 730] as const;
/** Days ahead in which a silent customer may come. */
const AHEAD = 90;
const MOST_POINTS = 150;
/** A chance that rests on fewer silences is not told (DOMAIN 12: base of a statement). */
const LEAST_BASE = 30;

/** The share who have come back, by the days since a purchase, after all purchases and after the first ones apart. */
export function survivalCurves(counts: readonly PlacedCount[]): SurvivalResult[] {
  return SPELL_GROUPS.map((group) =>
    curve(group, group === 'all' ? together(counts) : counts.filter(({ place }) => place === group)),
  ).filter(({ spells }) => spells > 0);
}

/** The counts of all places by time. */
export function together(counts: readonly SpellCount[]): SpellCount[] {
  const byTime = new Map<number, { time: number; events: number; censored: number }>();
  for (const { time, events, censored } of counts) {
    const sum = byTime.get(time) ?? { time, events: 0, censored: 0 };
    sum.events += events;
    sum.censored += censored;
    byTime.set(time, sum);
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

function curve(group: SpellGroup, counts: readonly SpellCount[]): SurvivalResult {
  const points = kaplanMeier(counts);
  const last = lastTime(counts);
  const events = counts.reduce((sum, count) => sum + count.events, 0);
  return {
    group,
    spells: counts.reduce((sum, count) => sum + count.events + count.censored, 0),
    events,
    median: medianTime(points),
    last,
    points: daysDrawn(last).map((days) => chance(points, days)),
    returns: ROUND_DAYS.filter((days) => days <= last).map((days) => chance(points, days)),
  };
}

/** Every day, every second, …: as many as a line needs. */
function daysDrawn(last: number): number[] {
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const days = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return days.at(-1) === last ? days : [...days, last];
}

function chance(points: readonly SurvivalPoint[], days: number): ReturnChance {
  const { survival = 1, low = 1, high = 1 } = pointAt(points, days) ?? {};
  return { days, share: 1 - survival, low: 1 - high, high: 1 - low };
}

/** How likely those who have been silent up to each threshold are to come within the next 90 days: 1 − S(t + 90) ÷ S(t). */
export function silentChances(counts: readonly PlacedCount[], cuts: Cuts): SilentChance[] {
  const all = together(counts);
  const points = kaplanMeier(all);
  const last = lastTime(all);
  return (['at_risk', 'lapsed', 'lost'] as const).map((cut) => {
    const silent = cuts[cut];
    const now = pointAt(points, silent)?.survival ?? 1;
    const then = pointAt(points, silent + AHEAD)?.survival ?? 1;
    const base = all.reduce((sum, one) => sum + (one.time > silent ? one.events + one.censored : 0), 0);
    const unknown = silent + AHEAD > last || now <= 0 ? 'short' : base < LEAST_BASE ? 'few' : null;
    return { cut, silent, within: AHEAD, base, share: unknown === null ? 1 - then / now : null, unknown };
  });
}
