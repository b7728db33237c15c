/** A place on the Lorenz curve: the poorest so many bring so much. */
export interface LorenzPoint {
  /** Share of customers (0–1), from the least value up. */
  readonly customers: number;
  /** Share of the whole amount (0–1). */
  readonly amount: number;
}

/** The best customers so many share, and what they bring. */
export interface TopShare {
  readonly share: number;
  readonly customers: number;
  readonly amount_share: number;
}

export interface Lorenz {
  readonly points: readonly LorenzPoint[];
  /** 0: everyone brings the same; towards 1: one brings all. */
  readonly gini: number;
  readonly top: readonly TopShare[];
}

const STEPS = 100;

/**
 * How unequally an amount is spread (M. O. Lorenz, 1905; C. Gini, 1912): the curve at every hundredth of the customers,
 * Gini's coefficient as 2 · Σ(i · yᵢ) ÷ (n · Σ y) − (n + 1) ÷ n over the values in ascending order, and the share of the
 * best 1 %, 5 %, 10 % and 20 % (rounded up to whole customers).
 *
 * @param ascending values in ascending order, none negative
 * @returns null where there is nothing to share: no values, or a sum of zero
 * @throws RangeError for negative values, with which neither curve nor coefficient means anything
 */
export function lorenz(
  ascending: Float64Array,
  tops: readonly number[] = [0.01, 0.05, 0.1, 0.2],
): Lorenz | null {
  const n = ascending.length;
  if ((ascending[0] ?? 0) < 0) throw new RangeError(`invalid value: ${ascending[0] ?? 0}`);
  const sums = runningSums(ascending);
  const total = sums[n] ?? 0;
  if (!(total > 0)) return null;
  let ranked = 0;
  ascending.forEach((value, i) => {
    ranked += (i + 1) * value;
  });
  return {
    points: Array.from({ length: STEPS + 1 }, (_, step) => pointAt(sums, step / STEPS)),
    // An even spread gives 0, but for rounding.
    gini: Math.max(0, (2 * ranked) / (n * total) - (n + 1) / n),
    top: tops.map((share) => {
      const customers = Math.max(1, Math.ceil(n * share - 1e-9));
      return { share, customers, amount_share: 1 - (sums[n - customers] ?? 0) / total };
    }),
  };
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    sums[i + 1] = (sums[i] ?? 0) + value;
  });
  return sums;
}

/** The curve between two customers is a straight line. */
function pointAt(sums: Float64Array, customers: number): LorenzPoint {
  const n = sums.length - 1;
  const place = customers * n;
  const below = Math.min(n, Math.floor(place));
  const low = sums[below] ?? 0;
  const high = sums[Math.min(n, below + 1)] ?? low;
  return { customers, amount: (low + (high - low) * (place - below)) / (sums[n] ?? 1) };
}
