import { date, ident } from '../sql';
import { customersSql } from '../orders/customers-sql';
import type { PreparedOrders } from '../orders/prepare';
import { RID } from './records';

/** A source's records: the place of the source, its view, and what there is to count. Quoted columns, null where absent. */
export interface CountedSource {
  readonly source: number;
  readonly table: string;
  readonly time: string | null;
}

/** Days of a period, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The orders of each record in a period: `customer, first_time, last_time, frequency, amount`. */
export function periodOrdersSql(orders: PreparedOrders, { from, to }: Period): string {
  const { time } = orders.fields;
  const measured = `${time} >= ${date(from)} AND ${time} < ${date(to)} + 1`;
  return customersSql({ ...orders, rules: { ...orders.rules, measured } });
}

/** The period that ends with a date and is so many months long; or the last whole year that began in a month. One row. */
export function periodSql(asOf: string, months: number): string {
  return `SELECT ((${date(asOf)} - to_months(${months}))::DATE + 1)::VARCHAR AS "from", ${date(asOf)}::VARCHAR AS "to"`;
}

/** The last fiscal year that had ended by a date, for years that begin in a month (1–12). One row. */
export function fiscalYearSql(asOf: string, startMonth: number): string {
  const start = `make_date(year(${date(asOf)}), ${startMonth}, 1)`;
  const begun = `CASE WHEN ${start} <= ${date(asOf)} THEN ${start} ELSE (${start} - to_years(1))::DATE END`;
  return `SELECT ((${begun}) - to_years(1))::DATE::VARCHAR AS "from", ((${begun}) - to_days(1))::DATE::VARCHAR AS "to"`;
}

/** What the orders of all sources say of each customer. `parts`: tables of `customersSql` by source; the yearly ones may lack. */
export function orderMeasuresSql(
  who: string,
  parts: readonly {
    readonly source: number;
    readonly all: string;
    readonly recent: string;
    readonly year: string;
  }[],
): string {
  const each = parts.map(
    ({ source, all, recent, year }) => `SELECT c, a.first_time, a.last_time, a.frequency, a.amount,
    r.frequency AS recent, r.amount AS recent_amount, y.amount AS year_amount
  FROM ${ident(all)} AS a JOIN ${ident(who)} AS who ON who.rid = a.customer AND who.source = ${source}
  LEFT JOIN ${ident(recent)} AS r ON r.customer = a.customer
  LEFT JOIN ${ident(year)} AS y ON y.customer = a.customer`,
  );
  return `SELECT c, min(first_time) AS first_order, max(last_time) AS last_order, sum(frequency)::INTEGER AS orders,
  sum(amount) AS amount, coalesce(sum(recent), 0)::INTEGER AS orders_12m, coalesce(sum(recent_amount), 0) AS amount_12m,
  coalesce(sum(year_amount), 0) AS amount_year
FROM (${each.join('\nUNION ALL\n')}) GROUP BY c`;
}

/** The three categories a customer bought most often: `c, categories`. `where` leaves out rows that are no purchase. */
export function categoriesSql(
  who: string,
  { source, table }: CountedSource,
  category: string,
  where: string | null,
): string {
  return `SELECT c, string_agg(category, '/' ORDER BY place) AS categories
FROM (
  SELECT c, category, row_number() OVER (PARTITION BY c ORDER BY sum(n) DESC, category) AS place
  FROM (
    SELECT ${RID} AS rid, ${category} AS category, count(*) AS n FROM ${ident(table)}
    WHERE ${category} IS NOT NULL AND ${category} <> ''${where === null ? '' : ` AND (${where})`} GROUP BY 1, 2
  ) AS bought JOIN ${ident(who)} AS who ON who.rid = bought.rid AND who.source = ${source}
  GROUP BY c, category
) WHERE place <= 3 GROUP BY c`;
}

/** A source of complaints, communication, events or answers with its columns. */
export interface ContactColumns extends CountedSource {
  readonly as: 'tickets' | 'interactions' | 'events' | 'survey';
  readonly kind: string | null;
  readonly channel: string | null;
  readonly owner: string | null;
  readonly text: string | null;
  readonly outcome: string | null;
  readonly state: string | null;
}

const COMPLAINT = '投诉|建议|抱怨|不满|差评|维权|退货|退款|complain|suggest|feedback|return|refund';
const OPEN = '未|待|处理中|进行中|跟进中|受理中|重新|open|pending|new|progress|waiting|hold|escalat';
const DONE = '已|完成|办结|结案|关闭|closed|resolved|done|solved|complete';

/** Every contact with a customer, one a row: `c, time, kind, channel, owner, content, outcome, state, complaint, open`. */
export function contactsSql(who: string, sources: readonly ContactColumns[]): string {
  const none = 'NULL::VARCHAR';
  const parts = sources.map((one) => {
    const state = one.state ?? none;
    const isTicket = one.as === 'tickets';
    const complaint = isTicket
      ? one.kind === null
        ? 'TRUE'
        : `(${one.kind} IS NULL OR regexp_matches(lower(${one.kind}), '${COMPLAINT}'))`
      : 'FALSE';
    return `SELECT c, ${one.time ?? 'NULL'}::TIMESTAMP AS time, '${one.as}' AS kind, ${one.channel ?? none} AS channel,
    ${one.owner ?? none} AS owner, ${one.text ?? none} AS content, ${one.outcome ?? none} AS outcome, ${state} AS state,
    ${complaint} AS complaint, ${isTicket ? isOpen(state) : 'FALSE'} AS open
  FROM ${ident(one.table)} AS said JOIN ${ident(who)} AS who ON who.rid = said.${RID} AND who.source = ${one.source}`;
  });
  return parts.length > 0
    ? parts.join('\nUNION ALL\n')
    : `SELECT NULL::INTEGER AS c, NULL::TIMESTAMP AS time, ${['kind', 'channel', 'owner', 'content', 'outcome', 'state'].map((name) => `${none} AS ${name}`).join(', ')},
  FALSE AS complaint, FALSE AS open LIMIT 0`;
}

/** Not yet handled: no state, or one that says so; 未处理 is open, 已处理 is not. */
function isOpen(state: string): string {
  return `coalesce(regexp_matches(lower(${state}), '${OPEN}') OR NOT regexp_matches(lower(${state}), '${DONE}'), TRUE)`;
}

/** What the contacts say of each customer. */
export function contactMeasuresSql(contacts: string): string {
  const last = (value: string, kind: string) =>
    `arg_max(${value}, {'time': coalesce(time, TIMESTAMP '0001-01-01'), 'value': ${value}}) FILTER (WHERE ${kind} AND ${value} IS NOT NULL)`;
  const said = `kind IN ('tickets', 'interactions')`;
  return `SELECT c,
  count(*) FILTER (WHERE complaint)::INTEGER AS complaints,
  count(*) FILTER (WHERE complaint AND open)::INTEGER AS open_complaints,
  max(time) FILTER (WHERE complaint) AS last_complaint,
  ${last('content', 'complaint')} AS last_complaint_text,
  ${last('state', 'complaint')} AS last_complaint_state,
  count(*) FILTER (WHERE kind = 'interactions')::INTEGER AS interactions,
  max(time) FILTER (WHERE ${said}) AS last_contact,
  ${last('outcome', "kind = 'interactions'")} AS last_outcome,
  count(*) FILTER (WHERE kind = 'events')::INTEGER AS events,
  count(*) FILTER (WHERE kind = 'survey')::INTEGER AS answers
FROM ${ident(contacts)} GROUP BY c`;
}
