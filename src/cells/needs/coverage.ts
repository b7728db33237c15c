import type { ComputeContext } from '../../model/cell';
import type { NeedsOptions } from './options';
import { countCustomersSql, coverageSql, segmentCountsSql } from './query';
import type { NeedsResult } from './result';
import type { UsableRows } from './usable-rows';

/** How many answer sheets there are, were used and belong to whom, and what share of the customers that is. */
export async function readCoverage(
  { database, options, name }: ComputeContext<NeedsOptions>,
  { used, count, incomplete, straight }: UsableRows,
): Promise<NeedsResult['coverage']> {
  const [row = {}] = await database.rows<Record<string, number>>(coverageSql(name));
  const value = (key: string) => row[key] ?? 0;
  const [all] =
    options.ledger === null
      ? []
      : await database.rows<{ customers: number }>(countCustomersSql(options.ledger));
  const of = all?.customers ?? null;
  const customers = value('customers');
  return {
    rows: used.length,
    used: count,
    incomplete,
    straight_liners: straight,
    anonymous: value('anonymous'),
    unmatched: value('unmatched'),
    repeated: value('repeated'),
    matched_by: { customer: value('by_customer'), phone: value('by_phone'), email: value('by_email') },
    customers,
    of,
    share: of === null || of === 0 ? null : customers / of,
  };
}

/** Customers published in each segment. */
export async function readSegmentCounts({
  database,
  name,
}: ComputeContext<NeedsOptions>): Promise<ReadonlyMap<string, number>> {
  const rows = await database.rows<{ segment: string; customers: number }>(segmentCountsSql(name));
  return new Map(rows.map(({ segment, customers }) => [segment, customers]));
}
