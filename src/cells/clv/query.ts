import type { GammaGammaParameters } from '../../analysis/btyd/gamma-gamma';
import type { DayNames } from '../../sql/intervals/names';
import { number } from '../../sql/number';
import { date, ident } from '../../sql/sql';

/** `histories(id, customer, x, recency, age, z, amount)`: repeat days, days to the last one, days observed, mean value. */
export function historiesSql({ buyers }: DayNames, lastDay: string): string {
  return `SELECT id, customer, (days - 1)::INTEGER AS x,
  (last_day - first_day)::INTEGER AS recency,
  greatest(0, ${date(lastDay)} - first_day)::INTEGER AS age,
  CASE WHEN days > 1 THEN greatest(0, (amount - first_amount)::DOUBLE) / (days - 1) END AS z,
  days > 1 AND amount < first_amount AS negative,
  amount, first_day
FROM ${ident(buyers)}`;
}

/** How many customers have the same history. */
export function purchaseGroupsSql(histories: string): string {
  return `SELECT x::DOUBLE AS x, age::DOUBLE AS age, recency::DOUBLE AS recency, count(*)::DOUBLE AS weight
FROM ${ident(histories)} GROUP BY ALL ORDER BY 1, 2, 3`;
}

/** How many customers have as many repeat purchases of the same mean value. */
export function valueGroupsSql(histories: string): string {
  return `SELECT x::DOUBLE AS x, z, count(*)::DOUBLE AS weight
FROM ${ident(histories)} WHERE x > 0 AND z > 0 GROUP BY ALL ORDER BY 1, 2`;
}

/** One row: what is known of all before anything is fitted. */
export function outlineSql(histories: string): string {
  return `SELECT count(*)::DOUBLE AS customers,
  count(*) FILTER (WHERE x > 0)::DOUBLE AS repeat_customers,
  coalesce(sum(x), 0)::DOUBLE AS repeat_purchases,
  count(*) FILTER (WHERE negative)::DOUBLE AS negative,
  min(first_day)::VARCHAR AS first
FROM ${ident(histories)}`;
}

/** First purchases by day since `first`. */
export function birthsSql(histories: string, first: string): string {
  return `SELECT (first_day - ${date(first)})::DOUBLE AS day, count(*)::DOUBLE AS n
FROM ${ident(histories)} GROUP BY 1 ORDER BY 1`;
}

/** New customers by spans of so many days since `first`, those that were over by `lastDay`. */
export function newcomersSql(histories: string, first: string, lastDay: string, days: number): string {
  return `SELECT ((first_day - ${date(first)}) // ${days})::DOUBLE AS span, count(*)::DOUBLE AS n
FROM ${ident(histories)}
WHERE ((first_day - ${date(first)}) // ${days} + 1) * ${days} <= ${date(lastDay)} - ${date(first)} + 1
GROUP BY 1 ORDER BY 1`;
}

/** Repeat purchases (days) by day since `first`. */
export function repeatDaysSql({ days }: DayNames, histories: string, first: string): string {
  return `SELECT (day - ${date(first)})::DOUBLE AS day, count(*)::DOUBLE AS n
FROM ${ident(days)} AS days JOIN ${ident(histories)} AS histories USING (id)
WHERE day > first_day GROUP BY 1 ORDER BY 1`;
}

/** One row: of customers with three gaps or more the median of the spread of their gaps over their mean. */
export function regularitySql(spells: string): string {
  return `SELECT count(*)::DOUBLE AS customers, median(sqrt(greatest(0, n * squares - total * total)) / total) AS spread
FROM (
  SELECT count(gap)::DOUBLE AS n, sum(gap)::DOUBLE AS total, sum(gap::BIGINT * gap)::DOUBLE AS squares
  FROM (${spells}) WHERE gap IS NOT NULL GROUP BY id HAVING count(gap) >= 3
)`;
}

/** One row: customers of the last `period` days, what they brought, and who of the period before came again. */
export function simpleSql({ days }: DayNames, lastDay: string, period: number): string {
  const end = date(lastDay);
  return `SELECT count(*) FILTER (WHERE last)::DOUBLE AS customers,
  count(*) FILTER (WHERE before)::DOUBLE AS before,
  count(*) FILTER (WHERE before AND last)::DOUBLE AS stayed,
  coalesce(sum(amount) FILTER (WHERE last), 0)::DOUBLE AS amount
FROM (
  SELECT id, bool_or(day > ${end} - ${period}) AS last,
    bool_or(day <= ${end} - ${period} AND day > ${end} - ${2 * period}) AS before,
    sum(amount) FILTER (WHERE day > ${end} - ${period}) AS amount
  FROM ${ident(days)} GROUP BY id
)`;
}

/** What a purchase of a customer is expected to be worth, over the columns x and z. */
export type ValueSql =
  | { readonly model: 'gamma_gamma'; readonly parameters: GammaGammaParameters }
  | { readonly model: 'observed'; readonly mean: number }
  | { readonly model: 'none' };

