import { quantile } from '../../analysis/quantile/quantile';
import { xoshiro128 } from '../../analysis/random/xoshiro128';
import type { Axis } from './criteria';
import type { Firmness } from './result';
import { fieldOf, rankedBy, ranking, scoresOf, type RankedBy, type Scores, type Sheet } from './score';

/** What the scores are made from. */
export interface Scored {
  readonly sheet: Sheet;
  readonly axes: readonly Axis[];
  readonly weights: readonly number[];
  readonly balance: number;
  /** Keys of the segments, in the order of the sheet's rows. */
  readonly keys: readonly string[];
}

export function allScores(scored: Scored, weights = scored.weights): Scores[] {
  return scored.sheet.map((points) => scoresOf(points, scored.axes, weights, scored.balance));
}

/** The first `count` of the ranking, as rows of the sheet, ascending. */
export function leadersOf(
  scored: Scored,
  scores: readonly Scores[],
  by: RankedBy | null,
  count: number,
): number[] {
  return ranking(scores, scored.keys, by)
    .slice(0, count)
    .sort((a, b) => a - b);
}

/** Work is bounded: many segments get fewer draws. */
const MOST_WORK = 2e6;
const FEWEST_DRAWS = 100;

/** As many draws as are asked for, or as many as are done in a moment. */
export function drawsFor(scored: Scored, asked: number): number {
  const each = scored.keys.length * Math.max(1, scored.axes.length);
  return Math.min(asked, Math.max(FEWEST_DRAWS, Math.floor(MOST_WORK / Math.max(1, each))));
}

/**
 * Moves every weight by itself by up to `swing` of it, up or down, evenly, `draws` times, and tells how each segment
 * stands meanwhile. Null for a segment without both scores.
 */
export function firmnessOf(
  scored: Scored,
  { draws, swing, seed, leaders }: { draws: number; swing: number; seed: number; leaders: number },
): (Firmness | null)[] {
  const base = allScores(scored);
  const by = rankedBy(base);
  const tallies = base.map((scores) => new Tally(scores, draws));
  const random = xoshiro128(seed);
  for (let draw = 0; draw < draws; draw++) {
    const weights = scored.weights.map((weight) => weight * (1 - swing + 2 * swing * random.uniform()));
    const scores = allScores(scored, weights);
    const leading = new Set(leadersOf(scored, scores, by, leaders));
    scores.forEach((one, at) => tallies[at]?.add(one, leading.has(at)));
  }
  return tallies.map((tally) => tally.firmness());
}

class Tally {
  private readonly attractiveness: number[] = [];
  private readonly ability: number[] = [];
  private same = 0;
  private leads = 0;
  private readonly field: string | null;

  constructor(
    base: Scores,
    private readonly draws: number,
  ) {
    this.field = fieldName(base);
  }

  add(scores: Scores, leading: boolean): void {
    if (scores.attractiveness === null || scores.ability === null) return;
    this.attractiveness.push(scores.attractiveness);
    this.ability.push(scores.ability);
    if (fieldName(scores) === this.field) this.same += 1;
    if (leading) this.leads += 1;
  }

  firmness(): Firmness | null {
    if (this.field === null || this.attractiveness.length === 0) return null;
    return {
      attractiveness: middle(this.attractiveness),
      ability: middle(this.ability),
      same_field_share: this.same / this.draws,
      leads_share: this.leads / this.draws,
    };
  }
}

function fieldName(scores: Scores): string | null {
  const found = fieldOf(scores);
  return found && `${found.field.attractiveness} ${found.field.ability}`;
}

/** The 5 % and 95 % quantiles. */
function middle(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  return [quantile(sorted, 0.05), quantile(sorted, 0.95)];
}

const STEPS = 100;

/**
 * Between which shares of its axis' weights, in steps of 1 %, the same segments lead, while the other criteria of the
 * axis keep their proportions. Null where it is the only one that weighs anything, or nothing is ranked.
 */
export function holdsOf(scored: Scored, criterion: number, leaders: number): [number, number] | null {
  const axis = scored.axes[criterion];
  const own = scored.weights[criterion] ?? 0;
  const whole = scored.weights.reduce(
    (sum, weight, at) => (scored.axes[at] === axis ? sum + weight : sum),
    0,
  );
  const by = rankedBy(allScores(scored));
  if (whole <= 0 || whole - own <= 0 || by === null) return null;
  const lead = (share: number) => {
    const weights = scored.weights.map((weight, at) => {
      if (scored.axes[at] !== axis) return weight;
      return at === criterion ? share : ((1 - share) * weight) / (whole - own);
    });
    return leadersOf(scored, allScores(scored, weights), by, leaders).join(' ');
  };
  const now = own / whole;
  const wanted = lead(now);
  let [low, high] = [now, now];
  for (let step = Math.floor(now * STEPS); step >= 0 && lead(step / STEPS) === wanted; step--)
    low = step / STEPS;
  for (let step = Math.ceil(now * STEPS); step <= STEPS && lead(step / STEPS) === wanted; step++)
    high = step / STEPS;
  return [low, high];
}
