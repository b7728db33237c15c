/** How often things happen, in baskets. */
export interface RuleCounts {
  readonly baskets: number;
  readonly antecedent: number;
  readonly consequent: number;
  /** Baskets that hold both sides. */
  readonly both: number;
}

export interface Measures {
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
  readonly leverage: number;
  /** Infinity where the rule holds always. */
  readonly conviction: number;
  readonly zhang: number;
  readonly jaccard: number;
  readonly certainty: number;
  readonly kulczynski: number;
}

/**
 * The interest measures of a rule as mlxtend defines them (Raschka 2018; Zhang's measure: Yan, Zhang and Zhang 2009).
 * With s the shares of baskets and c the confidence: lift c / s(C); leverage s(AC) − s(A)s(C); conviction
 * (1 − s(C)) / (1 − c), ∞ where c = 1; Zhang leverage / max(s(AC)(1 − s(A)), s(A)(s(C) − s(AC))); Jaccard
 * s(AC) / (s(A) + s(C) − s(AC)); certainty (c − s(C)) / (1 − s(C)); Kulczynski the mean of both confidences. What has a
 * denominator of 0 is 0. Differences are taken of counts, so that they are exact.
 *
 * @throws nothing; both sides must occur
 */
export function measures({ baskets: n, antecedent: a, consequent: c, both }: RuleCounts): Measures {
  const leverage = (both * n - a * c) / (n * n);
  const largest = Math.max(both * (n - a), a * (c - both)) / (n * n);
  return {
    support: both / n,
    confidence: both / a,
    lift: (both / a) * (n / c),
    leverage,
    conviction: both === a ? Infinity : ((n - c) / n) * (a / (a - both)),
    zhang: largest === 0 ? 0 : leverage / largest,
    jaccard: both / (a + c - both),
    certainty: c === n ? 0 : (both * n - a * c) / (a * (n - c)),
    kulczynski: (both / a + both / c) / 2,
  };
}
