import { LEAST_POINTS, levelOf, LEVELS, MOST_POINTS, pointsOnLine } from '../../analysis/scoring/points';
import { weightedMean } from '../../analysis/scoring/weighted-mean';
import { AXES, type Axis, type Criterion } from './criteria';
import { measureOf, type MarketFigures } from './figures';
import type { Advice, MarketSegment } from './result';

/** A criterion that counts. */
export type Counted = Criterion & { readonly axis: Axis };

/** The figures that are worth 1 and 5 points. */
export interface Line {
  readonly worst: number;
  readonly best: number;
  /** Whether they are the lowest and highest of the segments at hand. */
  readonly relative: boolean;
}

/**
 * The line that turns a criterion's figures into points; null where points are given by hand. Competition runs from 5
 * (strong) to 1 and fit from 1 to 5, which are points already; every other figure from the lowest to the highest there
 * is, unless the author says which figures are worth 1 and 5.
 */
export function lineOf({ by, worst, best }: Counted, segments: readonly MarketFigures[]): Line | null {
  if (by === null) return null;
  if (worst !== null && best !== null) return { worst, best, relative: false };
  if (by === 'competition') return { worst: MOST_POINTS, best: LEAST_POINTS, relative: false };
  if (by === 'fit') return { worst: LEAST_POINTS, best: MOST_POINTS, relative: false };
  const known = segments.flatMap((one) => measureOf(one, by) ?? []);
  if (known.length === 0) return null;
  return { worst: worst ?? Math.min(...known), best: best ?? Math.max(...known), relative: true };
}

/** Points of every segment (rows) by every criterion (columns); null where a figure is not known. */
export type Sheet = readonly (readonly (number | null)[])[];

export function pointsSheet(criteria: readonly Counted[], segments: readonly MarketFigures[]): Sheet {
  const lines = criteria.map((criterion) => lineOf(criterion, segments));
  return segments.map((segment) =>
    criteria.map(({ by, id }, at) => {
      if (by === null) return Object.hasOwn(segment.scores, id) ? (segment.scores[id] ?? null) : null;
      const value = measureOf(segment, by);
      const line = lines[at];
      return value === null || !line ? null : pointsOnLine(value, line.worst, line.best);
    }),
  );
}

export interface Scores {
  readonly attractiveness: number | null;
  readonly ability: number | null;
  readonly overall: number | null;
}

/** Each axis is the mean of its criteria's points by weight; the overall score the mean of the axes by `balance`. */
export function scoresOf(
  points: readonly (number | null)[],
  axes: readonly Axis[],
  weights: readonly number[],
  balance: number,
): Scores {
  const along = (axis: Axis) =>
    weightedMean(
      points.flatMap((value, at) => (axes[at] === axis ? [{ value, weight: weights[at] ?? 0 }] : [])),
    );
  const [attractiveness, ability] = [along('attractiveness'), along('ability')];
  return { attractiveness, ability, overall: overallOf(attractiveness, ability, balance) };
}

/** An axis that counts must be known. */
function overallOf(attractiveness: number | null, ability: number | null, balance: number): number | null {
  if ((balance > 0 && attractiveness === null) || (balance < 1 && ability === null)) return null;
  return (attractiveness ?? 0) * balance + (ability ?? 0) * (1 - balance);
}

/** Share of an axis' weights whose points are known. */
export function knownShares(
  points: readonly (number | null)[],
  axes: readonly Axis[],
  weights: readonly number[],
): Record<Axis, number> {
  const share = (axis: Axis) => {
    const sum = (counts: (at: number) => boolean) =>
      weights.reduce((total, weight, at) => (axes[at] === axis && counts(at) ? total + weight : total), 0);
    const all = sum(() => true);
    return all > 0 ? sum((at) => points[at] !== null) / all : 0;
  };
  return Object.fromEntries(AXES.map((axis) => [axis, share(axis)])) as Record<Axis, number>;
}

/** In which of the nine fields of the picture it stands, and what that field says. */
export function fieldOf({
  attractiveness,
  ability,
}: Scores): { field: NonNullable<MarketSegment['field']>; advice: Advice } | null {
  if (attractiveness === null || ability === null) return null;
  const field = { attractiveness: levelOf(attractiveness), ability: levelOf(ability) };
  const steps = LEVELS.indexOf(field.attractiveness) + LEVELS.indexOf(field.ability);
  return { field, advice: steps > 2 ? 'invest' : steps === 2 ? 'select' : 'harvest' };
}

export type RankedBy = 'overall' | 'attractiveness';

/** By what segments can be ranked: overall where both axes are known of one, else by attractiveness alone. */
export function rankedBy(scores: readonly Scores[]): RankedBy | null {
  if (scores.some(({ overall }) => overall !== null)) return 'overall';
  return scores.some(({ attractiveness }) => attractiveness !== null) ? 'attractiveness' : null;
}

/** Places in the ranking by segment, 0 = first; of equals the key that comes first. Those without a score are left out. */
export function ranking(scores: readonly Scores[], keys: readonly string[], by: RankedBy | null): number[] {
  if (by === null) return [];
  const score = (at: number) => Math.round((scores[at]?.[by] ?? 0) * 1e9);
  return keys
    .map((_, at) => at)
    .filter((at) => scores[at]?.[by] !== null)
    .sort((a, b) => score(b) - score(a) || ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
}
