import { ident } from '../sql';

/**
 * Every customer of a table `(…, recency, frequency, monetary)` with `r100`, `f100` and `m100`: the share of customers,
 * out of 100, who are at most as good. Near is good in recency.
 */
export function hundredSql(table: string): string {
  const all = `(SELECT count(*) FROM ${ident(table)})`;
  // Recency and frequency have few distinct values: ranking those is cheaper than ranking customers.
  const share = (measure: string, order: string, name: string) => `SELECT ${measure},
    100 * sum(count(*)) OVER (ORDER BY ${measure}${order})::DOUBLE / ${all} AS ${name}
  FROM ${ident(table)} GROUP BY ${measure}`;
  return `SELECT measures.*, r100, f100,
    100 * (count(*) OVER (ORDER BY monetary))::DOUBLE / ${all} AS m100
  FROM ${ident(table)} AS measures
  JOIN (${share('recency', ' DESC', 'r100')}) AS recencies USING (recency)
  JOIN (${share('frequency', '', 'f100')}) AS frequencies USING (frequency)`;
}

/** The value grades (价值等级), best first. */
export const GRADES = ['core', 'high', 'potential', 'ordinary', 'low'] as const;

/** From where on the mean of the three is core, high and potential, and above what it is ordinary. */
export type GradeCuts = readonly [number, number, number, number];
export const GRADE_CUTS: GradeCuts = [90, 70, 50, 30];

/** The value grade of a score out of 100. */
export function gradeSql(score: string, [core, high, potential, ordinary]: GradeCuts = GRADE_CUTS): string {
  return `CASE WHEN ${score} >= ${core} THEN 'core' WHEN ${score} >= ${high} THEN 'high' WHEN ${score} >= ${potential} THEN 'potential'
    WHEN ${score} > ${ordinary} THEN 'ordinary' ELSE 'low' END`;
}
