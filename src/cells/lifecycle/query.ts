import type { DayNames } from '../../sql/intervals/names';
import { slicesOf, spellsSql } from '../../sql/intervals/spells';
import { number } from '../../sql/number';
import { date, ident, literal, text } from '../../sql/sql';
import type { Cuts, LifecycleOptions } from './options';
import type { Stage } from './stages';

/** One row: what is known of all buyers before anybody is put anywhere. */
export function outlineSql({ buyers }: DayNames): string {
  return `SELECT count(*)::DOUBLE AS buyers, sum(days)::DOUBLE AS days,
  count(*) FILTER (WHERE days = 1)::DOUBLE AS once,
  sum(CAST(CASE WHEN days > 1 THEN (last_day - first_day)::DOUBLE / (days - 1) END AS DECIMAL(38,10)))::DOUBLE
    / nullif(count(*) FILTER (WHERE days > 1), 0) AS mean_interval,
  min(first_day)::VARCHAR AS first
FROM ${ident(buyers)}`;
}

/** `(place, time, events, censored)`: how long after the first, second or third, and later purchases the next one came. */
export function spellCountsSql(names: DayNames, lastDay: string, days: number): string {
  const parts = slicesOf(days).map(
    (slice) => `SELECT CASE WHEN nth = 1 THEN 'first' WHEN nth <= 3 THEN 'second' ELSE 'fourth' END AS place,
  coalesce(gap, waited) AS time, count(gap) AS events, count(*) - count(gap) AS censored
FROM (${spellsSql(names, lastDay, slice)}) GROUP BY 1, 2`,
  );
  return `SELECT place, time::DOUBLE AS time, sum(events)::DOUBLE AS events, sum(censored)::DOUBLE AS censored
FROM (
${parts.join('\nUNION ALL\n')}
) GROUP BY 1, 2 ORDER BY 1, 2`;
}

export interface ClassedQuery {
  readonly names: DayNames;
  /** The table of registered customers, and its time of registration, if it has one. */
  readonly registered: {
    readonly table: string;
    readonly customer: string;
    readonly time: string | null;
  } | null;
  readonly asOf: string;
  readonly cuts: Cuts;
  readonly options: LifecycleOptions;
  readonly meanInterval: number | null;
  readonly medianGap: number | null;
}

/**
 * The published table: every customer with stage, NES class and what they follow from; `amount` exact for the sums.
 * `overdue` is recency in mean intervals, the customer's own or, after one order day, everybody's.
 */
export function classedSql(query: ClassedQuery): string {
  const { names, registered, asOf, options, meanInterval } = query;
  const mean = meanInterval === null ? 'NULL::DOUBLE' : `${number(meanInterval)}::DOUBLE`;
  const buyers = `SELECT customer, first_day, last_day, days, orders, amount,
    greatest(0, ${date(asOf)} - last_day)::INTEGER AS recency,
    greatest(0, ${date(asOf)} - first_day)::INTEGER AS tenure,
    CASE WHEN days > 1 THEN (last_day - first_day)::DOUBLE / (days - 1) END AS own
  FROM ${ident(names.buyers)}`;
  return `WITH bought AS (
  ${buyers}
), measured AS (
  SELECT *, CASE WHEN coalesce(own, ${mean}) > 0 THEN recency / coalesce(own, ${mean}) END AS overdue FROM bought
), classed AS (
  SELECT *, ${stageSql(query)} AS stage, ${nesSql()} AS nes FROM measured
), everybody AS (
  SELECT customer, stage, nes, recency, tenure, days, orders, own, overdue, first_day, last_day, amount FROM classed${
    registered ? `\n  UNION ALL\n  ${neverSql(names, registered, asOf)}` : ''
  }
)
SELECT customer, ${options.by === 'nes' ? 'nes' : 'stage'} AS segment, stage, nes, recency, tenure,
  days::INTEGER AS order_days, orders::INTEGER AS frequency, own AS interval_mean, overdue,
  amount::DOUBLE AS monetary, first_day AS first_time, last_day AS last_time, amount
FROM everybody`;
}

/** The first stage that holds. */
function stageSql({ cuts, options, medianGap }: ClassedQuery): string {
  const { at_risk, lapsed, lost } = cuts;
  const { interval_factor: factor, new_days, mature_orders } = options;
  const early =
    factor === null
      ? ''
      : ` OR (days > 2 AND recency > ${number(factor)} * own AND recency > ${number(medianGap ?? 0)})`;
  return `CASE WHEN recency > ${lost} THEN 'lost' WHEN recency > ${lapsed} THEN 'lapsed'
    WHEN recency > ${at_risk}${early} THEN 'at_risk'
    WHEN days = 1 OR tenure <= ${new_days} THEN 'new'
    WHEN days >= ${mature_orders} THEN 'mature' ELSE 'growing' END`;
}

/** Where nobody has an interval, nobody's can be exceeded. */
function nesSql(): string {
  return `CASE WHEN overdue IS NULL OR overdue <= 1 THEN CASE WHEN days = 1 THEN 'n' ELSE 'e0' END
    WHEN overdue <= 2 THEN 's1' WHEN overdue <= 3 THEN 's2' ELSE 's3' END`;
}

function neverSql(
  { buyers }: DayNames,
  { table, customer, time }: NonNullable<ClassedQuery['registered']>,
  asOf: string,
): string {
  const tenure = time ? `greatest(0, ${date(asOf)} - min(${time})::DATE)::INTEGER` : 'NULL::INTEGER';
  return `SELECT ${customer} AS customer, 'never' AS stage, 'never' AS nes, NULL AS recency, ${tenure} AS tenure,
    0 AS days, 0 AS orders, NULL AS own, NULL AS overdue, NULL AS first_day, NULL AS last_day, NULL AS amount
  FROM ${ident(table)}
  WHERE ${customer} <> '' AND ${customer} NOT IN (SELECT customer FROM ${ident(buyers)})
  GROUP BY 1`;
}

/** One row: registered customers, and buyers whom the list does not know. */
export function registeredSql(
  { buyers }: DayNames,
  { table, customer }: NonNullable<ClassedQuery['registered']>,
): string {
  const list = `SELECT DISTINCT ${customer} AS customer FROM ${ident(table)} WHERE ${customer} <> ''`;
  return `SELECT (SELECT count(*)::DOUBLE FROM (${list})) AS registered,
  (SELECT count(*)::DOUBLE FROM ${ident(buyers)} WHERE customer NOT IN (${list})) AS unknown`;
}

/** Customers, orders, exact amounts and days since the last order by class. */
export function totalsSql(table: string, by: 'stage' | 'nes'): string {
  return `SELECT ${by} AS segment, count(*)::DOUBLE AS customers, coalesce(sum(frequency), 0)::DOUBLE AS orders,
  sum(amount)::DOUBLE AS amount, sum(recency)::DOUBLE / nullif(count(recency), 0) AS recency
FROM ${ident(table)} GROUP BY 1`;
}

/** Takes the exact amounts away when they have been summed. */
export function dropAmountSql(table: string): string {
  return `ALTER TABLE ${ident(table)} DROP COLUMN amount`;
}

/** The table that describes the segments. */
export function segmentsSql(stages: readonly Stage[]): string {
  const rows = stages.map(
    ({ segment, label_zh, label_en, colour, rule }, i) =>
      `(${[text(segment), text(label_zh), text(label_en), literal(i + 1), literal(colour), text(rule)].join(', ')}, 'value')`,
  );
  return `SELECT * FROM (VALUES
  ${rows.join(',\n  ')}
) AS segments(segment, label_zh, label_en, rank, colour, rule, basis)`;
}
