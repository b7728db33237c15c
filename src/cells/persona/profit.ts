import type { ComputeContext } from '../../model/cell';
import { metricFields } from '../../sql/metrics/fields';
import type { CountedOrders } from './customers';
import type { PersonaOptions } from './options';
import { margins, means } from './query';
import type { ProfitFacts } from './result';

/**
 * Margin of each group where cost is known: of the orders' own cost, else of the column `margin` of the table of
 * customers. Empty where neither is there.
 */
export async function readProfit(
  context: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
): Promise<ReadonlyMap<string, ProfitFacts>> {
  const sql = profitSql(context, orders);
  if (sql === null) return new Map();
  const rows = await context.database.rows<{
    segment: string | null;
    total: number | null;
    known: number;
  }>(sql);
  const all = rows.find((row) => row.segment === null)?.total ?? null;
  return new Map(
    rows.flatMap(({ segment, total, known }): [string, ProfitFacts][] => {
      if (segment === null || total === null) return [];
      const share = all !== null && all > 0 ? total / all : null;
      return [[segment, { margin: total, margin_share: share, known }]];
    }),
  );
}

function profitSql(
  { options, table }: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
): string | null {
  // As in the metrics: of one piece where there is a quantity.
  const cost = orders && metricFields(orders.info, { list: 'piece', cost: 'piece' }).cost;
  if (orders?.rows && cost) {
    const where = orders.measured.map((one) => `(${one})`).join(' AND ');
    return margins({ ...orders.rows, usable: where === '' ? null : where }, cost);
  }
  if (options.customers === null) return null;
  const info = table(options.customers);
  return info.columns.some(({ name }) => name === 'margin') ? means(info.name, 'margin') : null;
}
