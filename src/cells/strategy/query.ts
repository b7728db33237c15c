import type { ConsentSource } from '../../model/export';
import type { SegmentInfo } from '../../model/segmentation';
import { refusingCustomers } from '../../sql/table/export';
import { ident, list, literal, text } from '../../sql/sql';
import type { Measure } from './options';
import type { SegmentFacts } from './result';

/** A row a segment: mean days since the last order and mean orders, as far as the segmentation has them. */
export function behaviourSql(segmentation: string, has: (column: string) => boolean): string {
  const mean = (column: string) => (has(column) ? `avg(${ident(column)})::DOUBLE` : 'NULL::DOUBLE');
  return `SELECT segment::VARCHAR AS segment, ${mean('recency')} AS recency, ${mean('frequency')} AS frequency
FROM ${ident(segmentation)} GROUP BY GROUPING SETS ((segment), ()) ORDER BY segment NULLS FIRST`;
}

/** What is published of the segments: figures only, since the author's words are options and no part of a run. */
export function segmentsTable(segments: readonly SegmentFacts[]): string {
  const rows = segments.map(
    (one) =>
      `(${list(
        [one.segment, one.label_zh, one.label_en, one.rank, one.nature].map(literal),
      )}, ${list([one.customers, one.share, one.amount, one.amount_share, one.value_index].map(double))})`,
  );
  const none = `(${Array.from({ length: 10 }, () => 'NULL').join(', ')})`;
  return `SELECT segment::VARCHAR AS segment, label_zh::VARCHAR AS label_zh, label_en::VARCHAR AS label_en,
  rank::INTEGER AS rank, nature::VARCHAR AS nature, customers::BIGINT AS customers, share, amount, amount_share, value_index
FROM (VALUES ${rows.length > 0 ? list(rows) : none})
  AS t(segment, label_zh, label_en, rank, nature, customers, share, amount, amount_share, value_index)
WHERE segment IS NOT NULL ORDER BY rank`;
}

function double(value: number | null): string {
  return `${literal(value)}::DOUBLE`;
}

/** What stands behind every list. */
export interface ListSource {
  readonly segmentation: string;
  readonly segments: readonly Pick<SegmentInfo, 'segment' | 'label_zh' | 'label_en'>[];
  /** The table of contacts, with the columns that go along; null: none. */
  readonly customers: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly unique: boolean;
  } | null;
  readonly consent: ConsentSource | null;
}

/**
 * Who belongs to the control group: the first 8 hexadecimal digits of md5(seed:customer), as a number below
 * share × 2³². Anybody can compute it again from the id alone; other customers and other files change nothing for one.
 */
