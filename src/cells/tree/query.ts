import { number } from '../../sql/number';
import { ident, list, text } from '../../sql/sql';
import type { FeatureKind } from './options';

/** The working tables of a run, dropped at its end. No cell can have such a name. */
export const peopleTable = (cell: string): string => `${cell} people`;
export const classedTable = (cell: string): string => `${cell} classed`;
export const rowsTable = (cell: string): string => `${cell} rows`;
export const fitTable = (cell: string): string => `${cell} fit`;

/** A column as the tree sees it. */
export interface FeatureSql {
  readonly column: string;
  readonly kind: FeatureKind;
}

/** What a customer's class is read from. */
export type TargetSql =
  | { readonly kind: 'segmentation'; readonly table: string }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'condition'; readonly condition: string };

/** The customers that have a class: `customer, class` and the columns as they are. */
export function classedSql(
  people: string,
  target: TargetSql,
  columns: readonly string[],
  amount: string | null,
): string {
  const kept = [...new Set([...columns, ...(amount === null ? [] : [amount])])].map(
    (one) => `p.${ident(one)}`,
  );
  const from = `${ident(people)} AS p`;
  const select = (
    value: string,
    source: string,
  ) => `SELECT p.customer, ${list([`${value} AS ${ident(CLASS)}`, ...kept])}
FROM ${source}
WHERE ${value} IS NOT NULL`;
  if (target.kind === 'segmentation') {
    return select(
      's.segment',
      `${from} JOIN ${ident(target.table)} AS s ON CAST(s.customer AS VARCHAR) = p.customer`,
    );
  }
  if (target.kind === 'column') return select(`CAST(p.${ident(target.column)} AS VARCHAR)`, from);
  const value = `CASE WHEN (${target.condition}) THEN 'yes' WHEN NOT (${target.condition}) THEN 'no' END`;
  return `SELECT customer, ${list([`${value} AS ${ident(CLASS)}`, ...kept])}
FROM ${from}
WHERE (${target.condition}) IS NOT NULL`;
}

/** A column of ours that cannot clash with one of the table. */
const CLASS = ' class';

/** Customers by class. */
export function classesSql(classed: string): string {
  return `SELECT ${ident(CLASS)} AS class, count(*)::DOUBLE AS customers FROM ${ident(classed)} GROUP BY 1 ORDER BY 1`;
}

/** The categories of a column with their customers, most frequent first. */
export function levelsSql(classed: string, column: string): string {
  return `SELECT ${category(column)} AS level, count(*)::DOUBLE AS customers
FROM ${ident(classed)} GROUP BY 1 ORDER BY 2 DESC, 1`;
}

function category(column: string): string {
  return `nullif(trim(CAST(${ident(column)} AS VARCHAR)), '')`;
}

/**
 * The rows of the tree, numbered in the order of the ids: the place of the class, and each feature as a number or as the
 * place of its category (`f0`, …). What is not a finite number counts as unknown; categories beyond the list are one.
 */
export function rowsSql(
  classed: string,
  classes: readonly string[],
  features: readonly (FeatureSql & { readonly levels: readonly string[]; readonly merged: number })[],
  amount: string | null,
  sample: { readonly most: number; readonly seed: number } | null,
): string {
  const columns = features.map(({ column, kind, levels, merged }, i) => {
    if (kind === 'number') {
      const value = `CAST(${ident(column)} AS DOUBLE)`;
      return `CASE WHEN isfinite(${value}) THEN ${value} END AS f${i}`;
    }
    const own = merged > 0 ? levels.slice(0, -1) : levels;
    const place = `list_position([${list(own.map(text))}]::VARCHAR[], ${category(column)}) - 1`;
    const known =
      merged > 0
        ? `coalesce(${place}, CASE WHEN ${category(column)} IS NOT NULL THEN ${own.length} END)`
        : place;
    return `CAST(${known} AS DOUBLE) AS f${i}`;
  });
  const from = sample
    ? `(SELECT * FROM ${ident(classed)} ORDER BY hash(concat(customer, ${text(`#${sample.seed}`)})), customer LIMIT ${sample.most})`
    : ident(classed);
  return `SELECT CAST(row_number() OVER (ORDER BY customer) - 1 AS INTEGER) AS i, customer,
  CAST(list_position([${list(classes.map(text))}]::VARCHAR[], ${ident(CLASS)}) - 1 AS DOUBLE) AS class,
  ${list([...columns, amount === null ? 'NULL::DOUBLE AS amount' : `CAST(${ident(amount)} AS DECIMAL(38, 4)) AS amount`])}
FROM ${from}
WHERE ${ident(CLASS)} IN (${list(classes.map(text))})
ORDER BY customer`;
}

