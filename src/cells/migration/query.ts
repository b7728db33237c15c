import type { Ruler } from '../../model/segmentation';
import { orderKey } from '../../sql/orders/customers-sql';
import type { PreparedOrders } from '../../sql/orders/prepare';
import { date, ident, list, text } from '../../sql/sql';
import { number } from '../../sql/number';
import { MEASURES, type Measure, type PerMeasure } from './options';
import type { MeasureScale, Scales } from './ruler';

/** Two windows that touch: the first is `start <= day < middle`, the second `middle <= day < end`. ISO dates. */
export interface Windows {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

/**
 * One row a customer with an order in one of the windows: orders, last order and exact amount in each, and the first
 * order ever. `frequency` and `amount` are of both together, for telling who is nobody.
 */
export function windowsSql(orders: Omit<PreparedOrders, 'asOf'>, windows: Windows): string {
  const { fields, rules, table } = orders;
  const { start, middle, end } = windows;
  const within = (from: string, to: string) =>
    `${fields.time} >= ${date(from)} AND ${fields.time} < ${date(to)}`;
  const key = orderKey(orders);
  const isOrder = rules.isOrder ?? 'TRUE';
  const columns = (
    [
      ['1', within(start, middle)],
      ['2', within(middle, end)],
    ] as const
  ).flatMap(([side, inside]) => {
    const counted = `(${isOrder}) AND ${inside}`;
    const count =
      key === null
        ? `count(*) FILTER (WHERE ${counted})`
        : `count(DISTINCT CASE WHEN ${counted} THEN ${key} END)`;
    const amount = rules.amount ? `sum(${rules.amount}) FILTER (WHERE ${inside})` : 'NULL::DECIMAL(18,4)';
    return [
      `${count} AS f${side}`,
      `max(${fields.time}) FILTER (WHERE ${counted}) AS l${side}`,
      `${amount} AS a${side}`,
    ];
  });
  const usable = rules.usable ? `WHERE ${rules.usable}\n  ` : '';
  return `SELECT *, f1 + f2 AS frequency, coalesce(a1, 0) + coalesce(a2, 0) AS amount
FROM (
  SELECT ${fields.customer} AS customer,
    min(${fields.time}) FILTER (WHERE ${isOrder}) AS first_time,
    ${columns.join(',\n    ')}
  FROM ${ident(table)}
  ${usable}GROUP BY 1
)
WHERE f1 + f2 > 0`;
}

/** The three measures of those with an order in a window, as of the day after it, with the exact amount. */
export function measuredSql(windows: string, side: 1 | 2, end: string): string {
  return `SELECT customer, date_diff('day', l${side}::DATE, ${date(end)})::INTEGER AS recency,
  f${side}::INTEGER AS frequency, coalesce(a${side}, 0) AS monetary, a${side} AS amount, first_time
FROM ${ident(windows)} WHERE f${side} > 0`;
}

/** One row: for each measure mean, median and cut points, and how many bought once. */
export function statisticsSql(measured: string, bins: number): string {
  const shares = Array.from({ length: bins - 1 }, (_, i) => `${i + 1} / ${bins}::DOUBLE`);
  const lists = MEASURES.map(
    (m) =>
      `quantile_cont(${m}::DOUBLE, [0.5, ${list(shares)}]) AS ${m}_q, sum(${m})::DOUBLE / count(*) AS ${m}_mean`,
  );
  const columns = MEASURES.map(
    (m) =>
      `${m}_mean, ${m}_q[1] AS ${m}_median, ${list(shares.map((_, i) => `${m}_q[${i + 2}] AS ${m}_q${i + 1}`))}`,
  );
  return `SELECT customers, once, ${columns.join(',\n  ')}
FROM (
  SELECT count(*)::DOUBLE AS customers, count(*) FILTER (WHERE frequency = 1)::DOUBLE AS once,
    ${lists.join(',\n    ')}
  FROM ${ident(measured)}
)`;
}

/** F and M: 1 + number of cuts below the value; R the other way round. By mean and median: 2 is high. */
function scoreSql(measure: Measure, { scoring, cuts }: MeasureScale): string {
  const value = measure === 'monetary' ? 'monetary::DOUBLE' : measure;
  if (scoring === 'mean' || scoring === 'median') {
    const sign = measure !== 'recency' ? '>' : scoring === 'mean' ? '<' : '<=';
    return `CASE WHEN ${value} ${sign} ${number(cuts[0] ?? 0)} THEN 2 ELSE 1 END`;
  }
  const above = cuts.map((cut) => `(${value} > ${number(cut)})::INTEGER`).join(' + ') || '0';
  return measure === 'recency' ? `${cuts.length + 1} - (${above})` : `1 + ${above}`;
}

/** One row: the mean of each score over a window's customers. */
export function meanScoresSql(measured: string, scales: Scales): string {
  const means = MEASURES.map((m) => `sum(${scoreSql(m, scales[m])})::DOUBLE / count(*) AS ${m}`);
  return `SELECT ${list(means)} FROM ${ident(measured)}`;
}

/** The ruler as a query over `measured`. */
export function scoreRuler(scales: Scales, segments: ReadonlyMap<string, string>): Ruler {
  const keys = [...new Set(segments.values())];
  const branches = keys.map((key) => {
    const scores = [...segments].flatMap(([score, segment]) => (segment === key ? [text(score)] : []));
    return `WHEN score IN (${list(scores)}) THEN ${text(key)}`;
  });
  return {
    columns: MEASURES,
    sql: `SELECT customer, score, CASE ${branches.join('\n  ')} END AS segment
FROM (
  SELECT customer, concat(${list(MEASURES.map((m) => scoreSql(m, scales[m])))}) AS score
  FROM measured
)`,
  };
}

/** A relation measured with a ruler: `customer, segment, score, amount`. */
export function ruledSql(relation: string, ruler: Ruler, scored: boolean): string {
  return `WITH measured AS (SELECT * FROM ${ident(relation)}), ruled AS (
${ruler.sql}
)
SELECT customer, ruled.segment::VARCHAR AS segment, ${scored ? 'score' : 'NULL::VARCHAR'} AS score, amount
FROM ruled JOIN (SELECT customer, amount FROM measured) AS amounts USING (customer)`;
}

/** A grouping of one's own: `customer, segment, score, amount`, and the columns that a ruler needs. */
export function groupingSql(
  table: string,
  { group, amount, columns }: { group: string; amount: string | null; columns: readonly string[] },
): string {
  const more = columns.filter((column) => !OWN.includes(column)).map(ident);
  return `SELECT customer::VARCHAR AS customer, coalesce(${ident(group)}::VARCHAR, '') AS segment,
  NULL::VARCHAR AS score, ${amount ?? 'NULL::DECIMAL(18,4)'} AS ${list(['amount', ...more])}
FROM ${ident(table)} WHERE customer IS NOT NULL`;
}

/** The columns that every side has; a ruler that wants a score of its own cannot be used on another table. */
const OWN = ['customer', 'segment', 'amount'];

/** How often a table repeats a customer. */
export function repeatedSql(relation: string): string {
  return `SELECT (count(*) - count(DISTINCT customer))::DOUBLE AS repeated FROM ${ident(relation)}`;
}

/** Everyone of both sides, with exact amounts. */
export function joinedSql(before: string, after: string): string {
  return `SELECT coalesce(b.customer, a.customer) AS customer,
  b.segment AS segment_before, a.segment AS segment_after,
  CASE WHEN b.customer IS NULL THEN 'entered' WHEN a.customer IS NULL THEN 'left'
    WHEN b.segment IS NOT DISTINCT FROM a.segment THEN 'stayed' ELSE 'moved' END AS move,
  b.amount AS amount_before, a.amount AS amount_after
FROM ${ident(before)} AS b FULL JOIN ${ident(after)} AS a ON b.customer = a.customer`;
}

/** The published list. */
export function publishedSql(joined: string): string {
  return `SELECT customer, move, segment_before, segment_after,
  amount_before::DOUBLE AS amount_before, amount_after::DOUBLE AS amount_after,
  (coalesce(amount_after, 0) - coalesce(amount_before, 0))::DOUBLE AS amount_change
FROM ${ident(joined)} ORDER BY customer`;
}

/** The published cross table: a row a way. */
export function flowsSql(joined: string): string {
  return `SELECT move, segment_before, segment_after, customers, customers / starters AS share, amount_before, amount_after
FROM (
  SELECT *, sum(customers) OVER (PARTITION BY segment_before, move = 'entered') AS starters
  FROM (
    SELECT move, segment_before, segment_after, count(*)::DOUBLE AS customers,
      sum(amount_before)::DOUBLE AS amount_before, sum(amount_after)::DOUBLE AS amount_after
    FROM ${ident(joined)} GROUP BY ALL
  )
)
ORDER BY move, segment_before, segment_after`;
}

/** One row: exact sums of both sides. */
export function sidesSql(joined: string): string {
  return `SELECT sum(amount_before)::DOUBLE AS amount_before, sum(amount_after)::DOUBLE AS amount_after
FROM ${ident(joined)}`;
}

/** One row: whom another ruler puts elsewhere on the second side, and who would seem to have moved by it. */
export function rulerAloneSql(before: string, after: string, own: string, beforeOwn: string): string {
  return `SELECT count(*)::DOUBLE AS customers,
  count(*) FILTER (WHERE a.segment IS DISTINCT FROM o.segment)::DOUBLE AS changed,
  count(*) FILTER (WHERE a.score IS DISTINCT FROM o.score)::DOUBLE AS codes_changed,
  count(*) FILTER (WHERE a.score IS NOT NULL AND o.score IS NOT NULL)::DOUBLE AS coded,
  count(*) FILTER (WHERE b.segment IS DISTINCT FROM a.segment AND b.customer IS NOT NULL)::DOUBLE AS moved,
  count(*) FILTER (WHERE bo.segment IS DISTINCT FROM o.segment AND b.customer IS NOT NULL)::DOUBLE AS moved_own
FROM ${ident(after)} AS a
JOIN ${ident(own)} AS o ON o.customer = a.customer
LEFT JOIN ${ident(before)} AS b ON b.customer = a.customer
LEFT JOIN ${ident(beforeOwn)} AS bo ON bo.customer = a.customer`;
}

/** One row: who of those that came in ordered for the first time ever in the second window. */
export function enteredNewSql(windows: string, middle: string): string {
  return `SELECT count(*) FILTER (WHERE f1 = 0 AND f2 > 0 AND first_time >= ${date(middle)})::DOUBLE AS customers
FROM ${ident(windows)}`;
}

/** Groups of both sides with their customers, most first. */
export function groupSizesSql(before: string, after: string): string {
  return `SELECT segment, count(*)::DOUBLE AS customers
FROM (SELECT segment FROM ${ident(before)} UNION ALL SELECT segment FROM ${ident(after)})
GROUP BY segment ORDER BY customers DESC, segment`;
}

/** Puts small groups under one name. */
export function mergeSql(relation: string, kept: readonly string[], into: string): string {
  return `UPDATE ${ident(relation)} SET segment = ${text(into)} WHERE segment NOT IN (${list(kept.map(text))})`;
}

const PARTS = ['windows', 'first', 'second', 'before', 'after', 'before_own', 'after_own', 'joined'];

/** Drops the temporary tables of a run, those that there are. */
export function dropScratchSql(name: string): string {
  return PARTS.map((part) => `DROP TABLE IF EXISTS ${ident(`__${name}_${part}`)}`).join(';\n');
}

export type StatisticsRow = Readonly<Record<'customers' | 'once', number> & Record<string, number>>;
export type MeanScores = PerMeasure<number>;
