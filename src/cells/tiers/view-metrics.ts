import type { Available } from '../../model/cell';
import type { Column } from '../../model/table';
import { isNumeric } from './columns';
import { isOrders } from './is-orders';
import type { TiersOptions } from './options';
import { metricName } from './query';

/** The metrics that are counted from order rows. */
const COUNTED = [
  'recency',
  'frequency',
  'monetary',
  'average_order_value',
  'tenure',
  'frequency_6m',
  'amount_6m',
  'frequency_12m',
  'amount_12m',
  'yearly_purchase',
  'contract_years',
] as const;

export interface Metric {
  readonly name: string;
  readonly numeric: boolean;
}

/** What tiers and rules can be made of, given the tables chosen. */
export function metricsOf({ from, also }: TiersOptions, { tables }: Available): Metric[] {
  const table = tables.find(({ name }) => name === from);
  const other = tables.find(({ name }) => name === also);
  const given = (columns: readonly Column[] = []) =>
    columns
      .filter(({ name }) => name !== 'customer')
      .map((column) => ({ name: metricName(column.name), numeric: isNumeric(column) }));
  const own =
    table && isOrders(table) ? COUNTED.map((name) => ({ name, numeric: true })) : given(table?.columns);
  const has = new Set(own.map(({ name }) => name));
  return [...own, ...given(other?.columns).filter(({ name }) => !has.has(name))];
}
