import type { Points } from '../kmeans/points';

/**
 * Rows with numbers and categories. Either may be missing: without categories groups are found by k-means, without
 * numbers by k-modes.
 */
export interface Mixed extends Points {
  readonly rows: number;
  /** How many categorical columns there are. */
  readonly attributes: number;
  /**
   * Row-major, `rows × attributes`: 0 … levels − 1, numbered in the order of their values; −1 for a value that a frozen
   * model did not know.
   */
  readonly codes: Int32Array;
  /** How many levels each categorical column has. */
  readonly levels: readonly number[];
  /** What one category that differs costs, beside squared distances of numbers. */
  readonly gamma: number;
}

/** Points as rows without categories. */
export function numericOnly({ values, dimensions }: Points): Mixed {
  const rows = values.length / dimensions;
  return { values, dimensions, rows, attributes: 0, codes: new Int32Array(0), levels: [], gamma: 0 };
}

/**
 * Huang's default weight of a category (1997): half the mean standard deviation (n) of the numeric columns, which is
 * 0.5 after standardising; 1 where there are no numbers.
 */
export function defaultGamma({ values, dimensions }: Points): number {
  if (dimensions === 0) return 1;
  const rows = values.length / dimensions;
  let total = 0;
  for (let axis = 0; axis < dimensions; axis++) {
    let sum = 0;
    for (let at = axis; at < values.length; at += dimensions) sum += values[at] as number;
    const mean = sum / rows;
    let squares = 0;
    for (let at = axis; at < values.length; at += dimensions) {
      squares += ((values[at] as number) - mean) * ((values[at] as number) - mean);
    }
    total += Math.sqrt(squares / rows);
  }
  return total / dimensions / 2;
}

/** The given rows, in that order. */
export function pickMixed(data: Mixed, chosen: Int32Array): Mixed {
  const { values, dimensions, codes, attributes } = data;
  const numbers = new Float64Array(chosen.length * dimensions);
  const categories = new Int32Array(chosen.length * attributes);
  chosen.forEach((row, at) => {
    numbers.set(values.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
    categories.set(codes.subarray(row * attributes, (row + 1) * attributes), at * attributes);
  });
  return { ...data, values: numbers, codes: categories, rows: chosen.length };
}

/**
 * The rows as points between which the squared distance is what `Mixed` counts: numbers as they are, each category as
 * one column a level, √(γ/2) where a row has it. Only for as many rows as are measured pair by pair.
 */
export function embed(data: Mixed): Points {
  const { values, dimensions, codes, attributes, levels, rows, gamma } = data;
  if (attributes === 0) return { values, dimensions };
  const width = dimensions + levels.reduce((sum, count) => sum + count, 0);
  const points = new Float64Array(rows * width);
  const height = Math.sqrt(gamma / 2);
  for (let row = 0; row < rows; row++) {
    points.set(values.subarray(row * dimensions, (row + 1) * dimensions), row * width);
    let first = row * width + dimensions;
    for (let attribute = 0; attribute < attributes; attribute++) {
      const code = codes[row * attributes + attribute] as number;
      if (code >= 0) points[first + code] = height;
      first += levels[attribute] ?? 0;
    }
  }
  return { values: points, dimensions: width };
}
