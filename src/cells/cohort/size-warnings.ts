import type { Warning } from '../../model/warning';
import type { Cohort } from './result';

/** Shares of fewer customers than this move with single ones. */
const FEW = 30;
/** A first cohort so many times the usual size of the following ones is mostly made of customers from before. */
const FAR_MORE = 1.5;
/** The following cohorts that it is set against, and how few of them tell nothing. */
const FOLLOWING = 6;
const ENOUGH = 3;

/** What the sizes of cohorts say against their rates: single customers count for much, or the first are not new. */
export function sizeWarnings({
  cohorts,
  total,
}: {
  readonly cohorts: readonly Cohort[];
  readonly total: number;
}): Warning[] {
  const sizes = cohorts.map(({ customers }) => customers);
  const few = sizes.filter((size) => size < FEW).length;
  const warnings: Warning[] = [];
  if (few > 0) warnings.push({ code: 'cohort.few_customers', values: { cohorts: few, limit: FEW } });
  const [first = 0, ...others] = sizes;
  const usual = middleOf(others.slice(0, FOLLOWING));
  // Where earlier cohorts are not shown, the first one here is not the first of the data.
  if (total === cohorts.length && others.length >= ENOUGH && first >= FEW && first > FAR_MORE * usual) {
    warnings.push({ code: 'cohort.first_not_new', values: { customers: first, usual } });
  }
  return warnings;
}

function middleOf(sizes: readonly number[]): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? 0;
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2;
}
