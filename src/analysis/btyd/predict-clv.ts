import { purchaseCounts } from './counts';
import type { BtydModel, BtydParameters, PurchaseGroups } from './model';
import { expectedIfAlive, expectedOfNew, probabilityAlive } from './predict';
import { runsOf } from './runs';

export interface ClvPredictInput {
  readonly model: BtydModel;
  readonly parameters: BtydParameters;
  /** Rows with equal age together within equal x. */
  readonly purchases: PurchaseGroups;
  /** Months of the horizon, of `month` units of time each, and the discount a month. */
  readonly months: number;
  readonly month: number;
  readonly discount: number;
  /** First purchases by day since the first of all: how many customers began on it. */
  readonly births: Float64Array;
  /** Days (of the births) at whose end the cumulative expectation is wanted, ascending. */
  readonly trackDays: Float64Array;
  /** The last class of the counts holds so many repeat purchases or more. */
  readonly most: number;
}

export interface ClvPredictOutput {
  /** For each row of the groups. */
  readonly alive: Float64Array;
  readonly expected: Float64Array;
  /** Expected purchases of each month, discounted to the end of the observation. */
  readonly discounted: Float64Array;
  /** Expected repeat purchases of all customers up to the end of each day asked for. */
  readonly tracked: Float64Array;
  /** Expected customers by number of repeat purchases. */
  readonly counts: Float64Array;
}

type Report = (done: number, total: number) => void;

/** What the model expects of every history, and of all customers together. */
export function predictClv(input: ClvPredictInput, report: Report = () => undefined): ClvPredictOutput {
  const output = {
    ...predictGroups(input, report),
    counts: expectedCounts(input),
    tracked: cumulative(input),
  };
  report(1, 1);
  return output;
}

function predictGroups(
  { model, parameters, purchases, months, month, discount }: ClvPredictInput,
  report: Report,
) {
  const { x, recency, age } = purchases;
  const size = x.length;
  const alive = new Float64Array(size);
  const expected = new Float64Array(size);
  const discounted = new Float64Array(size);
  let known = { x: NaN, age: NaN, whole: 0, worth: 0 };
  for (let i = 0; i < size; i++) {
    const history = { x: x[i] as number, recency: recency[i] as number, age: age[i] as number };
    // What a customer who still buys is expected to buy does not depend on the last purchase.
    if (history.x !== known.x || history.age !== known.age) {
      known = { ...history, ...ifAlive({ model, parameters, months, month, discount }, history) };
    }
    const still = probabilityAlive(model, parameters, history);
    alive[i] = still;
    expected[i] = still * known.whole;
    discounted[i] = still * known.worth;
    if (i % 20_000 === 0) report(i, size);
  }
  return { alive, expected, discounted };
}

type Horizon = Pick<ClvPredictInput, 'model' | 'parameters' | 'months' | 'month' | 'discount'>;

/** Purchases of the whole horizon, and the sum of each month's, discounted at its end. */
function ifAlive(
  { model, parameters, months, month, discount }: Horizon,
  history: { x: number; age: number },
): { whole: number; worth: number } {
  let whole = 0;
  let worth = 0;
  for (let i = 1; i <= months; i++) {
    const upTo = expectedIfAlive(model, parameters, history, i * month);
    worth += (upTo - whole) / (1 + discount) ** i;
    whole = upTo;
  }
  return { whole, worth };
}

/** Expected customers with 0, 1, … repeat purchases within the time that each was observed. */
function expectedCounts({ model, parameters, purchases, most }: ClvPredictInput): Float64Array {
  const byAge = new Map<number, number>();
  for (const { from, to } of runsOf(purchases.x, purchases.weight)) {
    const ages = purchases.age.subarray(from, to);
    for (const run of runsOf(ages, purchases.weight.subarray(from, to))) {
      byAge.set(run.value, (byAge.get(run.value) ?? 0) + run.weight);
    }
  }
  const counts = new Float64Array(most + 1);
  for (const [age, customers] of [...byAge].sort(([a], [b]) => a - b)) {
    const shares = purchaseCounts(model, parameters, age, most - 1);
    const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
    [...shares, Math.max(0, rest)].forEach(
      (share, i) => (counts[i] = (counts[i] as number) + customers * share),
    );
  }
  return counts;
}

/** Expected repeat purchases of everybody who had begun, by the age that they had on each day asked for. */
function cumulative({ model, parameters, births, trackDays }: ClvPredictInput): Float64Array {
  const last = trackDays.at(-1) ?? 0;
  const byAge = Float64Array.from({ length: last + 1 }, (_, age) =>
    age === 0 ? 0 : expectedOfNew(model, parameters, age),
  );
  return trackDays.map((day) => {
    let sum = 0;
    for (let birth = 0; birth <= Math.min(day, births.length - 1); birth++) {
      sum += (births[birth] as number) * (byAge[day - birth] as number);
    }
    return sum;
  });
}
