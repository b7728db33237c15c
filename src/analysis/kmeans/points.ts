/** Rows in a space: `values` is row-major, `rows × dimensions`. */
export interface Points {
  readonly values: Float64Array;
  readonly dimensions: number;
}

export function rowCount(points: Points): number {
  return points.values.length / points.dimensions;
}

/** The points of the given rows, in that order. */
export function pick(points: Points, rows: Int32Array): Points {
  const { dimensions } = points;
  const values = new Float64Array(rows.length * dimensions);
  rows.forEach((row, at) => {
    values.set(points.values.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  });
  return { values, dimensions };
}

/** Squared Euclidean distance between a row of one set of points and a row of another. */
export function squaredDistance(
  a: Float64Array,
  rowA: number,
  b: Float64Array,
  rowB: number,
  dimensions: number,
): number {
  let sum = 0;
  for (let axis = 0, i = rowA * dimensions, j = rowB * dimensions; axis < dimensions; axis++, i++, j++) {
    const difference = (a[i] as number) - (b[j] as number);
    sum += difference * difference;
  }
  return sum;
}

/** The mean of each dimension. */
export function columnMeans(points: Points): Float64Array {
  const { values, dimensions } = points;
  const means = new Float64Array(dimensions);
  for (let i = 0; i < values.length;) {
    for (let axis = 0; axis < dimensions; axis++, i++)
      means[axis] = (means[axis] as number) + (values[i] as number);
  }
  return means.map((sum) => sum / rowCount(points));
}
