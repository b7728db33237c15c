import { quantile } from '../quantile/quantile';

/** How a column is brought to a common scale: `(value − centre) / spread`. */
export type Scale = 'none' | 'z' | 'robust' | 'minmax';

export interface Scaling {
  readonly centre: number;
  readonly spread: number;
  /** The scale it was in the end: `robust` becomes `z` where the middle half of the values is one value. */
  readonly scale: Scale;
}

/**
 * The centre and spread of a column: mean and standard deviation (n, not n − 1, as scikit-learn) for `z`; median and
 * quartile distance (type 7) for `robust`; minimum and range for `minmax`; 0 and 1 for `none`. A spread of 0 means
 * that the column is constant. Only sums, quotients and square roots: the same digits in every browser.
 */
export function fitScale(values: Float64Array, scale: Scale): Scaling {
  if (scale === 'z') return zScale(values);
  const sorted = values.slice().sort();
  const least = sorted[0] ?? 0;
  const range = (sorted.at(-1) ?? 0) - least;
  if (range === 0) return { centre: least, spread: 0, scale };
  if (scale === 'none') return { centre: 0, spread: 1, scale };
  if (scale === 'minmax') return { centre: least, spread: range, scale };
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return spread === 0 ? zScale(values) : { centre: quantile(sorted, 0.5), spread, scale };
}

function zScale(values: Float64Array): Scaling {
  const constant = values.every((value) => value === values[0]);
  if (constant) return { centre: values[0] ?? 0, spread: 0, scale: 'z' };
  let sum = 0;
  for (const value of values) sum += value;
  const centre = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - centre) * (value - centre);
  return { centre, spread: Math.sqrt(squares / values.length), scale: 'z' };
}
