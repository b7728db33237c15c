import { ident, list, literal, text } from '../../sql/sql';
import type { Columns, FeatureColumn } from './columns';

/** The working tables of a run, dropped at its end. No cell can have such a name. */
export const rowsTable = (cell: string): string => `${cell} rows`;
export const fitTable = (cell: string): string => `${cell} fit`;

const asDouble = (column: string): string => `CAST(${ident(column)} AS DOUBLE)`;

/** A value brought to where groups are looked for: ln(1 + value), negative ones taken as 0. */
function transformed({ column, transform }: FeatureColumn): string {
  return transform === 'log1p' ? `ln(1 + greatest(${asDouble(column)}, 0))` : asDouble(column);
}

/** A row can be used when it has a customer and every feature is a finite number. */
function usable({ key, features }: Columns): string {
  const finite = features.map(({ column }) => `isfinite(${asDouble(column)})`);
  return [`${ident(key)} IS NOT NULL`, ...finite].join(' AND ');
}

/** How many rows there are, can be used, have which customer, and take a logarithm of a negative value (`below_<i>`). */
export function countQuery(from: string, columns: Columns): string {
  const rows = usable(columns);
  const below = columns.features.map(({ column, transform }, i) => {
    const negative = transform === 'log1p' ? `${asDouble(column)} < 0` : 'FALSE';
    return `count(*) FILTER (WHERE ${rows} AND ${negative})::DOUBLE AS below_${i}`;
  });
  const counts = [
    'count(*)::DOUBLE AS table_rows',
    `count(*) FILTER (WHERE ${rows})::DOUBLE AS used_rows`,
    `count(DISTINCT CAST(${ident(columns.key)} AS VARCHAR)) FILTER (WHERE ${rows})::DOUBLE AS customers`,
    ...below,
  ];
  return `SELECT
  ${counts.join(',\n  ')}
FROM ${ident(from)}`;
}

/**
 * The customers that can be grouped, numbered in the order of their ids, so that nothing depends on the order of rows:
 * the values as they are (`v0`, …), the transformed ones (`x0`, …) and the amount.
 */
export function rowsQuery(from: string, columns: Columns, levels: readonly Levels[]): string {
  const values = columns.features.map(({ column }, i) => `${ident(column)} AS v${i}`);
  const points = columns.features.map((feature, i) => `${transformed(feature)} AS x${i}`);
  const amount = columns.amount === null ? [] : [`${ident(columns.amount)} AS amount`];
  const categories = columns.categories.flatMap(({ column }, i) => [
    `${ident(column)} AS t${i}`,
    `${codeOf(column, levels[i])} AS c${i}`,
  ]);
  const key = `CAST(${ident(columns.key)} AS VARCHAR)`;
  return `SELECT
  CAST(row_number() OVER (ORDER BY ${key}) - 1 AS INTEGER) AS i,
  ${key} AS customer,
  ${[...values, ...points, ...categories, ...amount].join(',\n  ')}
FROM ${ident(from)}
WHERE ${usable(columns)}
ORDER BY customer`;
}

/** The values of a categorical column that have a code of their own, in the order of the codes. */
export interface Levels {
  readonly levels: readonly string[];
  /** The code of every other value: one more where rare ones stand together, −1 (like no group) for a baseline's. */
  readonly other: number;
}

const asText = (column: string): string => `coalesce(CAST(${ident(column)} AS VARCHAR), '')`;

function codeOf(column: string, known: Levels | undefined): string {
  const cases = (known?.levels ?? []).map((level, code) => `WHEN ${text(level)} THEN ${code}`);
  return cases.length === 0
    ? String(known?.other ?? 0)
    : `CASE ${asText(column)} ${cases.join(' ')} ELSE ${known?.other ?? -1} END`;
}

/** How often each value of a categorical column occurs among the rows that can be used: most frequent first. */
export function levelsQuery(from: string, columns: Columns, column: string): string {
  return `SELECT ${asText(column)} AS level, count(*)::DOUBLE AS customers
FROM ${ident(from)}
WHERE ${usable(columns)}
GROUP BY level
ORDER BY customers DESC, level`;
}

/** Some columns of the working table as numbers, customer by customer. */
export function numbersQuery(cell: string, columns: readonly string[]): string {
  const selected = columns.map((column) => `CAST(${column} AS DOUBLE) AS ${column}`);
  return `SELECT ${list(selected)} FROM ${ident(rowsTable(cell))} ORDER BY i`;
}

/** Transformed values back in original units: the other way round of `transformed`. */
export function backQuery(values: readonly { readonly value: number; readonly logged: boolean }[]): string {
  const rows = values.map(({ value, logged }, i) => {
    const number = `CAST(${text(String(value))} AS DOUBLE)`;
    return `(${i}, ${logged ? `exp(${number}) - 1` : number})`;
  });
  return `SELECT value FROM (VALUES ${list(rows)}) AS centres(i, value) ORDER BY i`;
}

/** The published table: customer, segment, distance to the centre of the segment, and the features as they are. */
export function publishQuery(cell: string, columns: Columns): string {
  const values = [
    ...columns.features.map(({ published }, i) => `r.v${i} AS ${ident(published)}`),
    ...columns.categories.map(({ published }, i) => `r.t${i} AS ${ident(published)}`),
  ];
  const isFeature = columns.features.some(({ column }) => column === columns.amount);
  const amount = columns.amount === null || isFeature ? [] : [`r.amount AS ${ident(columns.amount)}`];
  return `SELECT
  r.customer,
  'c' || CAST(f.rank AS INTEGER) AS segment,
  f.distance,
  ${[...values, ...amount].join(',\n  ')}
FROM ${ident(rowsTable(cell))} AS r
JOIN ${ident(fitTable(cell))} AS f ON f.i = r.i
ORDER BY r.customer`;
}

/** Centres of scaled features, and what each value is scaled by. */
export interface Centres {
  readonly means: readonly number[];
  readonly sds: readonly number[];
  readonly centres: readonly (readonly number[])[];
}

/** The nearest centre of everyone of `measured`, by the published columns: what measures another period the same way. */
export function nearestQuery(features: readonly FeatureColumn[], { means, sds, centres }: Centres): string {
  const literalOf = (value: number) => `CAST(${text(String(value))} AS DOUBLE)`;
  const points = features.map((feature, axis) => {
    const value = transformed({ ...feature, column: feature.published });
    return `(${value} - ${literalOf(means[axis] ?? 0)}) / ${literalOf(sds[axis] ?? 1)} AS p${axis}`;
  });
  const distances = centres.map((centre) =>
    centre.map((at, axis) => `(p${axis} - ${literalOf(at)}) ** 2`).join(' + '),
  );
  return `SELECT customer, 'c' || list_position(d, list_min(d)) AS segment
FROM (
  SELECT customer, [${distances.join(',\n    ')}] AS d
  FROM (SELECT customer, ${points.join(', ')} FROM measured)
)`;
}

export interface SegmentRow {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly rank: number;
  readonly colour: number;
  readonly rule: string;
}

/** The descriptor table of the segmentation. */
export function segmentsQuery(segments: readonly SegmentRow[], basis: string): string {
  const rows = segments.map(
    ({ segment, label_zh, label_en, rank, colour, rule }) =>
      `(${list([segment, label_zh, label_en, rank, colour, rule, basis].map(literal))})`,
  );
  return `SELECT * FROM (VALUES
  ${rows.join(',\n  ')}
) AS segments(segment, label_zh, label_en, rank, colour, rule, basis)
ORDER BY rank`;
}
