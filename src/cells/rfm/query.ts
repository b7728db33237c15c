import { gradeSql, hundredSql } from '../../sql/orders/hundred';
import { date, ident, list, text } from '../../sql/sql';
import { number } from '../../sql/number';
import { MEASURES, type Measure, type PerMeasure, type RfmOptions } from './options';
import type { HighLevel } from './result';
import type { MeasureRuler } from './ruler';
import { highColumns, type SegmentRule } from './segments';

/** The three measures of every customer, from `customerOrders`' table. Amounts stay exact decimals. */
export function measuresSql(customers: string, asOf: string, monetary: RfmOptions['monetary']): string {
  const amount = 'coalesce(amount, 0)';
  // Eight decimals, so that sums of the quotients do not depend on the order of rows.
  const value = monetary === 'total' ? amount : `CAST(${amount}::DOUBLE / frequency AS DECIMAL(30,8))`;
  return `SELECT customer,
  date_diff('day', last_time::DATE, ${date(asOf)})::INTEGER AS recency,
  frequency::INTEGER AS frequency,
  ${value} AS monetary,
  ${amount} AS amount,
  first_time, last_time
FROM ${ident(customers)}`;
}

/** The same from a table that gives the measures itself. */
export function givenMeasuresSql(table: string, monetary: string): string {
  return `SELECT customer::VARCHAR AS customer, recency::INTEGER AS recency, frequency::INTEGER AS frequency,
  coalesce(${monetary}, 0) AS monetary, coalesce(${monetary}, 0) AS amount,
  NULL::TIMESTAMP AS first_time, NULL::TIMESTAMP AS last_time
FROM ${ident(table)}
WHERE customer IS NOT NULL AND recency IS NOT NULL AND frequency > 0`;
}

/** One row: for each measure min, max, total, median, tails and cut points (`recency_q1` …), and who bought once. */
export function statisticsSql(measures: string, bins: number): string {
  const shares = Array.from({ length: bins - 1 }, (_, i) => `${i + 1} / ${bins}::DOUBLE`);
  const lists = MEASURES.map(
    (m) => `quantile_cont(${m}::DOUBLE, [0.5, 0.01, 0.99, ${list(shares)}]) AS ${m}_q,
    min(${m})::DOUBLE AS ${m}_min, max(${m})::DOUBLE AS ${m}_max, sum(${m})::DOUBLE AS ${m}_sum`,
  );
  const columns = MEASURES.map(
    (
      m,
    ) => `${m}_min, ${m}_max, ${m}_sum, ${m}_q[1] AS ${m}_median, ${m}_q[2] AS ${m}_p01, ${m}_q[3] AS ${m}_p99,
  ${list(shares.map((_, i) => `${m}_q[${i + 4}] AS ${m}_q${i + 1}`))}`,
  );
  return `SELECT customers, once, negative, amount, ${columns.join(',\n  ')}
FROM (
  SELECT count(*)::DOUBLE AS customers,
    count(*) FILTER (WHERE frequency = 1)::DOUBLE AS once,
    count(*) FILTER (WHERE amount < 0)::DOUBLE AS negative,
    sum(amount)::DOUBLE AS amount,
    ${lists.join(',\n    ')}
  FROM ${ident(measures)}
)`;
}

const SCORE_COLUMNS = { recency: 'r', frequency: 'f', monetary: 'm' } as const;

/**
 * The score of a measure. F and M: 1 + number of cuts below the value; R the other way round, so that near is high.
 * R rfm's rule takes the lower end of a class in (`>=`). By mean and median: 2 is high.
 */
export function scoreSql(
  measure: Measure,
  { scoring, cuts }: MeasureRuler,
  rule: RfmOptions['cut_rule'],
): string {
  const value = measure === 'monetary' ? 'monetary::DOUBLE' : measure;
  if (scoring === 'mean' || scoring === 'median') {
    const near = scoring === 'mean' ? '<' : '<=';
    const sign = measure === 'recency' ? near : '>';
    return `CASE WHEN ${value} ${sign} ${number(cuts[0] ?? 0)} THEN 2 ELSE 1 END`;
  }
  const sign = rule === 'r_rfm' ? '>=' : '>';
  const score = (above: number) => (measure === 'recency' ? cuts.length + 1 - above : above + 1);
  const branches = cuts
    .map((cut, i) => `WHEN ${value} ${sign} ${number(cut)} THEN ${score(i + 1)}`)
    .reverse();
  return branches.length === 0 ? '1' : `CASE ${branches.join(' ')} ELSE ${score(0)} END`;
}

