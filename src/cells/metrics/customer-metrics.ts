import type { ComputeContext, Statement } from '../../model/cell';
import { INDEX_PARTS, type IndexName, metricsSql, publishedSql } from '../../sql/metrics/work';
import { dropView, replaceRelation } from '../../sql/table/relation';
import type { CustomerTables } from './customer-tables';
import { CUSTOMER_METRICS, type CustomerMetric } from './keys';
import type { MetricsOptions } from './options';
import type { Prepared } from './prepare';
import { tempView } from './query';
import type { MetricsResult, Unavailable } from './result';

export interface CustomerMetricsMade {
  readonly result: Pick<MetricsResult, 'available' | 'unavailable' | 'indices'>;
  readonly statements: readonly Statement[];
}

/** Publishes the table of customers, and says which metrics it could not fill and why. */
export async function customerMetrics(
  { database, options, name }: ComputeContext<MetricsOptions>,
  prepared: Prepared,
  tables: CustomerTables,
): Promise<CustomerMetricsMade> {
  const { joined } = tables;
  const why = reasons(prepared, tables);
  const parts = indexParts(why);
  const view = `__${name}_metrics`;
  const metrics = metricsSql(joined);
  await database.run(tempView(view, metrics));
  const known = {
    price_sensitivity: parts.price_sensitivity.parts,
    service_demand: parts.service_demand.parts,
  };
  const published = publishedSql(view, known, joined.columns.has('amount') ? options.grades : null);
  await replaceRelation(database, name, 'TABLE', published);
  await database.run(dropView(view));
  const unavailable = CUSTOMER_METRICS.flatMap((metric) => {
    const reason = why[metric];
    return reason ? [{ metric, ...reason }] : [];
  });
  return {
    result: {
      available: CUSTOMER_METRICS.filter((metric) => why[metric] === undefined),
      unavailable,
      indices: parts,
    },
    statements: [
      { title: 'metrics of each customer', sql: metrics },
      { title: 'scores and indices', sql: published },
    ],
  };
}

type Reasons = Partial<Record<CustomerMetric, Unavailable>>;

/** Why metrics of a customer cannot be told from this table. */
function reasons({ source, recordsReturns }: Prepared, { joined, data, tickets }: CustomerTables): Reasons {
  const { columns, modes, hasGrowth } = joined;
  const field = (what: string): Unavailable => ({ reason: 'missing_field', what });
  const lacking = (is: boolean, reason: Unavailable, ...metrics: readonly CustomerMetric[]): Reasons =>
    is ? Object.fromEntries(metrics.map((metric) => [metric, reason])) : {};
  const noPieces: Unavailable = recordsReturns ? field('quantity') : { reason: 'no_returns', what: null };
  const noReturns: Unavailable = recordsReturns ? field('amount') : { reason: 'no_returns', what: null };
  const hasReturns = columns.has('returned_pieces') || columns.has('returned_amount');
  const noAmount = !columns.has('amount');
  const money = [
    'average_order_value',
    'amount',
    'amount_12m',
    'growth',
    'm100',
    'score100',
    'grade',
  ] as const;
  return {
    ...lacking(!hasGrowth, { reason: 'not_covered', what: data.from }, 'growth'),
    ...lacking(noAmount, field('amount'), ...money),
    ...lacking(!('category' in modes), field('category'), 'categories'),
    ...lacking(!('channel' in modes), field('channel'), 'channel'),
    ...lacking(
      !columns.has('list'),
      field(noAmount ? 'amount' : 'list_price'),
      ...(['promotion_share', 'mean_discount', 'price_sensitivity'] as const),
    ),
    ...lacking(!columns.has('returned_pieces'), noPieces, 'return_share_pieces'),
    ...lacking(!columns.has('returned_amount'), noReturns, 'return_share_amount'),
    ...lacking(
      tickets === null,
      { reason: 'missing_input', what: 'tickets' },
      ...(['complaints', 'complaint_rate'] as const),
    ),
    ...lacking(
      !hasReturns && tickets === null,
      { reason: 'missing_input', what: 'tickets' },
      'service_demand',
    ),
    ...lacking(
      !columns.has('margin'),
      field(source.fields.cost && noAmount ? 'amount' : 'cost'),
      ...(['margin', 'margin_rate'] as const),
    ),
  };
}

function indexParts(why: Reasons): MetricsResult['indices'] {
  const known = (part: string) =>
    part === 'return_share'
      ? why.return_share_pieces === undefined || why.return_share_amount === undefined
      : why[part as CustomerMetric] === undefined;
  const split = (index: IndexName) => ({
    parts: INDEX_PARTS[index].filter(known),
    missing: INDEX_PARTS[index].filter((part) => !known(part)),
  });
  return { price_sensitivity: split('price_sensitivity'), service_demand: split('service_demand') };
}