function expectedValueSql(value: ValueSql): string {
  if (value.model === 'none') return 'NULL::DOUBLE';
  if (value.model === 'observed')
    return `coalesce(CASE WHEN z > 0 THEN z END, ${number(value.mean)}::DOUBLE)`;
  const { p, q, v } = value.parameters;
  // (1 − w) p v ÷ (q − 1) + w z with w = p x ÷ (p x + q − 1).
  return `(${number(p)}::DOUBLE * (${number(v)}::DOUBLE + x * coalesce(z, 0)) / (${number(p)}::DOUBLE * x + ${number(q - 1)}::DOUBLE))`;
}

/** The published table, from the histories and what a purchase model says of each kind of history. */
export function predictedSql(histories: string, predicted: string, value: ValueSql, margin: number): string {
  return `SELECT customer, x AS repeat_purchases, recency AS last_after_days, age AS age_days,
  z AS mean_value, amount::DOUBLE AS monetary, p_alive, expected_purchases, expected_value,
  expected_value * discounted * ${number(margin)}::DOUBLE AS clv
FROM (
  SELECT histories.*, predicted.p_alive, predicted.expected_purchases, predicted.discounted,
    ${expectedValueSql(value)} AS expected_value
  FROM ${ident(histories)} AS histories
  JOIN ${ident(predicted)} AS predicted ON predicted.px = histories.x AND predicted.page = histories.age
    AND predicted.precency = histories.recency
)`;
}

/** The published table by the simple formula: what each brought in the last period, times r ÷ (1 + d − r). */
export function simpleTableSql(
  { days }: DayNames,
  histories: string,
  lastDay: string,
  simple: { readonly period: number; readonly factor: number | null },
): string {
  const factor = simple.factor === null ? 'NULL::DOUBLE' : `${number(simple.factor)}::DOUBLE`;
  return `SELECT customer, x AS repeat_purchases, recency AS last_after_days, age AS age_days,
  z AS mean_value, amount::DOUBLE AS monetary,
  NULL::DOUBLE AS p_alive, NULL::DOUBLE AS expected_purchases, NULL::DOUBLE AS expected_value,
  coalesce(lately, 0)::DOUBLE * ${factor} AS clv
FROM ${ident(histories)} AS histories
LEFT JOIN (
  SELECT id, sum(amount) AS lately FROM ${ident(days)} WHERE day > ${date(lastDay)} - ${simple.period} GROUP BY id
) AS recent USING (id)`;
}

/** Sums of doubles in the order of the customers, so that they do not depend on the order of rows. */
const total = (column: string) => `sum(CAST(${column} AS DECIMAL(38,10)))::DOUBLE`;

/** One row: means and sums over all customers. */
export function totalsSql(table: string): string {
  return `SELECT ${total('p_alive')} AS alive, ${total('expected_purchases')} AS purchases, ${total('clv')} AS clv,
  (SELECT ${total('clv')} FROM (
    SELECT clv FROM ${ident(table)} ORDER BY clv DESC NULLS LAST
    LIMIT (SELECT ceil(count(*) / 5e0)::BIGINT FROM ${ident(table)})
  )) AS top
FROM ${ident(table)}`;
}

/** Customers in ten classes of p_alive. */
export function aliveSql(table: string): string {
  return `SELECT least(9, floor(p_alive * 10))::DOUBLE AS class, count(*)::DOUBLE AS customers
FROM ${ident(table)} WHERE p_alive IS NOT NULL GROUP BY 1 ORDER BY 1`;
}

/** The value of each segment of a segmentation; customers that it does not know have none. */
export function bySegmentSql(table: string, segmentation: string): string {
  return `SELECT segments.segment AS segment, count(*)::DOUBLE AS customers,
  ${total('p_alive')} / count(p_alive) AS p_alive,
  ${total('expected_purchases')} / count(expected_purchases) AS expected_purchases,
  ${total('clv')} / count(clv) AS clv, ${total('clv')} AS total
FROM ${ident(table)} AS found
LEFT JOIN ${ident(segmentation)} AS segments ON segments.customer = found.customer
GROUP BY 1 ORDER BY total DESC NULLS LAST, 1`;
}

/** Drops a temporary table of histories. */
export function dropHistoriesSql(histories: string): string {
  return `DROP TABLE ${ident(histories)}`;
}

/** Makes it. */
export function makeHistoriesSql(histories: string, names: DayNames, lastDay: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${ident(histories)} AS\n${historiesSql(names, lastDay)}`;
}

/** One row: the mean value of repeat purchases over customers who have one. */
export function observedMeanSql(histories: string): string {
  return `SELECT (sum(CAST(z AS DECIMAL(38,10)))::DOUBLE / count(*)) AS mean FROM ${ident(histories)} WHERE z > 0`;
}

/** Customers by number of repeat purchases; the last class holds all more. */
export function repeatCountsSql(histories: string, most: number): string {
  return `SELECT least(x, ${most})::DOUBLE AS repeat, count(*)::DOUBLE AS n FROM ${ident(histories)} GROUP BY 1 ORDER BY 1`;
}

/** All rows of a small table. */
export function allRowsSql(table: string): string {
  return `SELECT * FROM ${ident(table)}`;
}
