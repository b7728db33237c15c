import { type GradeCuts, gradeSql, hundredSql } from '../orders/hundred';
import { date, ident, list } from '../sql';
import { type SumName, WINDOWS } from './customers';
import { codeValues, type Names } from './events';
import { canonical, type Spans } from './spans';

/** What is known when a run's tables are joined. */
export interface Joined {
  readonly names: Names;
  readonly spans: Spans;
  readonly asOf: string;
  /** The day on which windows end: the analysis date, or the last order's where that date follows from it. */
  readonly lastDay: string;
  /** Columns of the events. */
  readonly columns: ReadonlySet<string>;
  /** Dimensions that have modes, with how many. */
  readonly modes: Readonly<Record<string, number>>;
  readonly hasTickets: boolean;
  /** A table `(customer, segment)` to group by. */
  readonly segmentation: string | null;
  /** Whether the growth of this year on last can be told. */
  readonly hasGrowth: boolean;
}

/**
 * `work(customer, recency, …)`: all that is known of each customer, one row each. Whoever has no order in the measured
 * period stays in it for what looks at all history.
 */
export function workSql(joined: Joined): string {
  const { names, asOf, modes, hasTickets, segmentation } = joined;
  const modeJoins = Object.keys(modes).map((dimension) => modeJoin(names, dimension, modes[dimension] ?? 1));
  return `SELECT ids.__customer AS customer, base.*,
  ids.__first AS first_time, ids.__last AS last_time,
  date_diff('day', ids.__last::DATE, ${date(asOf)})::INTEGER AS recency,
  date_diff('day', base.first_day, ${date(asOf)})::INTEGER AS tenure,
  ${list(['coalesce(gaps, 0) AS gaps', 'interval_median', 'second_gap', 'coalesce(new_windows, 0) AS new_windows'])}${modeJoins
    .map(({ columns }) => `,\n  ${columns}`)
    .join('')}${hasTickets ? ticketColumns(joined.spans) : ''},
  ${groupColumn(modes, segmentation)} AS group_key
FROM ${ident(names.base)} AS base
JOIN ${ident(names.ids)} AS ids ON ids.__id = base.id
LEFT JOIN ${ident(names.intervals)} AS intervals ON intervals.id = base.id${modeJoins
    .map(({ join }) => join)
    .join('')}${hasTickets ? `\nLEFT JOIN ${ident(names.tickets)} AS tickets ON tickets.id = base.id` : ''}${
    segmentation ? `\nLEFT JOIN ${ident(segmentation)} AS segments ON segments.customer = ids.__customer` : ''
  }`;
}

function groupColumn(modes: Joined['modes'], segmentation: string | null): string {
  if (segmentation) return 'segments.segment';
  return 'grouping' in modes ? 'grouping_1' : 'NULL::VARCHAR';
}

/** The values of a dimension by rank, each with its share of the customer's orders whose value is known. */
function modeJoin(names: Names, dimension: string, most: number): { columns: string; join: string } {
  const places = Array.from({ length: most }, (_, i) => i + 1);
  const modes = ident(`modes_${dimension}`);
  const value = (i: number) => ident(`value_${dimension}_${i}`);
  const column = (i: number) =>
    `${value(i)}.__value AS ${dimension}_${i}, (${modes}.n_${i} / ${modes}.total)::DOUBLE AS ${dimension}_${i}_share`;
  return {
    columns: places.map(column).join(',\n  '),
    join: `\nLEFT JOIN ${ident(names.modes(dimension))} AS ${modes} ON ${modes}.id = base.id${places
      .map(
        (i) =>
          `\nLEFT JOIN ${codeValues(names.codes(dimension))} AS ${value(i)} ON ${value(i)}.__code = ${modes}.code_${i}`,
      )
      .join('')}`,
  };
}

function ticketColumns(spans: Spans): string {
  const names = ['complaints', ...new Set(WINDOWS.map((name) => `complaints_${canonical(spans, name)}`))];
  return `,\n  ${names.map((name) => `coalesce(${name}, 0) AS ${name}`).join(', ')}`;
}

/** Days in an average month. */
const MONTH = '30.436875e0';

/** A quotient of two sums; null where there is nothing to divide by. */
const ratio = (numerator: string, denominator: string) =>
  `CASE WHEN ${denominator} > 0 THEN ${numerator}::DOUBLE / ${denominator}::DOUBLE END`;

/**
 * `metrics(id, …)`: the customer metrics before scores, of everyone with an order in the measured period. Every column is
 * there; null where the table cannot tell.
 */