function scoreColumns(rulers: PerMeasure<MeasureRuler>, rule: RfmOptions['cut_rule']): string {
  return MEASURES.map((m) => `${scoreSql(m, rulers[m], rule)} AS ${SCORE_COLUMNS[m]}`).join(',\n    ');
}

/** One row: the cuts of percentile ranks, `recency_c1` … ascending, so that equal values have equal scores. */
export function percentileCutsSql(measures: string, bins: number): string {
  const parts = Array.from({ length: bins - 1 }, (_, i) => i + 1);
  const shares = MEASURES.map((measure) => {
    const best = measure === 'recency' ? 'DESC' : 'ASC';
    return `${measure} AS (
  SELECT ${measure}::DOUBLE AS v, sum(count(*)) OVER (ORDER BY ${measure} ${best})::DOUBLE / (SELECT count(*) FROM ${ident(measures)}) AS share
  FROM ${ident(measures)} GROUP BY ${measure}
)`;
  });
  // Who is among the best s of so many parts: recency from a value down, the others up to a value.
  const cuts = MEASURES.flatMap((measure) =>
    parts.map((part, i) => {
      const s = measure === 'recency' ? bins - part : part;
      const within = `FILTER (WHERE share <= ${s} / ${bins}::DOUBLE + 1e-12)`;
      const cut =
        measure === 'recency'
          ? `coalesce(min(v) ${within} - 1, max(v))`
          : `coalesce(max(v) ${within}, min(v) - 1)`;
      return `(SELECT ${cut} FROM ${measure})::DOUBLE AS ${measure}_c${i + 1}`;
    }),
  );
  return `WITH ${shares.join(', ')}\nSELECT ${cuts.join(',\n  ')}`;
}

/** One row: the sums of the scores. */
export function scoreSumsSql(
  measures: string,
  rulers: PerMeasure<MeasureRuler>,
  rule: RfmOptions['cut_rule'],
): string {
  return `SELECT sum(r)::DOUBLE AS recency, sum(f)::DOUBLE AS frequency, sum(m)::DOUBLE AS monetary
FROM (
  SELECT ${scoreColumns(rulers, rule)}
  FROM ${ident(measures)}
)`;
}

export interface ScoredQuery {
  readonly rulers: PerMeasure<MeasureRuler>;
  readonly high: PerMeasure<HighLevel>;
  readonly rules: readonly SegmentRule[];
  readonly cutRule: RfmOptions['cut_rule'];
}

/** Who is in which segment, by score, of a relation with the three measures; `more` are columns to carry along. */
export function segmentedSql(
  relation: string,
  { rulers, high, rules, cutRule }: ScoredQuery,
  more: readonly string[] = [],
): string {
  const carried = more.map((column) => `, ${ident(column)}`).join('');
  return `WITH scored AS (
  SELECT customer, recency, frequency, monetary${carried},
    ${scoreColumns(rulers, cutRule)}
  FROM ${ident(relation)}
), coded AS (
  SELECT *, concat(r, f, m) AS score, ${highColumns(rulers, high)}
  FROM scored
)
SELECT customer, ${segmentCase(rules)} AS segment, score${carried}
FROM coded`;
}

/** Customers, orders and amounts by segment of a relation with the measures and `amount`. */
export function segmentTotalsSql(relation: string, scored: ScoredQuery): string {
  return `SELECT segment, count(*)::DOUBLE AS customers, sum(frequency)::DOUBLE AS orders,
  sum(amount)::DOUBLE AS amount
FROM (
${segmentedSql(relation, scored, ['amount'])}
) AS segmented JOIN (SELECT customer, frequency FROM ${ident(relation)}) AS measured USING (customer)
GROUP BY segment ORDER BY segment`;
}

/** Customers by segment now and by another scale; `before` is the column of the relation that has the segment now. */
export function movesSql(relation: string, scored: ScoredQuery, before: string): string {
  return `SELECT ${ident(before)} AS before, segment AS after, count(*)::DOUBLE AS customers,
  sum(amount)::DOUBLE AS amount
FROM (
${segmentedSql(relation, scored, ['amount', before])}
) AS segmented GROUP BY ALL ORDER BY ALL`;
}

/** One row: who of two relations of `(customer, segment)` is in another segment, came, or is gone. */
export function differenceSql(before: string, after: string): string {
  return `SELECT count(*) FILTER (WHERE b.segment <> a.segment)::DOUBLE AS changed,
  count(*) FILTER (WHERE b.customer IS NULL)::DOUBLE AS entered,
  count(*) FILTER (WHERE a.customer IS NULL)::DOUBLE AS gone,
  count(a.customer)::DOUBLE AS customers
FROM (${before}) AS b FULL JOIN (${after}) AS a ON a.customer = b.customer`;
}

