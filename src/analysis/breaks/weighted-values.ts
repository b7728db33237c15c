/** Ascending values with how often each occurs. */
export interface WeightedValues {
  /** Of a group of neighbours, its least value. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The distinct values with their counts. Where there are more than `most`, so many neighbours are taken together by
 * rank that at most that many groups remain; a group is known by its least value, so breaks are values that occur.
 */
export function groupsOf(unsorted: Float64Array, most: number): { groups: WeightedValues; distinct: number } {
  const all = distinctValues(Float64Array.from(unsorted).sort());
  const distinct = all.values.length;
  return { groups: distinct > most ? merged(all, Math.ceil(distinct / most)) : all, distinct };
}

function distinctValues(sorted: Float64Array): WeightedValues {
  const values = new Float64Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  let n = 0;
  for (const value of sorted) {
    if (n === 0 || value !== values[n - 1]) values[n++] = value;
    weights[n - 1] = (weights[n - 1] ?? 0) + 1;
  }
  return { values: values.slice(0, n), weights: weights.slice(0, n) };
}

function merged({ values, weights }: WeightedValues, each: number): WeightedValues {
  const n = Math.ceil(values.length / each);
  const counts = new Float64Array(n);
  weights.forEach((weight, i) => {
    const group = Math.floor(i / each);
    counts[group] = (counts[group] ?? 0) + weight;
  });
  return { values: Float64Array.from({ length: n }, (_, i) => values[i * each] ?? 0), weights: counts };
}