export function metricsSql(joined: Joined): string {
  const { columns, spans, modes, hasTickets, hasGrowth } = joined;
  const has = (name: SumName | 'amount') => columns.has(name);
  const at = (measure: string, name: 'm3' | 'm6' | 'm12' | 'y1') => `${measure}_${canonical(spans, name)}`;
  const orNull = (is: boolean, sql: string) => (is ? sql : 'NULL::DOUBLE');
  const place = (dimension: string, i: number, part = '') =>
    i <= (modes[dimension] ?? 0) ? `${dimension}_${i}${part}` : `NULL::${part ? 'DOUBLE' : 'VARCHAR'}`;
  const money = has('amount');
  return `SELECT id, customer,
  frequency::INTEGER AS frequency,
  ${at('orders', 'm3')}::INTEGER AS frequency_3m,
  ${at('orders', 'm6')}::INTEGER AS frequency_6m,
  ${at('orders', 'm12')}::INTEGER AS frequency_12m,
  orders / greatest(1, tenure / ${MONTH}) AS frequency_per_month,
  recency,
  ${orNull(money, ratio('amount', 'frequency'))} AS average_order_value,
  coalesce(amount, 0) AS monetary,
  ${orNull(money, `coalesce(${at('amount', 'm12')}, 0)::DOUBLE`)} AS amount_12m,
  ${orNull(money && hasGrowth, `CASE WHEN ${at('amount', 'y1')} > 0 THEN coalesce(${at('amount', 'm12')}, 0)::DOUBLE / ${at('amount', 'y1')}::DOUBLE - 1 END`)} AS growth,
  CASE WHEN gaps > 0 THEN date_diff('day', first_day, last_day) / gaps::DOUBLE END AS interval_mean,
  interval_median,
  tenure,
  first_time, last_time,
  ${[1, 2, 3].map((i) => `${place('category', i)} AS category_${i}, ${place('category', i, '_share')} AS category_${i}_share`).join(',\n  ')},
  ${place('channel', 1)} AS channel, ${place('channel', 1, '_share')} AS channel_share,
  ${orNull(has('list'), ratio('promoted_orders', 'priced_orders'))} AS promotion_share,
  ${orNull(has('list'), ratio('(list::DOUBLE - paid::DOUBLE)', 'list'))} AS mean_discount,
  ${orNull(has('returned_pieces'), ratio('returned_pieces', 'sold_pieces'))} AS return_share_pieces,
  ${orNull(has('returned_amount'), ratio('returned_amount', 'sold_amount'))} AS return_share_amount,
  ${hasTickets ? 'complaints::INTEGER' : 'NULL::INTEGER'} AS complaints,
  ${orNull(hasTickets, ratio('complaints', 'orders'))} AS complaint_rate,
  ${orNull(has('margin'), 'margin::DOUBLE')} AS margin,
  ${orNull(has('margin'), ratio('margin', 'margin_base'))} AS margin_rate
FROM ${ident(joined.names.work)}
WHERE frequency > 0`;
}

/** What the two indices of needs are made of: the columns of the metrics, each as far as it is known. */
export const INDEX_PARTS = {
  price_sensitivity: ['promotion_share', 'mean_discount'],
  service_demand: ['return_share', 'complaint_rate'],
} as const;
export type IndexName = keyof typeof INDEX_PARTS;

/** An index: the mean of the percentiles of its known parts; a customer for whom one is unknown has the mean of the rest. */
function indexSql(parts: readonly string[]): string {
  if (parts.length === 0) return 'NULL::DOUBLE';
  const sum = parts.map((part) => `coalesce(${part}_percentile, 0)`).join(' + ');
  const known = parts.map((part) => `(${part}_percentile IS NOT NULL)::INTEGER`).join(' + ');
  return `(${sum}) / nullif(${known}, 0)`;
}

/** Share of the other customers, out of 100, whose value is lower: nothing is 0, whatever share of customers has it. */
function percentile(part: string): string {
  return `CASE WHEN ${part} IS NOT NULL THEN
      100 * percent_rank() OVER (PARTITION BY ${part} IS NULL ORDER BY ${part}) END AS ${part}_percentile`;
}

/**
 * The table that is published: the metrics with the scores out of 100, the value grade and the indices of needs.
 *
 * @param metrics the view of `metricsSql`
 * @param parts which parts of each index are known
 * @param cuts of the value grade; null where no amount is known, so that there is none
 */
export function publishedSql(
  metrics: string,
  parts: Readonly<Record<IndexName, readonly string[]>>,
  cuts: GradeCuts | null,
): string {
  const all = [...new Set(Object.values(parts).flat())];
  const percentiles = all.map(percentile);
  // Windows and joins carry every column along: only what they need goes in, under the customer's small number.
  return `WITH needed AS (
  SELECT id, recency, frequency, monetary${all
    .map((part) => `, ${part === 'return_share' ? RETURN_SHARE : part}`)
    .join('')}
  FROM ${ident(metrics)}
), hundred AS (
  ${hundredSql('needed')}
), scored AS (
  SELECT id, r100, f100, m100, (r100 + f100 + m100) / 3 AS score100${percentiles
    .map((sql) => `,\n    ${sql}`)
    .join('')}
  FROM hundred
)
SELECT metrics.* EXCLUDE (id, ${list(LAST)}),
  ${cuts ? 'monetary::DOUBLE' : 'NULL::DOUBLE'} AS amount, ${list(LAST.filter((name) => name !== 'monetary'))},
  ${indexSql(parts.price_sensitivity)} AS price_sensitivity,
  ${indexSql(parts.service_demand)} AS service_demand,
  r100, f100, ${cuts ? 'm100, score100' : 'NULL::DOUBLE AS m100, NULL::DOUBLE AS score100'},
  ${cuts ? gradeSql('score100', cuts) : 'NULL::VARCHAR'} AS grade
FROM ${ident(metrics)} AS metrics JOIN scored ON scored.id = metrics.id`;
}

/** Returns by pieces where these are known, else by amount. */
const RETURN_SHARE = 'coalesce(return_share_pieces, return_share_amount) AS return_share';

/** Columns that stand behind the others in the published table. */
const LAST = [
  ...['monetary', 'amount_12m', 'growth', 'interval_mean', 'interval_median'],
  ...['tenure', 'first_time', 'last_time'],
];
