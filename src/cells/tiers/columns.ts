import { KequnError } from '../../model/failure';
import type { Column, TableInfo } from '../../model/table';

export function isNumeric({ type }: Pick<Column, 'type'>): boolean {
  return /^(DECIMAL|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT)/.test(type);
}

/** Names under which customer tables hold what a customer spent. */
const AMOUNTS = ['monetary', 'amount', 'yearly_purchase', 'amount_12m'];

/** The column of a customer's amount; null where there is none. */
export function amountColumn(columns: readonly Column[]): string | null {
  const found = AMOUNTS.find((name) => columns.some((column) => column.name === name && isNumeric(column)));
  return found ?? null;
}

/**
 * The column that value tiers are made of: the one asked for, else the amount.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric`
 */
export function valueColumn(table: TableInfo, by: string | null, from: string): string {
  const name = by ?? amountColumn(table.columns) ?? 'monetary';
  const column = table.columns.find((one) => one.name === name);
  const values = { column: name, table: from, type: column?.type ?? '' };
  if (!column) throw new KequnError('analysis.missing_column', `missing column: ${from}.${name}`, { values });
  if (!isNumeric(column)) {
    throw new KequnError('analysis.not_numeric', `invalid column: ${name} is ${column.type}`, { values });
  }
  return name;
}

/** Every column that a rule names and the table has not. @throws KequnError `analysis.missing_column` */
export function checkMetrics(table: TableInfo, metrics: readonly string[], from: string): void {
  const missing = metrics.find((metric) => !table.columns.some(({ name }) => name === metric));
  if (missing === undefined) return;
  throw new KequnError('analysis.missing_column', `missing column: ${from}.${missing}`, {
    values: { column: missing, table: from },
  });
}
