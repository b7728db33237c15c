import { countedCriteria } from './criteria';
import type { MarketFigures } from './figures';
import type { MarketOptions } from './options';
import type { CriterionResult, MarketResult, MarketSegment } from './result';
import {
  fieldOf,
  knownShares,
  lineOf,
  pointsSheet,
  rankedBy,
  ranking,
  type Counted,
  type Line,
} from './score';
import { allScores, drawsFor, firmnessOf, holdsOf, type Scored } from './sensitivity';

type Judged = Pick<MarketOptions, 'criteria' | 'balance' | 'swing' | 'draws' | 'seed'>;

/** Everything about the markets that follows from their figures, the criteria and the weights. */
export function scoreMarkets(
  options: Judged,
  figures: readonly MarketFigures[],
): Pick<MarketResult, 'segments' | 'criteria' | 'ranked_by' | 'leaders' | 'draws'> {
  const criteria = countedCriteria(options.criteria);
  const scored: Scored = {
    sheet: pointsSheet(criteria, figures),
    axes: criteria.map(({ axis }) => axis),
    weights: criteria.map(({ weight }) => weight),
    balance: options.balance,
    keys: figures.map(({ segment }) => segment),
  };
  const by = rankedBy(allScores(scored));
  const places = ranking(allScores(scored), scored.keys, by);
  const leaders = Math.max(1, figures.filter(({ chosen }) => chosen).length);
  const draws = by === 'overall' && options.swing > 0 ? drawsFor(scored, options.draws) : 0;
  const firmness =
    draws > 0 ? firmnessOf(scored, { draws, swing: options.swing, seed: options.seed, leaders }) : [];
  return {
    segments: figures.map((one, at) => ({
      ...segmentOf(one, at, scored, criteria),
      place: places.includes(at) ? places.indexOf(at) + 1 : null,
      firmness: firmness[at] ?? null,
    })),
    criteria: criteria.map((criterion, at) => ({
      ...criterionOf(criterion, at, scored, lineOf(criterion, figures)),
      holds: holdsOf(scored, at, leaders),
    })),
    ranked_by: by,
    leaders: places.slice(0, leaders).map((at) => scored.keys[at] ?? ''),
    draws,
  };
}

function segmentOf(
  { scores: _scores, ...figures }: MarketFigures,
  at: number,
  scored: Scored,
  criteria: readonly Counted[],
): Omit<MarketSegment, 'place' | 'firmness'> {
  const points = scored.sheet[at] ?? [];
  const scores = allScores({ ...scored, sheet: [points] })[0];
  const found = scores ? fieldOf(scores) : null;
  return {
    ...figures,
    points: criteria.map((_, column) => points[column] ?? null),
    attractiveness: scores?.attractiveness ?? null,
    ability: scores?.ability ?? null,
    overall: scores?.overall ?? null,
    known_share: knownShares(points, scored.axes, scored.weights),
    field: found?.field ?? null,
    advice: found?.advice ?? null,
  };
}

function criterionOf(
  { id, axis, by, name, weight }: Counted,
  at: number,
  { sheet, axes, weights }: Scored,
  line: Line | null,
): Omit<CriterionResult, 'holds'> {
  const whole = weights.reduce((sum, one, other) => (axes[other] === axis ? sum + one : sum), 0);
  const own = by === 'competition' || by === 'fit' ? line?.relative === true : true;
  return {
    ...{ id, axis, by, name, weight },
    weight_share: whole > 0 ? weight / whole : null,
    worst: own ? (line?.worst ?? null) : null,
    best: own ? (line?.best ?? null) : null,
    relative: line?.relative ?? false,
    known: sheet.filter((points) => (points[at] ?? null) !== null).length,
  };
}
