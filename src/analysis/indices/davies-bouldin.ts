import { squaredDistance } from '../kmeans/points';
import { comparable, groupMeans, squaredToMean, type Grouped } from './grouped';

/**
 * Davies–Bouldin index (1979): for each group the worst ratio of two groups' mean distances to their centres over the
 * distance of those centres; the mean of that. Less is better. Null where it has no value.
 */
export function daviesBouldin(grouped: Grouped): number | null {
  if (!comparable(grouped)) return null;
  const { points, labels, groups } = grouped;
  const { means, sizes } = groupMeans(grouped);
  const spread = new Float64Array(groups);
  squaredToMean(grouped, means).forEach((squared, row) => {
    const group = labels[row] as number;
    spread[group] = (spread[group] as number) + Math.sqrt(squared) / (sizes[group] as number);
  });
  let sum = 0;
  for (let group = 0; group < groups; group++) {
    let worst = 0;
    for (let other = 0; other < groups; other++) {
      if (other === group) continue;
      const apart = Math.sqrt(squaredDistance(means, group, means, other, points.dimensions));
      worst = Math.max(worst, ((spread[group] as number) + (spread[other] as number)) / apart);
    }
    sum += worst;
  }
  return sum / groups;
}
