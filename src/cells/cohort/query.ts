import type { DayNames } from '../../sql/intervals/names';
import { slicesOf, spellsSql } from '../../sql/intervals/spells';
import { date, ident } from '../../sql/sql';
import type { Period } from './options';

/** The first day of a period. */
const startOf = (period: Period, day: string) => `date_trunc('${period}', ${day})::DATE`;

/** How many periods lie between two first days of periods. */
function between(period: Period, from: string, to: string): string {
  return period === 'week' ? `((${to} - ${from}) // 7)` : `date_diff('${period}', ${from}, ${to})`;
}

const LENGTH: Readonly<Record<Period, string>> = {
  week: 'INTERVAL 7 DAY',
  month: 'INTERVAL 1 MONTH',
  quarter: 'INTERVAL 3 MONTH',
};

/** `activity(id, cohort, k, orders, amount)`: what every customer did in each period since the first. */
export function activitySql({ days, buyers }: DayNames, period: Period): string {
  return `SELECT id, cohort, ${between(period, 'cohort', 'active')}::INTEGER AS k,
  sum(orders)::BIGINT AS orders, sum(amount) AS amount
FROM (
  SELECT days.id AS id, ${startOf(period, 'first_day')} AS cohort, ${startOf(period, 'day')} AS active,
    days.orders AS orders, days.amount AS amount
  FROM ${ident(days)} AS days JOIN ${ident(buyers)} AS buyers USING (id)
)
GROUP BY ALL`;
}

/**
 * The published table: `(cohort, k, cohort_customers, customers, orders, amount, customers_later, retention,
 * rolling_retention, revenue_retention, complete)`; a row for every period that was observed, also where nobody came.
 */
export function cohortsSql(activity: string, lastDay: string, period: Period): string {
  const last = `${startOf(period, date(lastDay))}`;
  return `WITH per_customer AS (
  SELECT id, cohort, max(k) AS last_k FROM ${ident(activity)} GROUP BY id, cohort
), sizes AS (
  SELECT cohort, count(*) AS size FROM per_customer GROUP BY cohort
), grid AS (
  SELECT cohort, size, unnest(range(0, ${between(period, 'cohort', last)} + 1))::INTEGER AS k FROM sizes
), active AS (
  SELECT cohort, k, count(*) AS customers, sum(orders)::DOUBLE AS orders, sum(amount)::DOUBLE AS amount
  FROM ${ident(activity)} GROUP BY cohort, k
), ends AS (
  SELECT cohort, last_k AS k, count(*) AS leaving FROM per_customer GROUP BY ALL
), joined AS (
  SELECT grid.cohort, grid.k, size, coalesce(customers, 0) AS customers, coalesce(orders, 0) AS orders,
    CASE WHEN customers IS NULL THEN 0 ELSE amount END AS amount, coalesce(leaving, 0) AS leaving
  FROM grid LEFT JOIN active USING (cohort, k) LEFT JOIN ends USING (cohort, k)
), windowed AS (
  SELECT *, sum(leaving) OVER (PARTITION BY cohort ORDER BY k DESC) AS later,
    first_value(amount) OVER (PARTITION BY cohort ORDER BY k) AS first_amount
  FROM joined
)
SELECT cohort, k, size::DOUBLE AS cohort_customers, customers::DOUBLE AS customers, orders,
  amount, later::DOUBLE AS customers_later,
  customers::DOUBLE / size AS retention,
  later::DOUBLE / size AS rolling_retention,
  CASE WHEN first_amount > 0 THEN amount / first_amount END AS revenue_retention,
  (cohort + (k + 1) * ${LENGTH[period]})::DATE <= ${date(lastDay)} + 1 AS complete
FROM windowed
ORDER BY cohort, k`;
}

/** The published rows of the latest cohorts. */
export function latestSql(table: string, most: number): string {
  return `SELECT cohort::VARCHAR AS start, k::DOUBLE AS k, cohort_customers, customers, orders, amount, customers_later AS later, complete
FROM ${ident(table)}
WHERE cohort IN (SELECT cohort FROM ${ident(table)} WHERE k = 0 ORDER BY cohort DESC LIMIT ${most})
ORDER BY cohort, k`;
}

/** One row: how many cohorts there are, and how many have no positive amount to begin with. */
export function cohortCountSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS cohorts, count(*) FILTER (WHERE NOT coalesce(amount > 0, TRUE))::DOUBLE AS unpaid
FROM ${ident(table)} WHERE k = 0`;
}

/** Cohorts observed for the whole of period k, together. */
export function curveSql(table: string): string {
  return `SELECT found.k::DOUBLE AS k, sum(found.cohort_customers)::DOUBLE AS of,
  sum(found.customers)::DOUBLE AS customers, sum(found.customers_later)::DOUBLE AS later,
  sum(CAST(found.amount AS DECIMAL(30,8)))::DOUBLE AS amount, sum(CAST(first.amount AS DECIMAL(30,8)))::DOUBLE AS first_amount
