import { pick, rowCount, squaredDistance, type Points } from '../kmeans/points';
import { sampleRows } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';
import { comparable, type Grouped } from './grouped';

export interface Silhouette {
  /** Mean over the rows, from -1 to 1; null where it has no value. */
  readonly mean: number | null;
  /** Mean over the rows of each group; null for a group without rows in the sample. */
  readonly groups: readonly (number | null)[];
  /** How many rows it was computed on where those were not all, else null. */
  readonly sample: number | null;
}

/** Above this many rows the silhouette is taken among a sample of as many. */
export const SILHOUETTE_ROWS = 10_000;

/**
 * Silhouette (Rousseeuw 1987): (b − a) / max(a, b), where a is a row's mean distance to the others of its group and b
 * the least mean distance to the rows of another group; 0 in a group of one. Every pair is measured once. Above
 * `limit` rows a sample is drawn with a fixed seed, the same one for every k of a data set, and measured within itself.
 */
export function silhouette(grouped: Grouped, limit = SILHOUETTE_ROWS): Silhouette {
  const rows = rowCount(grouped.points);
  const sample = rows > limit ? sampleRows(rows, limit, xoshiro128(1)) : null;
  const used = sample ? sampled(grouped, sample) : grouped;
  if (!comparable(used))
    return { mean: null, groups: new Array<null>(grouped.groups).fill(null), sample: null };
  const widths = silhouetteWidths(used);
  return { ...averages(widths, used), sample: sample ? limit : null };
}

function sampled({ points, labels, groups }: Grouped, rows: Int32Array): Grouped {
  return { points: pick(points, rows), labels: rows.map((row) => labels[row] as number), groups };
}

function averages(widths: Float64Array, { labels, groups }: Grouped): Pick<Silhouette, 'mean' | 'groups'> {
  const sums = new Float64Array(groups);
  const sizes = new Int32Array(groups);
  widths.forEach((width, row) => {
    const group = labels[row] as number;
    sums[group] = (sums[group] as number) + width;
    sizes[group] = (sizes[group] as number) + 1;
  });
  return {
    mean: sums.reduce((a, b) => a + b, 0) / widths.length,
    groups: Array.from(sums, (sum, group) => (sizes[group] ? sum / (sizes[group] as number) : null)),
  };
}

/** The silhouette of each row. */
export function silhouetteWidths({ points, labels, groups }: Grouped): Float64Array {
  const sums = distanceSums(points, labels, groups);
  const sizes = new Int32Array(groups);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return Float64Array.from(labels, (own, row) => {
    const size = sizes[own] as number;
    if (size < 2) return 0;
    const inside = (sums[row * groups + own] as number) / (size - 1);
    let outside = Infinity;
    for (let other = 0; other < groups; other++) {
      if (other === own || sizes[other] === 0) continue;
      outside = Math.min(outside, (sums[row * groups + other] as number) / (sizes[other] as number));
    }
    const larger = Math.max(inside, outside);
    return larger === 0 || larger === Infinity ? 0 : (outside - inside) / larger;
  });
}

/** For each row and group (`rows × groups`) the sum of the distances from the row to the rows of the group. */
function distanceSums({ values, dimensions }: Points, labels: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(labels.length * groups);
  for (let row = 0; row < labels.length; row++) {
    const own = labels[row] as number;
    const at = row * groups;
    for (let other = row + 1; other < labels.length; other++) {
      const distance = Math.sqrt(squaredDistance(values, row, values, other, dimensions));
      const to = at + (labels[other] as number);
      const from = other * groups + own;
      sums[to] = (sums[to] as number) + distance;
      sums[from] = (sums[from] as number) + distance;
    }
  }
  return sums;
}
