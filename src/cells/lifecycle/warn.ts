import type { Warning } from '../../model/warning';
import type { LifecycleResult } from './result';

const FEW_CUSTOMERS = 300;

/** What does not simply hold. @param covered days from the first order to the last observed day */
export function lifecycleWarnings(result: LifecycleResult, covered: number, unknown: number): Warning[] {
  const { cuts, cuts_from, buyers, intervals, bought_once_share: once } = result;
  const { at_risk, lapsed, lost } = cuts;
  const proposed = cuts_from === 'gaps';
  const warnings: (Warning | null)[] = [
    cuts_from === 'default'
      ? { code: 'lifecycle.few_gaps', values: { gaps: intervals.n, at_risk, lapsed, lost } }
      : null,
    proposed && buyers < FEW_CUSTOMERS
      ? { code: 'lifecycle.few_customers', values: { customers: buyers } }
      : null,
    at_risk === lapsed || lapsed === lost
      ? { code: 'lifecycle.cuts_equal', values: { at_risk, lapsed, lost } }
      : null,
    covered <= lost ? { code: 'lifecycle.short_history', values: { days: covered, lost } } : null,
    once > 0.5 ? { code: 'lifecycle.mostly_once', values: { share: once } } : null,
    unknown > 0 ? { code: 'lifecycle.unknown_buyers', values: { customers: unknown } } : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
