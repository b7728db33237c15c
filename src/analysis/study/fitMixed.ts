import { kmeans, kmeansSteps, type KMeansOptions } from '../kmeans/kmeans';
import { kprototypes } from '../prototypes/kprototypes';
import type { Mixed } from '../prototypes/mixed';
import type { Prototypes } from '../prototypes/prototypes';

/** A grouping with how it was come by. */
export interface Fitted extends Prototypes {
  readonly agreeing: number;
  readonly swaps: number;
  readonly sampled: number | null;
}

/** Groups rows by k-means, or by k-prototypes where there are categories. */
export function fitMixed(data: Mixed, options: KMeansOptions, report?: () => void): Fitted {
  if (data.attributes > 0) return kprototypes(data, options, report);
  return { ...kmeans(data, options, report), modes: new Int32Array(0) };
}

/** How often `fitMixed` reports. */
export function fitSteps(data: Mixed, options: Pick<KMeansOptions, 'starts'>): number {
  return data.attributes > 0 ? options.starts + 1 : kmeansSteps(data.rows, options);
}

/** The labels of a quick grouping: a few starts, no swaps. */
export function quickLabels(data: Mixed, k: number, seed: number): Int32Array {
  return fitMixed(data, { k, seed, starts: 3, swaps: 0 }).labels;
}