FROM ${ident(table)} AS found
JOIN (SELECT cohort, amount FROM ${ident(table)} WHERE k = 0) AS first USING (cohort)
WHERE found.complete GROUP BY 1 ORDER BY 1`;
}

/** The published curves by segment: customers of cohorts observed for the whole of period k, and who came in it. */
export function bySegmentSql(
  activity: string,
  { buyers }: DayNames,
  cohorts: string,
  segmentation: string,
  period: Period,
): string {
  return `WITH members AS (
  SELECT id, segment, ${startOf(period, 'first_day')} AS cohort
  FROM ${ident(buyers)} AS buyers JOIN ${ident(segmentation)} AS segments ON segments.customer = buyers.customer
), sizes AS (
  SELECT segment, cohort, count(*) AS size FROM members GROUP BY ALL
), observed AS (
  SELECT segment, k, sum(size)::DOUBLE AS of
  FROM sizes JOIN (SELECT cohort, k FROM ${ident(cohorts)} WHERE complete) AS periods USING (cohort)
  GROUP BY ALL
), came AS (
  SELECT segment, activity.k AS k, count(*)::DOUBLE AS customers
  FROM ${ident(activity)} AS activity JOIN members USING (id)
  JOIN (SELECT cohort, k FROM ${ident(cohorts)} WHERE complete) AS periods ON periods.cohort = activity.cohort AND periods.k = activity.k
  GROUP BY ALL
)
SELECT segment, k, of, coalesce(customers, 0) AS customers, coalesce(customers, 0) / of AS retention
FROM observed LEFT JOIN came USING (segment, k)
ORDER BY segment, k`;
}

/** The published curves as numbers. */
export function segmentCurvesSql(table: string): string {
  return `SELECT segment, k::DOUBLE AS k, of, retention FROM ${ident(table)} ORDER BY segment, k`;
}

/** Customers of each segment who bought, and those that no segment has. */
export function membersSql({ buyers }: DayNames, segmentation: string): string {
  return `SELECT segments.segment AS segment, count(*)::DOUBLE AS customers
FROM ${ident(buyers)} AS buyers LEFT JOIN ${ident(segmentation)} AS segments ON segments.customer = buyers.customer
GROUP BY 1 ORDER BY 1`;
}

/** `(gap, n)`: how often each number of days lies between two purchases; a part of the customers at a time. */
export function gapsSql(names: DayNames, lastDay: string, days: number): string {
  const parts = slicesOf(days).map(
    (slice) =>
      `SELECT gap, count(*) AS n FROM (${spellsSql(names, lastDay, slice)}) WHERE gap IS NOT NULL GROUP BY 1`,
  );
  return `SELECT gap, sum(n)::BIGINT AS n FROM (
${parts.join('\nUNION ALL\n')}
) GROUP BY 1 ORDER BY 1`;
}

/** The gaps of each segment. */
export function segmentGapsSql(names: DayNames, lastDay: string, days: number, segmentation: string): string {
  const parts = slicesOf(days).map(
    (slice) => `SELECT segment, gap, count(*) AS n
FROM (${spellsSql(names, lastDay, slice)}) AS spells
JOIN ${ident(names.buyers)} AS buyers USING (id)
JOIN ${ident(segmentation)} AS segments ON segments.customer = buyers.customer
WHERE gap IS NOT NULL GROUP BY ALL`,
  );
  return `SELECT segment, gap::DOUBLE AS gap, sum(n)::DOUBLE AS n FROM (
${parts.join('\nUNION ALL\n')}
) GROUP BY ALL ORDER BY 1, 2`;
}

/** The published intervals as numbers. */
export function gapCountsSql(table: string): string {
  return `SELECT gap::DOUBLE AS gap, n::DOUBLE AS n FROM ${ident(table)} ORDER BY gap`;
}

/** One row: order days, and customers with more than one. */
export function repeatSql({ buyers }: DayNames): string {
  return `SELECT sum(days)::DOUBLE AS days, count(*) FILTER (WHERE days > 1)::DOUBLE AS repeat FROM ${ident(buyers)}`;
}

/** A temporary table from a query. */
export function tempTable(name: string, query: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${ident(name)} AS\n${query}`;
}
