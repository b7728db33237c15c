import { CITATION } from '../../lib/citation-pattern';
import { JOIN_NAMES, JOINS, PARTS, type Join, type Part, type Point, type SwotOptions } from './options';
import type { PointResult, StrategyResult, SwotResult } from './result';

type Weighed = Omit<PointResult, 'share' | 'used'>;

/** Whether a point says what it rests on: a value of a cell, or a source. */
export function isBacked({ text, source }: Pick<Point, 'text' | 'source'>): boolean {
  return source.trim() !== '' || text.text.search(CITATION) >= 0;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** How far the first outweighs the second: −1 (not at all) to 1 (wholly); null where both are nothing. */
function balance(first: number, second: number): number | null {
  return ratio(first - second, first + second);
}

function weigh(options: SwotOptions, scored: boolean): Weighed[] {
  return PARTS.flatMap((part) =>
    options[part].map((point) => ({
      key: point.key,
      part,
      weight: point.weight,
      score: point.score,
      points: !scored ? point.weight : point.score === null ? null : point.weight * point.score,
      backed: isBacked(point),
    })),
  );
}

function judge(options: SwotOptions, points: readonly Weighed[]): StrategyResult[] {
  const byKey = new Map(points.map((point) => [point.key, point]));
  return JOIN_NAMES.flatMap((join) =>
    options.strategies[join].map(({ uses }, at) => {
      const found = uses.flatMap((key) => byKey.get(key) ?? []);
      const known = found.filter((point) => point.points !== null);
      return {
        join,
        at,
        points: known.length > 0 ? sum(known.map((point) => point.points)) : null,
        gone: uses.filter((key) => !byKey.has(key)),
        lacks: JOINS[join].filter((part) => !found.some((point) => point.part === part)),
      };
    }),
  );
}

/** The kind of strategy that goes with the stronger side within and without; null where one of them is even. */
function postureOf(internal: number | null, external: number | null): Join | null {
  if (internal === null || external === null || internal === 0 || external === 0) return null;
  if (external > 0) return internal > 0 ? 'so' : 'wo';
  return internal > 0 ? 'st' : 'wt';
}

function byPoints(a: PointResult, b: PointResult): number {
  const difference = (b.points ?? 0) - (a.points ?? 0);
  return difference !== 0 ? difference : a.key < b.key ? -1 : 1;
}

/**
 * Weighs the four lists against each other, as the internal and external factor evaluations of strategic management do
 * (David 1986: weight × rating, added up), and checks what each strategy joins (TOWS, Weihrich 1982).
 */
export function assess(options: SwotOptions): SwotResult {
  const scored = PARTS.some((part) => options[part].some(({ score }) => score !== null));
  const weighed = weigh(options, scored);
  const sums = Object.fromEntries(
    PARTS.map((part) => [part, sum(weighed.filter((one) => one.part === part).map(({ points }) => points))]),
  ) as Record<Part, number>;
  const uses = JOIN_NAMES.flatMap((join) => options.strategies[join].flatMap((strategy) => strategy.uses));
  const points = weighed.map((one): PointResult => ({
    ...one,
    share: one.points === null ? null : ratio(one.points, sums[one.part]),
    used: uses.filter((key) => key === one.key).length,
  }));
  const internal = balance(sums.strengths, sums.weaknesses);
  const external = balance(sums.opportunities, sums.threats);
  return {
    points,
    sums,
    counted: scored ? 'score' : 'weight',
    internal,
    external,
    posture: postureOf(internal, external),
    strategies: judge(options, weighed),
    unused: points
      .filter(({ used }) => used === 0)
      .sort(byPoints)
      .map(({ key }) => key),
    unbacked: points.filter(({ backed }) => !backed).length,
  };
}