export function armSql({ control, seed }: Pick<Measure, 'control' | 'seed'>, customer: string): string {
  if (control <= 0) return `'treated'`;
  const bound = Math.round(control * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  return `CASE WHEN left(md5(${text(`${seed}:`)} || ${customer}), 8) < ${text(bound)} THEN 'control' ELSE 'treated' END`;
}

/** The list of a measure: those who want to be addressed and can be, with what is known of them. */
export function listSql(source: ListSource, measure: Measure): string {
  const contacts = (source.customers?.columns ?? []).map((column) => `c.${ident(column)}`);
  const columns = [
    's.customer::VARCHAR AS customer',
    's.segment::VARCHAR AS segment',
    'l.label_zh',
    'l.label_en',
    `${armSql(measure, 's.customer::VARCHAR')} AS arm`,
  ];
  return `SELECT ${list([...columns, ...contacts])}
FROM ${joined(source)}
LEFT JOIN ${labels(source.segments)} ON l.segment = s.segment::VARCHAR
WHERE ${onListSql(source, measure)}`;
}

function onListSql(source: ListSource, measure: Measure): string {
  const reached = reachedSql(source, measure.contact);
  return `${inSegments(measure, 's.segment::VARCHAR')} AND NOT ${refusedSql(source)} AND ${reached}`;
}

/** What lists are counted from: a row a customer, joined and hashed once for all lists. */
export const COUNTED = '__kequn_strategy';

/**
 * Makes it: `refused, owner`, and of each measure whether the customer is in its segments (`in_1`), can be reached
 * (`reached_1`), is on its list (`on_1`) and in its control group (`control_1`). Hashes are made of those on a list only.
 */
export function countedSql(source: ListSource, measures: readonly Measure[]): string {
  const owner = source.customers?.columns.includes('owner')
    ? `nullif(trim(c.owner::VARCHAR), '')`
    : 'NULL::VARCHAR';
  const each = (sql: (measure: Measure, at: number) => string) => measures.map(sql);
  const joinedSql = `SELECT ${list([
    's.customer::VARCHAR AS customer',
    `${refusedSql(source)} AS refused`,
    `${owner} AS owner`,
    ...each((measure, at) => `${inSegments(measure, 's.segment::VARCHAR')} AS in_${at}`),
    ...each(({ contact }, at) => `${reachedSql(source, contact)} AS reached_${at}`),
  ])}\nFROM ${joined(source)}`;
  const onList = each((_, at) => `in_${at} AND NOT refused AND reached_${at} AS on_${at}`);
  const control = each(
    (measure, at) =>
      `CASE WHEN on_${at} THEN ${armSql(measure, 'customer')} = 'control' ELSE FALSE END AS control_${at}`,
  );
  return `CREATE OR REPLACE TEMP TABLE ${ident(COUNTED)} AS
SELECT * EXCLUDE (customer), ${list(control)} FROM (
SELECT *, ${list(onList)} FROM (
${joinedSql}))`;
}

/** How many customers of each measure's segments there are, how many are left out and why, and who is left. */
export function funnelSql(measures: readonly Measure[]): string {
  const counts = measures.flatMap((_, at) => [
    [`customers_${at}`, `in_${at}`],
    [`opted_out_${at}`, `in_${at} AND refused`],
    [`no_contact_${at}`, `in_${at} AND NOT refused AND NOT reached_${at}`],
    [`control_${at}`, `control_${at}`],
    [`treated_${at}`, `on_${at} AND NOT control_${at}`],
  ]);
  const columns = counts.map(([name, where]) => `count(*) FILTER (WHERE ${where})::DOUBLE AS ${name}`);
  return `SELECT ${list(columns)} FROM ${ident(COUNTED)}`;
}

/** Account managers by the customers they are handed, the largest first. */
export function ownersSql(at: number): string {
  return `SELECT owner, count(*)::DOUBLE AS customers FROM ${ident(COUNTED)}
WHERE on_${at} AND NOT control_${at}
GROUP BY owner ORDER BY owner IS NULL, customers DESC, owner`;
}

/** How many are handed over on more than one list. */
export function severalSql(measures: readonly Measure[]): string {
  const lists = measures.map((_, at) => `(on_${at} AND NOT control_${at})::INTEGER`);
  return `SELECT count(*)::DOUBLE AS customers FROM ${ident(COUNTED)} WHERE ${lists.join(' + ')} > 1`;
}

/** All lists in one: `measure, customer, segment, arm`. Contacts are joined only where one is asked for. */
export function allListsSql(
  source: ListSource,
  measures: readonly (Measure & { readonly key: string })[],
): string {
  const none = `SELECT '' AS measure, '' AS customer, '' AS segment, '' AS arm WHERE FALSE`;
  const parts = measures.map((measure) => {
    const asked = measure.contact !== null && (source.customers?.columns.includes(measure.contact) ?? false);
    const columns = [
      `${text(measure.key)} AS measure`,
      's.customer::VARCHAR AS customer',
      's.segment::VARCHAR AS segment',
      `${armSql(measure, 's.customer::VARCHAR')} AS arm`,
    ];
    return `SELECT ${list(columns)}
FROM ${joined(asked ? source : { ...source, customers: null })}
WHERE ${onListSql(source, measure)}`;
  });
  return [none, ...parts].join('\nUNION ALL ');
}

/** How many ids of a table stand in several rows. */
export function repeatedSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS customers FROM (
  SELECT customer FROM ${ident(table)} WHERE customer IS NOT NULL GROUP BY customer HAVING count(*) > 1
)`;
}

function joined({ segmentation, customers }: ListSource): string {
  const from = `${ident(segmentation)} AS s`;
  if (!customers) return from;
  return `${from}\nLEFT JOIN ${contactRows(customers)} AS c ON c.customer::VARCHAR = s.customer::VARCHAR`;
}

/** One row a customer; of several the first in the order of their values. */
function contactRows({ table, columns, unique }: NonNullable<ListSource['customers']>): string {
  if (unique) return ident(table);
  const order = columns.map((column) => `${ident(column)}::VARCHAR NULLS LAST`);
  return `(SELECT * FROM ${ident(table)} WHERE customer IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY customer ORDER BY ${list([...order, 'customer'])}) = 1)`;
}

function labels(segments: ListSource['segments']): string {
  const rows = segments.map((one) => `(${list([one.segment, one.label_zh, one.label_en].map(text))})`);
  return `(VALUES ${list(rows.length > 0 ? rows : ['(NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR)'])}) AS l(segment, label_zh, label_en)`;
}

function inSegments({ segments }: Measure, column: string): string {
  return segments.length === 0 ? 'FALSE' : `${column} IN (${list(segments.map(text))})`;
}

function refusedSql({ consent }: ListSource): string {
  return consent === null ? 'FALSE' : `(s.customer::VARCHAR IN (${refusingCustomers(consent)}))`;
}

/** A contact that is missing in the table as a whole keeps nobody out: the warning says so. */
function reachedSql({ customers }: ListSource, contact: string | null): string {
  if (contact === null || !customers?.columns.includes(contact)) return 'TRUE';
  return `(coalesce(trim(c.${ident(contact)}::VARCHAR), '') <> '')`;
}
