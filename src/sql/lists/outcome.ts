import type { TableInfo } from '../../model/table';
import { addDays, type Span } from '../metrics/spans';
import { date, ident, list, text } from '../sql';

/** Columns by which lists say who was kept out, in the order in which they are looked for. */
const CONTROL_COLUMNS = ['arm', 'control', 'control_group', '对照组', '是否对照'];
/** What such a column says of those who were. */
const CONTROL_VALUES = ['control', 'holdout', 'true', 't', 'yes', 'y', '1', '是', '对照', '对照组'];

/** The column that says who was kept out of a list: the one asked for, else one of the usual names; null without one. */
export function controlColumn(table: TableInfo, asked: string | null): string | null {
  const names = table.columns.map(({ name }) => name);
  if (asked !== null) return names.find((name) => name === asked) ?? null;
  return CONTROL_COLUMNS.find((name) => names.includes(name)) ?? null;
}

/** A list that was handed over and what is asked of it. */
export interface ListQuestion {
  readonly table: TableInfo;
  /** SQL of the day on which a row was handed over. */
  readonly day: string;
  /** The column that says who was kept out; null: nobody. */
  readonly control: string | null;
  readonly days: number;
  /** The last day that the data know. */
  readonly lastDay: string;
  /** Only what was handed over within these days; null: all of it. */
  readonly within: Span | null;
}

/** The tables that orders are counted in: `people(id, customer)` and `events(id, day, is_order?, amount?)`. */
export interface OutcomeTables {
  readonly people: string;
  readonly events: string;
  readonly mixed: boolean;
  readonly hasAmount: boolean;
}

/**
 * What the customers of a list did in the days after (the day itself included), those who were addressed and those who
 * were kept out apart: rows `held, listed, observed, bought, amount, squares`. Only customers that were observed for all
 * the days count; of a customer listed twice the first day counts, and who was kept out once was kept out. Amounts
 * are exact, so that sums do not depend on the order of rows.
 */
export function outcomeSql(
  { people, events, mixed, hasAmount }: OutcomeTables,
  { table, day, control, days, lastDay, within }: ListQuestion,
): string {
  const held = control === null ? 'FALSE' : heldSql(control);
  const last = date(addDays(lastDay, -days));
  const sums = hasAmount
    ? `coalesce(sum(amount) FILTER (WHERE observed), 0)::DOUBLE AS amount,
  coalesce(sum(round(amount, 2)::DECIMAL(18,2) * round(amount, 2)::DECIMAL(18,2)) FILTER (WHERE observed), 0)::DOUBLE AS squares`
    : 'NULL::DOUBLE AS amount, NULL::DOUBLE AS squares';
  return `WITH handed AS (
  SELECT customer::VARCHAR AS customer, min(${day}) AS since, bool_or(${held}) AS held
  FROM ${ident(table.name)} WHERE customer IS NOT NULL GROUP BY 1
), chosen AS (
  SELECT *, since <= ${last} AS observed FROM handed
  WHERE since IS NOT NULL${within ? ` AND since BETWEEN ${date(within.from)} AND ${date(within.to)}` : ''}
), answers AS (
  SELECT chosen.customer, count(*)${mixed ? ' FILTER (WHERE is_order)' : ''} AS orders${hasAmount ? ', sum(amount) AS amount' : ''}
  FROM chosen JOIN ${ident(people)} AS people ON people.customer = chosen.customer
  JOIN ${ident(events)} AS events ON events.id = people.id
  WHERE day >= since AND day <= since + ${days}
  GROUP BY 1
)
SELECT held, count(*)::DOUBLE AS listed, count(*) FILTER (WHERE observed)::DOUBLE AS observed,
  count(*) FILTER (WHERE observed AND orders > 0)::DOUBLE AS bought,
  ${sums}
FROM chosen LEFT JOIN answers USING (customer)
GROUP BY held ORDER BY held`;
}

/** Whether a row says that its customer was kept out. */
function heldSql(column: string): string {
  return `coalesce(lower(trim(${ident(column)}::VARCHAR)) IN (${list(CONTROL_VALUES.map(text))}), FALSE)`;
}
