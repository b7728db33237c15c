import type { Database } from '../../model/database';
import { lastDayCounted } from '../orders/as-of';
import { orderFacts } from '../orders/facts';
import type { PreparedOrders } from '../orders/prepare';
import { orderRules } from '../orders/rules';
import { recordsReturns, returnFields, type ReturnFields } from './returns';

/** Returns are told by the rules of `net`, whatever the analysis does with refunds; null where there is no trace of any. */
export async function readReturns(database: Database, orders: PreparedOrders): Promise<ReturnFields | null> {
  const { table, fields, refunds, asOf } = orders;
  const facts = refunds === 'keep' ? await orderFacts(database, table, fields, 'net') : orders.facts;
  if (!recordsReturns(fields, facts)) return null;
  const settings = { table, refunds: 'net', asOf: asOf.date } as const;
  const limit = await lastDayCounted(database, fields, facts, settings);
  return returnFields(fields, orderRules(fields, facts, { ...settings, asOf: limit }), facts);
}
