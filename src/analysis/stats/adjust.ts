export const CORRECTIONS = ['holm', 'bh', 'none'] as const;
/** How p-values of several tests are corrected: Holm (1979), Benjamini and Hochberg (1995), or not. */
export type Correction = (typeof CORRECTIONS)[number];

/** Corrected p-values as logarithms, in the order of the tests. @param lns ln p of each test */
export function adjust(lns: readonly number[], correction: Correction): number[] {
  if (correction === 'none') return [...lns];
  return correction === 'holm' ? holm(lns) : benjaminiHochberg(lns);
}

/** Holm: the least p times the number of tests, the next times one less, never falling, at most 1. */
export function holm(lns: readonly number[]): number[] {
  const order = ascending(lns);
  const found = new Array<number>(lns.length).fill(0);
  let most = -Infinity;
  order.forEach((test, place) => {
    most = Math.max(most, Math.min(0, (lns[test] ?? 0) + Math.log(lns.length - place)));
    found[test] = most;
  });
  return found;
}

/** Benjamini–Hochberg: p times the number of tests over its place, never rising from the largest down. */
export function benjaminiHochberg(lns: readonly number[]): number[] {
  const order = ascending(lns);
  const found = new Array<number>(lns.length).fill(0);
  let least = 0;
  for (let place = order.length; place > 0; place--) {
    const test = order[place - 1] ?? 0;
    least = Math.min(least, (lns[test] ?? 0) + Math.log(lns.length / place));
    found[test] = least;
  }
  return found;
}

function ascending(lns: readonly number[]): number[] {
  return lns.map((_, test) => test).sort((a, b) => (lns[a] ?? 0) - (lns[b] ?? 0) || a - b);
}
