import type { PreparedOrders } from '../../sql/orders/prepare';
import { date, ident } from '../../sql/sql';
import { valuesSql } from '../../sql/table/values';
import { AXES } from './criteria';
import type { MarketSegment } from './result';

/** First days of the two periods and the day after the second. */
export interface Windows {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

/** Customers by segment. */
export function sizesSql(segmentation: string): string {
  return `SELECT segment::VARCHAR AS segment, count(*)::DOUBLE AS customers
FROM ${ident(segmentation)} WHERE segment IS NOT NULL GROUP BY 1 ORDER BY 1`;
}

/**
 * Amounts of two periods by segment. `cost` is the cost of a row, null where none is known. History counts whole: a
 * scope's period does not cut it.
 */
export function amountsSql(
  segmentation: string,
  { table, fields, rules }: PreparedOrders,
  { start, middle, end }: Windows,
  cost: string | null,
): string {
  const amount = rules.amount ?? 'NULL::DECIMAL(18,4)';
  const known = cost === null ? 'FALSE' : `${cost} IS NOT NULL`;
  return `WITH counted AS (
  SELECT ${fields.customer} AS customer, ${fields.time} >= ${date(middle)} AS now,
    ${rules.isOrder === null ? 'TRUE' : `(${rules.isOrder})`} AS is_order,
    ${amount} AS amount,
    CASE WHEN ${known} THEN ${amount} END AS costed,
    CASE WHEN ${known} THEN ${amount} - ${cost ?? '0'} END AS margin
  FROM ${ident(table)}
  WHERE ${fields.time} >= ${date(start)} AND ${fields.time} < ${date(end)}${rules.usable === null ? '' : ` AND (${rules.usable})`}
), per_customer AS (
  SELECT customer,
    sum(amount) FILTER (WHERE now) AS amount, sum(amount) FILTER (WHERE NOT now) AS amount_before,
    coalesce(bool_or(is_order) FILTER (WHERE now), FALSE) AS active,
    coalesce(bool_or(is_order) FILTER (WHERE NOT now), FALSE) AS active_before,
    sum(costed) FILTER (WHERE now) AS costed, sum(margin) FILTER (WHERE now) AS margin
  FROM counted GROUP BY customer
)
SELECT s.segment::VARCHAR AS segment,
  coalesce(sum(p.amount), 0)::DOUBLE AS amount, coalesce(sum(p.amount_before), 0)::DOUBLE AS amount_before,
  count(*) FILTER (WHERE p.active)::DOUBLE AS active,
  count(*) FILTER (WHERE p.active_before)::DOUBLE AS active_before,
  sum(p.costed)::DOUBLE AS costed, sum(p.margin)::DOUBLE AS margin,
  coalesce(max(p.amount), 0)::DOUBLE AS largest
FROM ${ident(segmentation)} s JOIN per_customer p ON p.customer = s.customer::VARCHAR
WHERE s.segment IS NOT NULL
GROUP BY 1 ORDER BY 1`;
}

/** The intensity of competition by target. */
export function competitionSql(forces: string): string {
  return `SELECT target::VARCHAR AS target, intensity::DOUBLE AS intensity FROM ${ident(forces)}`;
}

const COLUMNS = {
  segment: 'VARCHAR',
  customers: 'BIGINT',
  amount: 'DOUBLE',
  amount_before: 'DOUBLE',
  growth: 'DOUBLE',
  market_size: 'DOUBLE',
  market_growth: 'DOUBLE',
  market_share: 'DOUBLE',
  margin: 'DOUBLE',
  competition: 'DOUBLE',
  fit: 'DOUBLE',
  attractiveness: 'DOUBLE',
  ability: 'DOUBLE',
  overall: 'DOUBLE',
  advice: 'VARCHAR',
  place: 'BIGINT',
  chosen: 'BOOLEAN',
} as const;

/** The published table: a row a segment, in the order of the segmentation. */
export function marketSql(segments: readonly MarketSegment[]): string {
  const rows = segments.map(({ own, ...one }) => [
    ...[one.segment, own.customers, own.amount, own.amount_before, own.growth],
    ...[
      one.market_size,
      one.market_growth,
      one.market_share ?? one.implied_share,
      one.margin_share,
      one.competition,
      one.fit,
    ],
    ...[...AXES.map((axis) => one[axis]), one.overall, one.advice, one.place, one.chosen],
  ]);
  return valuesSql(COLUMNS, rows);
}

const ABILITY_COLUMNS = {
  segment: 'VARCHAR',
  ability: 'VARCHAR',
  need: 'DOUBLE',
  have: 'DOUBLE',
  supported: 'BOOLEAN',
} as const;

/** The second table: what each segment asks of us, and whether we can. */
export function abilitiesSql(segments: readonly MarketSegment[]): string {
  const rows = segments.flatMap(({ segment, needs }) =>
    needs.map(({ ability, need, have, supported }) => [segment, ability, need, have, supported]),
  );
  return valuesSql(ABILITY_COLUMNS, rows);
}
