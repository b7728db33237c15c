/**
 * How many to draw of each stratum (proportional allocation by largest remainders): shares of `wanted` in proportion to
 * the sizes, rounded so that they sum to it, nowhere more than there are. Ties go to the larger, then to the earlier
 * stratum. Where `wanted` reaches, each stratum that is not empty gets at least one.
 */
export function allocate(sizes: readonly number[], wanted: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.min(wanted, all);
  if (most <= 0) return sizes.map(() => 0);
  const least = sizes.filter((size) => size > 0).length <= most ? 1 : 0;
  const given: number[] = sizes.map((size) => (size > 0 ? least : 0));
  const rest = most - given.reduce((sum, one) => sum + one, 0);
  return spread(sizes, given, rest, all);
}

/** Gives the rest away one by one: each time to the stratum that is furthest below its share. */
function spread(sizes: readonly number[], given: number[], rest: number, all: number): number[] {
  const total = rest + given.reduce((sum, one) => sum + one, 0);
  for (let left = rest; left > 0; left--) {
    let best = -1;
    sizes.forEach((size, i) => {
      if ((given[i] ?? 0) >= size) return;
      if (best < 0 || compare(sizes, given, total / all, i, best) > 0) best = i;
    });
    given[best] = (given[best] ?? 0) + 1;
  }
  return given;
}

/** Positive where stratum `a` is further below its share than `b`, or as far and larger. */
function compare(
  sizes: readonly number[],
  given: readonly number[],
  rate: number,
  a: number,
  b: number,
): number {
  const lack = (i: number) => (sizes[i] ?? 0) * rate - (given[i] ?? 0);
  const difference = lack(a) - lack(b);
  return Math.abs(difference) > 1e-9 ? difference : (sizes[a] ?? 0) - (sizes[b] ?? 0);
}
