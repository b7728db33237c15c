import { columnMeans, squaredDistance } from '../kmeans/points';
import { comparable, groupMeans, squaredToMean, type Grouped } from './grouped';

/**
 * Calinski–Harabasz index (1974): spread between the groups over spread inside them, each by its degrees of freedom.
 * More is better. Null where it has no value: one group, as many groups as rows, or no spread inside.
 */
export function calinskiHarabasz(grouped: Grouped): number | null {
  if (!comparable(grouped)) return null;
  const { points, labels, groups } = grouped;
  const { means, sizes } = groupMeans(grouped);
  const whole = columnMeans(points);
  const inside = squaredToMean(grouped, means).reduce((sum, squared) => sum + squared, 0);
  const between = sizes.reduce(
    (sum, size, group) => sum + size * squaredDistance(means, group, whole, 0, points.dimensions),
    0,
  );
  return inside === 0 ? null : (between * (labels.length - groups)) / (inside * (groups - 1));
}
