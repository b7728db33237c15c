import type { AsOf } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import { ident } from '../sql';
import { orderFacts, type OrderFacts } from './facts';
import { type OrderFields, orderFields } from './fields';
import { implausible, orderRules, type OrderRules, type RuleSettings } from './rules';

/** The dates that were asked for: the cell's option goes before the document's. */
export interface AsOfChoice {
  readonly cell: string | null;
  readonly frontMatter: string | null;
}

/**
 * The day to count from: the cell's, else the document's, else the day after the last order that counts
 * (`last order`), whose date is plausible by then.
 *
 * @throws KequnError `analysis.bad_as_of` for what is no ISO date, `analysis.no_customers` where nothing counts
 */
export async function resolveAsOf(
  database: Database,
  fields: OrderFields,
  facts: OrderFacts,
  settings: Omit<RuleSettings, 'asOf'>,
  choice: AsOfChoice,
): Promise<AsOf> {
  if (choice.cell !== null) return { date: isoDate(choice.cell), from: 'cell' };
  if (choice.frontMatter !== null) return { date: isoDate(choice.frontMatter), from: 'front matter' };
  const rules = orderRules(fields, facts, { ...settings, asOf: null });
  const last = await dayAfterLastOrder(database, settings.table, fields, facts, rules);
  if (last === null) throw new KequnError('analysis.no_customers', `missing orders: ${settings.table}`);
  return { date: last, from: 'last order' };
}

/**
 * The last day whose rows count, null where there is no such limit. An analysis date right after the last order means
 * the whole table: money that was given back later is still netted.
 */
export async function lastDayCounted(
  database: Database,
  fields: OrderFields,
  facts: OrderFacts,
  settings: RuleSettings,
): Promise<string | null> {
  const { asOf, table } = settings;
  if (asOf === null || facts.last === null || facts.last <= Date.parse(asOf) / 86_400_000) return null;
  // Where every row is an order, only an implausible one can come after the last.
  if (settings.refunds === 'keep') return asOf;
  const rules = orderRules(fields, facts, { ...settings, asOf: null });
  return (await dayAfterLastOrder(database, table, fields, facts, rules)) === asOf ? null : asOf;
}

/** The same for a whole table, where nothing else of it is wanted. */
export async function tableAsOf(
  database: Database,
  table: Parameters<typeof orderFields>[0],
  choice: AsOfChoice,
): Promise<AsOf> {
  const fields = orderFields(table);
  const facts = await orderFacts(database, table.name, fields, 'net');
  return resolveAsOf(database, fields, facts, { table: table.name, refunds: 'net' }, choice);
}

/** An ISO date that the calendar has. */
export function isoDate(value: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (!parsed || Number.isNaN(parsed.valueOf()) || parsed.toISOString().slice(0, 10) !== value) {
    throw new KequnError('analysis.bad_as_of', `invalid as_of: ${value}`, { values: { value } });
  }
  return value;
}

async function dayAfterLastOrder(
  database: Database,
  table: string,
  fields: OrderFields,
  facts: OrderFacts,
  rules: OrderRules,
): Promise<string | null> {
  const { time } = fields;
  if (!time) return null;
  const far = implausible(fields, facts);
  const conditions = [rules.usable, rules.isOrder, far && `(${far}) IS NOT TRUE`];
  const where = conditions.filter(Boolean).join(' AND ') || 'TRUE';
  const [row] = await database.rows<{ date: string | null }>(
    `SELECT (max(${time})::DATE + 1)::VARCHAR AS date FROM ${ident(table)} WHERE ${where}`,
  );
  return row?.date ?? null;
}
