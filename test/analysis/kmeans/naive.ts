import type { Points } from '../../../src/analysis/kmeans/points';

/** k-means as plainly as it can be written, to test against. */
export function naiveLloyd(
  rows: readonly (readonly number[])[],
  start: readonly (readonly number[])[],
): number[] {
  let centres = start.map((centre) => [...centre]);
  let labels: number[] = [];
  for (;;) {
    const next = rows.map((row) => argmin(centres.map((centre) => squared(row, centre))));
    if (next.every((label, i) => label === labels[i])) return labels;
    labels = next;
    centres = centres.map((centre, group) => mean(rows.filter((_, i) => labels[i] === group)) ?? centre);
  }
}

export function inertiaOf(rows: readonly (readonly number[])[], labels: readonly number[]): number {
  return [...new Set(labels)].reduce((sum, group) => {
    const own = rows.filter((_, i) => labels[i] === group);
    const centre = mean(own) ?? [];
    return sum + own.reduce((inner, row) => inner + squared(row, centre), 0);
  }, 0);
}

/** The least inertia of all ways to split the rows in k groups or fewer. */
export function bestInertia(rows: readonly (readonly number[])[], k: number): number {
  let best = Infinity;
  const labels = new Array<number>(rows.length).fill(0);
  const place = (at: number, used: number): void => {
    if (at === rows.length) {
      best = Math.min(best, inertiaOf(rows, labels));
      return;
    }
    for (let group = 0; group < Math.min(used + 1, k); group++) {
      labels[at] = group;
      place(at + 1, Math.max(used, group + 1));
    }
  };
  place(0, 0);
  return best;
}

export function toPoints(rows: readonly (readonly number[])[]): Points {
  return { values: Float64Array.from(rows.flat()), dimensions: rows[0]?.length ?? 1 };
}

export function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0);
}

export function mean(rows: readonly (readonly number[])[]): number[] | null {
  const first = rows[0];
  return first
    ? first.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? NaN), 0) / rows.length)
    : null;
}

function argmin(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}
