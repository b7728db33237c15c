import { sampleRows } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';
import { pickMixed, type Mixed } from './mixed';
import { runPrototypes, type Prototypes } from './prototypes';
import { caoStart, drawnStart, drawRow } from './starts';

export interface KPrototypesOptions {
  readonly k: number;
  readonly seed: number;
  /** How many starts to try: the first is Cao's, the others are drawn. */
  readonly starts: number;
  /** How many random swaps to try on the best of them (default 20; fewer for many rows). */
  readonly swaps?: number;
  readonly maxIterations?: number;
  /** Above this many rows the starts are tried on a sample of this size (default 20,000). */
  readonly sampleAbove?: number;
}

export interface KPrototypes extends Prototypes {
  /** What the first start, Cao's, came to by itself on the rows that were searched. */
  readonly cao: number;
  /** How many of the starts came within 0.1 % of the best. */
  readonly agreeing: number;
  readonly swaps: number;
  /** How many rows the starts were tried on, where those were not all. */
  readonly sampled: number | null;
}

/**
 * k-prototypes for mixed rows, k-modes for rows without numbers: Cao's start and drawn ones, each run to its end; the
 * best improved by moving single prototypes to costly rows; the least cost wins, the earlier of equals. The same seed
 * gives the same groups.
 *
 * @throws RangeError when there are fewer rows than k.
 */
export function kprototypes(
  data: Mixed,
  { k, seed, starts, swaps = 20, maxIterations = 300, sampleAbove = 20_000 }: KPrototypesOptions,
  report: () => void = () => undefined,
): KPrototypes {
  if (data.rows < k) throw new RangeError(`invalid k: ${k} of ${data.rows} rows`);
  const sampled = data.rows > sampleAbove ? sampleAbove : null;
  const searched = sampled ? pickMixed(data, sampleRows(data.rows, sampled, xoshiro128(seed, 0))) : data;
  const tried = Array.from({ length: starts }, (_, start) => {
    const stand = start === 0 ? caoStart(searched, k) : drawnStart(searched, k, xoshiro128(seed, k, start));
    report();
    return runPrototypes(searched, stand, maxIterations);
  });
  const least = tried.reduce((best, other) => (other.inertia < best.inertia ? other : best));
  const best = swapped(searched, least, swaps, maxIterations, seed);
  report();
  const agreeing = tried.filter(({ inertia }) => inertia <= best.inertia * 1.001).length;
  const final = sampled ? runPrototypes(data, best, maxIterations) : best;
  return { ...final, cao: tried[0]?.inertia ?? NaN, agreeing, swaps, sampled };
}

/** Random swaps, as for k-means: a prototype moves to a costly row, and stays where that is better. */
function swapped(
  data: Mixed,
  from: Prototypes,
  swaps: number,
  maxIterations: number,
  seed: number,
): Prototypes {
  const { dimensions, attributes, values, codes } = data;
  const k = from.sizes.length;
  const random = xoshiro128(seed, k, -1);
  let best = from;
  for (let swap = 0; swap < swaps && best.inertia > 0; swap++) {
    const row = drawRow(best.squared, random.uniform() * best.inertia);
    const moved = random.below(k);
    const [centres, modes] = [best.centres.slice(), best.modes.slice()];
    centres.set(values.subarray(row * dimensions, (row + 1) * dimensions), moved * dimensions);
    modes.set(codes.subarray(row * attributes, (row + 1) * attributes), moved * attributes);
    const tried = runPrototypes(data, { centres, modes }, maxIterations);
    if (tried.inertia < best.inertia * (1 - 1e-12)) best = tried;
  }
  return best;
}
