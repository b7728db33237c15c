/** The stretches of equal values of a sorted column: each value with the rows it takes, `from` included, `to` not. */
export interface Run {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** The weight of its rows. */
  readonly weight: number;
}

/** Runs of a column whose equal values stand together. */
export function runsOf(column: Float64Array, weight: Float64Array): Run[] {
  const runs: Run[] = [];
  let from = 0;
  while (from < column.length) {
    const value = column[from] as number;
    let to = from;
    let sum = 0;
    for (; to < column.length && column[to] === value; to++) sum += weight[to] as number;
    runs.push({ value, from, to, weight: sum });
    from = to;
  }
  return runs;
}
