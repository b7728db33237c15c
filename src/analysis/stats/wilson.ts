/** The 0.975 quantile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share: unlike the plain one it stays within 0 and 1, and says something where nobody or
 * everybody answered the same. (E. B. Wilson, 1927, "Probable inference, the law of succession, and statistical
 * inference".)
 *
 * @param successes of `n` trials, `n` > 0
 * @example wilson(8, 10) // { low: 0.49, high: 0.94 }
 */
export function wilson(successes: number, n: number): { low: number; high: number } {
  if (!(n > 0) || successes < 0 || successes > n) throw new RangeError(`invalid share: ${successes} of ${n}`);
  const share = successes / n;
  const centre = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const whole = 1 + (Z * Z) / n;
  // Rounding must not push the end that is exactly 0 or 1 out.
  return { low: Math.max(0, (centre - spread) / whole), high: Math.min(1, (centre + spread) / whole) };
}