/** The measures of a run from the table it published, with the segment of then as `was`. */
export function publishedMeasuresSql(table: string, monetary: RfmOptions['monetary']): string {
  return `SELECT customer, recency, frequency, monetary,
  ${monetary === 'per_order' ? 'monetary * frequency' : 'monetary'} AS amount, segment AS was
FROM ${ident(table)}`;
}

/** Measures as they are so many days later when nobody orders meanwhile. */
export function shiftedSql(measures: string, days: number): string {
  return `SELECT * REPLACE (recency + ${days} AS recency) FROM ${ident(measures)}`;
}

/** One row: how many rows of a table are of a day or later. */
export function rowsFromSql(table: string, time: string, day: string): string {
  return `SELECT count(*)::DOUBLE AS n FROM ${ident(table)} WHERE ${time} >= ${date(day)}`;
}

/** Who is in which segment by the run itself. */
export function segmentNowSql(measures: string): string {
  return `SELECT customer, was AS segment FROM ${ident(measures)}`;
}

/** One row: how many customers a relation has. */
export function countSql(measures: string): string {
  return `SELECT count(*)::DOUBLE AS customers FROM ${ident(measures)}`;
}

/** Order rows with a period of their own to be measured. */
export function periodRowsSql(from: string, columns: readonly string[], first: string, last: string): string {
  const rest = columns.includes('in_period') ? ' EXCLUDE (in_period)' : '';
  return `SELECT *${rest}, coalesce(time >= ${date(first)} AND time < ${date(last)} + 1, FALSE) AS in_period
FROM ${ident(from)}`;
}

/** Periods of so many months that end with a date, the oldest first: `last` and the day after the one before. */
export function periodsSql(asOf: string, months: number, count: number): string {
  return `SELECT ((${date(asOf)} - to_months(${months} * (i + 1)))::DATE + 1)::VARCHAR AS first,
  ((${date(asOf)} - to_months(${months} * i))::DATE)::VARCHAR AS last
FROM range(${count}) AS periods(i) ORDER BY i DESC`;
}

/** One row: a date some days later. */
export function laterSql(day: string, days: number): string {
  return `SELECT (${date(day)} + (${days}))::VARCHAR AS day`;
}

/**
 * The table that is published, with the exact `amount` beside it for the sums. `r100`, `f100` and `m100` are the
 * share of customers who are at most as good.
 */
export function scoredSql(measures: string, { rulers, high, rules, cutRule }: ScoredQuery): string {
  return `WITH hundred AS (
  ${hundredSql(measures)}
), scored AS (
  SELECT *,
    ${scoreColumns(rulers, cutRule)}
  FROM hundred
), coded AS (
  SELECT *,
    concat(r, f, m) AS score,
    ${highColumns(rulers, high)},
    (r100 + f100 + m100) / 3 AS score100
  FROM scored
)
SELECT customer, recency, frequency, monetary::DOUBLE AS monetary, r, f, m, r100, f100, m100, score,
  ${segmentCase(rules)} AS segment,
  score100,
  ${gradeSql('score100')} AS grade,
  first_time, last_time, amount
FROM coded`;
}

function segmentCase(rules: readonly SegmentRule[]): string {
  const branches = rules
    .filter(({ condition }) => condition !== null)
    .map(({ segment, condition }) => `WHEN ${condition ?? ''} THEN ${text(segment)}`);
  const rest = rules.find(({ condition }) => condition === null);
  return `CASE ${branches.join('\n    ')}\n    ${rest ? `ELSE ${text(rest.segment)} ` : ''}END`;
}

/** Customers, orders and exact amounts by some columns of the scored table. */
export function totalsSql(table: string, by: readonly string[]): string {
  const keys = list(by.map(ident));
  return `SELECT ${keys}, count(*)::DOUBLE AS customers, sum(frequency)::DOUBLE AS orders,
  sum(amount)::DOUBLE AS amount
FROM ${ident(table)} GROUP BY ${keys} ORDER BY ${keys}`;
}

/** The table that describes the segments. */
export function segmentsSql(rules: readonly SegmentRule[]): string {
  const rows = rules.map(
    ({ segment, label_zh, label_en, colour, rule }, i) =>
      `(${list([text(segment), text(label_zh), text(label_en), String(i + 1), String(colour), text(rule)])}, 'value')`,
  );
  return `SELECT * FROM (VALUES
  ${rows.join(',\n  ')}
) AS segments(segment, label_zh, label_en, rank, colour, rule, basis)`;
}
