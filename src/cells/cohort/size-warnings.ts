import { firstFarLarger } from '../../analysis/cohorts/firstFarLarger';
import type { Warning } from '../../model/warning';
import type { Cohort } from './result';

/** Shares of fewer customers than this move with single ones. */
const FEW = 30;

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
  // Where earlier cohorts are not shown, the first one here is not the first of the data.
  const old = total === cohorts.length ? firstFarLarger(sizes) : null;
  return [
    ...(few > 0 ? [{ code: 'cohort.few_customers' as const, values: { cohorts: few, limit: FEW } }] : []),
    ...(old ? [{ code: 'cohort.first_not_new' as const, values: { ...old } }] : []),
  ];
}
