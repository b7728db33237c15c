import type { TableInfo } from '../../model/table';
import { exactColumn, exactProduct } from '../orders/fields';
import { ident } from '../sql';

/** What a figure in a row stands for: one piece, to be multiplied by the quantity, or the whole row. */
export type Per = 'piece' | 'row';

/** What a table offers beside orders and amounts: SQL over its columns, null where the field is not there. */
export interface MetricFields {
  readonly quantity: string | null;
  /** List amount of a row (before any discount). */
  readonly list: string | null;
  /** Discount of a row, positive. */
  readonly discount: string | null;
  readonly cost: string | null;
}

/**
 * Finds them by their logical names. `list_price` and `cost` are figures of one piece where the table has a quantity,
 * unless told otherwise.
 */
export function metricFields(table: TableInfo, per: { list: Per; cost: Per }): MetricFields {
  const quantity = exactColumn(table, 'quantity');
  const total = (name: string, of: Per) =>
    of === 'piece' && quantity ? exactProduct(table, name, 'quantity') : exactColumn(table, name);
  const discount = exactColumn(table, 'discount');
  return {
    quantity,
    list: total('list_price', per.list),
    discount: discount && `abs(${discount})`,
    cost: total('cost', per.cost),
  };
}

/** A column as text where it is there. */
export function textColumn(table: TableInfo, name: string): string | null {
  const column = table.columns.find((one) => one.name === name);
  if (!column) return null;
  return column.type.toUpperCase() === 'VARCHAR' ? ident(name) : `${ident(name)}::VARCHAR`;
}
