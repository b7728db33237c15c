import type { ComputeContext } from '../../model/cell';
import type { MetricsOptions } from './options';
import { cac } from './values/cac';
import { clv } from './values/clv';
import { conversion } from './values/conversion';
import { equalAge } from './values/equal-age';
import { completeness } from './values/completeness';
import { marketRank, marketShare } from './values/market';
import { loyaltyAnswers, satisfaction } from './values/survey';
import { targetShare } from './values/target-share';
import type { CustomerTables } from './customer-tables';
import type { MetricValue } from './result';

/** A metric with the query it was read by, where there is one. */
export interface Valued {
  readonly metric: MetricValue;
  readonly sql: string | null;
}

/** What a metric of its own is read from. */
export interface ValueSource {
  readonly context: ComputeContext<MetricsOptions>;
  readonly tables: CustomerTables;
}

/** The group metrics that need more than the customers' table, in the order of the dictionary. */
export async function otherValues(source: ValueSource): Promise<Valued[]> {
  const found: Valued[] = [];
  found.push(...(await cac(source)));
  found.push(await equalAge(source));
  found.push(await clv(source));
  found.push(await satisfaction(source));
  found.push(await loyaltyAnswers(source));
  found.push(await conversion(source));
  found.push(await targetShare(source));
  found.push(marketShare(source), marketRank(source));
  found.push(await completeness(source));
  return found;
}
