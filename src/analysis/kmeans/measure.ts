import { calinskiHarabasz } from '../indices/calinski-harabasz';
import { daviesBouldin } from '../indices/davies-bouldin';
import { silhouette } from '../indices/silhouette';
import type { Candidate } from './choose-k';
import type { Partition } from './lloyd';
import type { Points } from './points';

/** One way to group the rows, with its indices. */
export interface Grouping extends Candidate {
  /** Row-major, `k × dimensions`. */
  readonly centres: Float64Array;
  readonly sizes: Int32Array;
  /** Silhouette of each group; null where it has no value. */
  readonly silhouettes: readonly (number | null)[];
  /** Rows the silhouette was taken on where those were not all. */
  readonly silhouette_sample: number | null;
  readonly iterations: number;
  readonly converged: boolean;
}

/** The indices of a partition. Those that compare groups have no value while a group is empty. */
export function measure(points: Points, { labels, ...partition }: Partition): Grouping {
  const { centres, sizes, inertia, iterations, converged } = partition;
  const grouped = { points, labels, groups: sizes.length };
  const filled = sizes.every((size) => size > 0);
  const width = silhouette(grouped);
  return {
    k: sizes.length,
    inertia,
    silhouette: width.mean,
    calinski_harabasz: filled ? calinskiHarabasz(grouped) : null,
    davies_bouldin: filled ? daviesBouldin(grouped) : null,
    centres,
    sizes,
    silhouettes: width.groups,
    silhouette_sample: width.sample,
    iterations,
    converged,
  };
}
