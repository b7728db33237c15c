import type { Database } from '../../../model/database';
import type { ColumnSort, ProfileBin, Quantiles } from '../../../model/profile';
import { ident } from '../../sql';
import { numberList } from './lists';

/** How the numbers or days of a column are spread. */
export interface Figures {
  readonly distinct: number | null;
  readonly quantiles: Quantiles | null;
  readonly bins: readonly ProfileBin[];
  readonly below: number;
  readonly above: number;
  /** Beyond three interquartile ranges from the quartiles; 0 where the quartiles are one. */
  readonly outliers: number;
  /** Rows by the power of ten of their size. */
  readonly decades: ReadonlyMap<number, number>;
}

const BINS = 20;
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
const FENCE = 3;

export interface FiguresColumn {
  readonly table: string;
  readonly name: string;
  readonly sort: Extract<ColumnSort, 'number' | 'time'>;
  /** Which rows: all of them where every one has a finite value. */
  readonly where: 'all' | 'filled' | 'finite';
  /** Whether its distinct values are few enough to be counted first: all the rest is then nearly free. */
  readonly grouped: boolean;
}

interface Row {
  readonly distinct: number | null;
  readonly quantiles: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly below: number | null;
  readonly above: number | null;
  readonly outliers: number | null;
  readonly bins: string | null;
  readonly bin_rows: string | null;
  readonly decades: string | null;
  readonly decade_rows: string | null;
}

/** Quantiles, histogram and outliers, exact, in one or two scans. */
export async function figuresOf(database: Database, column: FiguresColumn): Promise<Figures> {
  const [row] = await database.rows<Row>(figuresSql(column));
  const quantiles = numberList(row?.quantiles ?? null);
  const [p05, p25, p50, p75, p95] = quantiles;
  const known = p05 !== undefined && p25 !== undefined && p50 !== undefined && p75 !== undefined;
  const bins = numberList(row?.bins ?? null);
  const rows = numberList(row?.bin_rows ?? null);
  return {
    distinct: row?.distinct ?? null,
    quantiles: known && p95 !== undefined ? { p05, p25, p50, p75, p95 } : null,
    bins: binsOf(row?.low ?? null, row?.high ?? null, new Map(bins.map((bin, i) => [bin, rows[i] ?? 0]))),
    below: row?.below ?? 0,
    above: row?.above ?? 0,
    outliers: row?.outliers ?? 0,
    decades: decadesOf(row),
  };
}

function decadesOf(row: Row | undefined): ReadonlyMap<number, number> {
  const rows = numberList(row?.decade_rows ?? null);
  return new Map(numberList(row?.decades ?? null).map((decade, i) => [decade, rows[i] ?? 0]));
}

function binsOf(low: number | null, high: number | null, counts: ReadonlyMap<number, number>): ProfileBin[] {
  if (low === null || high === null) return [];
  if (low === high) return [{ from: low, to: high, rows: counts.get(0) ?? 0 }];
  const width = (high - low) / BINS;
  return Array.from({ length: BINS }, (_, i) => ({
    from: low + i * width,
    to: i === BINS - 1 ? high : low + (i + 1) * width,
    rows: counts.get(i) ?? 0,
  }));
}

/** Stages: values with their rows, quantiles, the ends of the bulk, bins. */
export function figuresSql(column: FiguresColumn): string {
  const { grouped } = column;
  // Sums over few counted values need not be read twice; ten million single ones need not be kept.
  return `WITH v AS ${grouped ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (${valuesSql(column)}),
q AS MATERIALIZED (${grouped ? groupedQuantiles() : plainQuantiles()}),
e AS MATERIALIZED (
  SELECT q, q[2] - ${FENCE} * (q[4] - q[2]) AS lower, q[4] + ${FENCE} * (q[4] - q[2]) AS upper,
    CASE WHEN q[4] > q[2] THEN greatest(least, lower) ELSE least END AS low,
    CASE WHEN q[4] > q[2] THEN least(most, upper) ELSE most END AS high
  FROM q
),
b AS (
  SELECT CASE WHEN high > low THEN least(${BINS - 1}, floor((value / 2 - low / 2) / (high / 2 - low / 2) * ${BINS})) ELSE 0 END AS bin,
    sum(n)::DOUBLE AS rows
  FROM v, e WHERE value BETWEEN low AND high GROUP BY bin
),
d AS (
  SELECT floor(log10(abs(value))) AS decade, sum(n)::DOUBLE AS rows FROM v WHERE value <> 0 GROUP BY decade
),
o AS (
  SELECT sum(n) FILTER (WHERE value < low)::DOUBLE AS below, sum(n) FILTER (WHERE value > high)::DOUBLE AS above,
    sum(n) FILTER (WHERE q[4] > q[2] AND (value < lower OR value > upper))::DOUBLE AS outliers
  FROM v, e
)
SELECT ${grouped ? '(SELECT count(*) FROM v)::DOUBLE' : 'NULL::DOUBLE'} AS distinct, q AS quantiles, low, high, below, above, outliers,
  (SELECT list(bin ORDER BY bin) FROM b) AS bins, (SELECT list(rows ORDER BY bin) FROM b) AS bin_rows,
  (SELECT list(decade ORDER BY decade) FROM d) AS decades, (SELECT list(rows ORDER BY decade) FROM d) AS decade_rows
FROM e, o`;
}

/** Grouped as they are stored, turned into numbers after: of ten million times a thousand days are left to turn. */
function valuesSql({ table, name, sort, grouped, where }: FiguresColumn): string {
  const column = ident(name);
  const stored = sort === 'time' ? `${column}::DATE` : column;
  const value = (one: string) =>
    sort === 'time' ? `(${one} - DATE '1970-01-01')::DOUBLE` : `${one}::DOUBLE`;
  const condition = { all: '', filled: ` WHERE ${column} IS NOT NULL`, finite: ` WHERE isfinite(${column})` }[
    where
  ];
  const from = `FROM ${ident(table)}${condition}`;
  if (!grouped) return `SELECT ${value(stored)} AS value, 1::DOUBLE AS n ${from}`;
  return `SELECT ${value('stored')} AS value, n FROM (SELECT ${stored} AS stored, count(*)::DOUBLE AS n ${from} GROUP BY 1)`;
}

/** The smallest value at or below which a share of the rows lies. */
function groupedQuantiles(): string {
  const values = SHARES.map((share) => `min(value) FILTER (WHERE upto >= ${share} * total)`).join(', ');
  return `SELECT [${values}] AS q, min(value) AS least, max(value) AS most
  FROM (SELECT value, sum(n) OVER (ORDER BY value ROWS UNBOUNDED PRECEDING) AS upto FROM v), (SELECT sum(n) AS total FROM v)`;
}

/** The same of single values. */
function plainQuantiles(): string {
  return `SELECT quantile_disc(value, [${SHARES.join(', ')}]) AS q, min(value) AS least, max(value) AS most FROM v`;
}
