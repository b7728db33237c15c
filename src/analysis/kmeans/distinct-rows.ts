import { rowCount, squaredDistance, type Points } from './points';

/** Points that may have categories beside them. */
interface Rows extends Points {
  readonly rows?: number;
  readonly attributes?: number;
  readonly codes?: Int32Array;
}

/** How many different rows there are, counted up to `limit`: k-means cannot make more groups than that. */
export function distinctRows(points: Rows, limit: number): number {
  const seen: number[] = [];
  const rows = points.rows ?? rowCount(points);
  for (let row = 0; row < rows && seen.length < limit; row++) {
    if (!seen.some((other) => isSame(points, row, other))) seen.push(row);
  }
  return seen.length;
}

function isSame({ values, dimensions, codes, attributes = 0 }: Rows, row: number, other: number): boolean {
  if (squaredDistance(values, row, values, other, dimensions) !== 0) return false;
  for (let one = 0; one < attributes; one++) {
    if (codes?.[row * attributes + one] !== codes?.[other * attributes + one]) return false;
  }
  return true;
}
