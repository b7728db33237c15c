import { tTwoSided } from '../stats/distributions';

/**
 * The value that a t variable exceeds in absolute value with a chance of 5 %: by bisection on the distribution, right to about 1e-9.
 *
 * @param df degrees of freedom, > 0; need not be whole
 */
export function tQuantile(df: number): number {
  let [low, high] = [0, 2];
  while (tTwoSided(high, df).p > 0.05) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i += 1) {
    const middle = (low + high) / 2;
    if (tTwoSided(middle, df).p > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
