import { rowCount, squaredDistance, type Points } from './points';

/** How many different rows there are, counted up to `limit`: k-means cannot make more groups than that. */
export function distinctRows(points: Points, limit: number): number {
  const { values, dimensions } = points;
  const seen: number[] = [];
  for (let row = 0; row < rowCount(points) && seen.length < limit; row++) {
    if (!seen.some((other) => squaredDistance(values, row, values, other, dimensions) === 0)) seen.push(row);
  }
  return seen.length;
}
