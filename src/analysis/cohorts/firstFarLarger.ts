/** A first cohort so many times the usual size of the following ones is mostly made of customers from before. */
const FAR_MORE = 1.5;
/** The following cohorts that it is set against, and how few of them tell nothing. */
const FOLLOWING = 6;
const ENOUGH = 3;
/** Sizes of fewer customers than this say nothing. */
const FEW = 30;

export interface FirstFarLarger {
  readonly customers: number;
  /** The median size of the cohorts that follow. */
  readonly usual: number;
}

/**
 * Whether the first cohort of a file is far larger than those after it: then it holds customers who had bought before the
 * data begin, whose first purchase in the data is not their first (left truncation). Null where it is not, or where there
 * is too little to tell.
 *
 * @param sizes new customers by period, from the first period of the data on, all of equal length
 * @example firstFarLarger([885, 417, 380, 452]) // { customers: 885, usual: 417 }
 */
export function firstFarLarger(sizes: readonly number[]): FirstFarLarger | null {
  const [customers = 0, ...others] = sizes;
  if (others.length < ENOUGH || customers < FEW) return null;
  const usual = middleOf(others.slice(0, FOLLOWING));
  return customers > FAR_MORE * usual ? { customers, usual } : null;
}

function middleOf(sizes: readonly number[]): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? 0;
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
}
