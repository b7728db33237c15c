/**
 * x ln(x / m) + m − x for x ≥ 0, m > 0: what keeps a Poisson or binomial probability exact near its mean, where the
 * plain terms are large and cancel (C. Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
  const v = difference / (x + m);
  const square = v * v;
  let sum = difference * v;
  let power = 2 * x * v;
  for (let term = 1; term < 1000; term++) {
    power *= square;
    const next = sum + power / (2 * term + 1);
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}