/** Some columns of the rows as numbers, in their order. */
export function numbersSql(rows: string, columns: readonly string[]): string {
  return `SELECT ${list(columns)} FROM ${ident(rows)} ORDER BY i`;
}

/** Customers by leaf: their amount. */
export function amountsSql(rows: string, fit: string): string {
  return `SELECT CAST(f.leaf AS INTEGER) AS leaf, CAST(sum(r.amount) AS DOUBLE) AS amount
FROM ${ident(rows)} AS r JOIN ${ident(fit)} AS f ON f.i = r.i GROUP BY 1 ORDER BY 1`;
}

/** Names that the published table has of its own. */
const PUBLISHED = /^(customer|segment|predicted|actual|amount)$/i;

/** The published table: the leaf of each customer, the class it says and the true one, and the features as they are. */
export function publishSql(
  cell: string,
  leaves: readonly { readonly place: number; readonly key: string; readonly predicted: string }[],
  features: readonly string[],
): string {
  const named = leaves.map(({ place, key, predicted }) => `(${place}, ${text(key)}, ${text(predicted)})`);
  const columns = features.filter((column) => !PUBLISHED.test(column)).map((column) => `c.${ident(column)}`);
  return `SELECT ${list(['r.customer', 'l.segment', 'l.predicted', `c.${ident(CLASS)} AS actual`, ...columns])},
  CAST(r.amount AS DOUBLE) AS amount
FROM ${ident(rowsTable(cell))} AS r
JOIN ${ident(fitTable(cell))} AS f ON f.i = r.i
JOIN ${ident(classedTable(cell))} AS c ON c.customer = r.customer
JOIN (VALUES ${list(named)}) AS l(place, segment, predicted) ON l.place = CAST(f.leaf AS INTEGER)
ORDER BY r.customer`;
}

/** Up to 15 digits a decimal is the same number whether it is read as one or as a DOUBLE, and is read more easily. */
function limit(value: number): string {
  const digits = String(value);
  return /^-?\d*\.?\d*$/.test(digits) && digits.replace(/\D/g, '').length <= 15 ? digits : number(value);
}

/** A number's bounds as a condition. */
export function boundsSql(
  column: string,
  above: number | null,
  atMost: number | null,
  missing: boolean,
): string {
  const name = ident(column);
  const parts = [
    ...(above === null ? [] : [`${name} > ${limit(above)}`]),
    ...(atMost === null ? [] : [`${name} <= ${limit(atMost)}`]),
  ];
  const bounds = parts.length > 0 ? parts.join(' AND ') : `${name} IS NOT NULL`;
  return missing ? `(${bounds} OR ${name} IS NULL)` : bounds;
}

/** A list of categories, or all but them, as a condition. */
export function categoriesSql(
  { column, boolean }: { readonly column: string; readonly boolean: boolean },
  levels: readonly string[],
  except: boolean,
  missing: boolean,
): string {
  const name = ident(column);
  const values = list(levels.map((level) => (boolean ? level.toUpperCase() : text(level))));
  if (levels.length === 0 && !except) return `${name} IS NULL`;
  const known =
    levels.length === 0 ? `${name} IS NOT NULL` : `${name} ${except ? 'NOT IN' : 'IN'} (${values})`;
  return missing ? `(${known} OR ${name} IS NULL)` : known;
}
