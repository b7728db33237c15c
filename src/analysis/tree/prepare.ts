import { sortRows } from './sort-rows';
import type { FeatureColumn } from './types';

/** A number with many values: the rows in their order. */
export interface SortedFeature {
  readonly form: 'sorted';
  readonly rows: Uint32Array;
  readonly values: Float64Array;
  readonly missing: Uint32Array;
}

/** A number with few values, or a category: the code of each row; `codes.length` rows, `size` codes, the last for missing. */
export interface CodedFeature {
  readonly form: 'coded';
  readonly codes: Uint16Array;
  readonly size: number;
  /** The value of each code, ascending; null for a category. */
  readonly values: Float64Array | null;
  readonly hasMissing: boolean;
}

export type Feature = SortedFeature | CodedFeature;

/** Up to so many different numbers are counted in a table; more are walked through in order. Both are exact. */
const MOST_CODES = 1024;

/** Makes a column ready for the search of splits: once for a tree and all the trees of its cross-validation. */
export function prepareFeature({ values, levels }: FeatureColumn): Feature {
  if (levels !== null) return codedCategory(values, levels);
  const sorted = sortRows(values);
  const distinct = distinctValues(sorted.values, MOST_CODES);
  return distinct ? codedNumber(values.length, sorted, distinct) : { form: 'sorted', ...sorted };
}

/** The different values of a sorted list; null where there are more than `most`. */
function distinctValues(sorted: Float64Array, most: number): Float64Array | null {
  const found: number[] = [];
  let last = NaN;
  for (const value of sorted) {
    if (value === last) continue;
    if (found.length === most) return null;
    found.push(value);
    last = value;
  }
  return Float64Array.from(found);
}

function codedNumber(
  rows: number,
  sorted: { rows: Uint32Array; values: Float64Array; missing: Uint32Array },
  distinct: Float64Array,
): CodedFeature {
  const codes = new Uint16Array(rows).fill(distinct.length);
  let code = 0;
  sorted.rows.forEach((row, i) => {
    if (sorted.values[i] !== distinct[code]) code++;
    codes[row] = code;
  });
  return {
    form: 'coded',
    codes,
    size: distinct.length + 1,
    values: distinct,
    hasMissing: sorted.missing.length > 0,
  };
}

function codedCategory(values: Float64Array, levels: number): CodedFeature {
  const codes = new Uint16Array(values.length);
  let hasMissing = false;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const missing = Number.isNaN(value);
    codes[row] = missing ? levels : value;
    hasMissing ||= missing;
  }
  return { form: 'coded', codes, size: levels + 1, values: null, hasMissing };
}
