import { ident, list, literal, text } from '../../sql/sql';
import { TAG_SEPARATORS } from '../../sql/ledger/values';
import { NO_TAG, OTHER, type TagRule, type TagSegment, type TagsOptions } from './options';

/** The working tables of a run: no cell can have such a name. */
export const customersTable = (cell: string): string => `${cell} customers`;
export const taggedTable = (cell: string): string => `${cell} tagged`;

/** A rule by itself, to see whether it can be read. */
export function checkSql(table: string, { when }: TagRule): string {
  return `SELECT CAST((${when}) AS BOOLEAN) FROM ${ident(table)} LIMIT 0`;
}

function rulesList(rules: readonly TagRule[]): string {
  const tags = rules.map(({ when, tag }) => `CASE WHEN (${when}) THEN ${text(tag)} END`);
  return `list_filter([${list(tags)}]::VARCHAR[], lambda tag_: tag_ IS NOT NULL)`;
}

function columnList(column: string, known: readonly TagRule[]): string {
  const split = `regexp_split_to_array(${ident(column)}::VARCHAR, ${text(TAG_SEPARATORS)})`;
  const trimmed = `list_transform(${split}, lambda tag_: trim(tag_))`;
  const ruled = `[${list(known.map(({ tag }) => text(tag)))}]::VARCHAR[]`;
  return `coalesce(list_sort(list_distinct(list_filter(${trimmed}, lambda tag_: tag_ <> '' AND NOT list_contains(${ruled}, tag_)))), [])`;
}

/** `customer, tags, amount`: tags by rule in the order of the rules, then those that came with the data. */
export function taggedSql(
  table: string,
  { rules, column }: Pick<TagsOptions, 'rules' | 'column'>,
  amount: string | null,
): string {
  const parts = [
    ...(rules.length > 0 ? [rulesList(rules)] : []),
    ...(column === null ? [] : [columnList(column, rules)]),
  ];
  const tags =
    parts.length === 0 ? '[]::VARCHAR[]' : parts.length === 1 ? parts[0] : `list_concat(${list(parts)})`;
  return `SELECT customer, ${tags ?? ''} AS tags,
  ${amount === null ? 'NULL' : ident(amount)}::DECIMAL(30,4) AS amount
FROM ${ident(table)}`;
}

/** Whether a customer's tags make a segment. */
export function fits({ all, any, none }: TagSegment): string {
  const tags = (names: readonly string[]) => `[${list(names.map(text))}]`;
  const parts = [
    ...(all.length > 0 ? [`list_has_all(tags, ${tags(all)})`] : []),
    ...(any.length > 0 ? [`list_has_any(tags, ${tags(any)})`] : []),
    ...(none.length > 0 ? [`NOT list_has_any(tags, ${tags(none)})`] : []),
  ];
  return parts.join(' AND ') || 'len(tags) > 0';
}

function segmentCase({ segments }: TagsOptions): string {
  if (segments.length === 0) return `coalesce(tags[1], ${text(NO_TAG)})`;
  const branches = segments.map((segment) => `WHEN ${fits(segment)} THEN ${text(segment.segment)}`);
  return `CASE ${branches.join('\n    ')}
    WHEN len(tags) = 0 THEN ${text(NO_TAG)} ELSE ${text(OTHER)} END`;
}

/** The published table: `customer, segment, tags, tag_count` and the amount. */
export function publishSql(cell: string, options: TagsOptions, amount: string | null): string {
  return `SELECT customer, ${segmentCase(options)} AS segment,
  nullif(array_to_string(tags, ${text(options.separator)}), '') AS tags,
  len(tags)::INTEGER AS tag_count${amount === null ? '' : `,\n  amount::DOUBLE AS ${ident(amount)}`}
FROM ${ident(taggedTable(cell))}
ORDER BY customer`;
}

/** `customer, tag`: one row a tag that a customer has. */
export function customerTagsSql(cell: string): string {
  return `SELECT customer, unnest(tags) AS tag FROM ${ident(taggedTable(cell))} ORDER BY customer, tag`;
}

export function wholeSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS customers, count(*) FILTER (WHERE len(tags) > 0)::DOUBLE AS tagged,
  coalesce(sum(len(tags)), 0)::DOUBLE AS given FROM ${ident(table)}`;
}

export function countsSql(table: string): string {
  return `SELECT tag, count(*)::DOUBLE AS customers, sum(amount)::DOUBLE AS amount
FROM (SELECT unnest(tags) AS tag, amount FROM ${ident(table)})
GROUP BY tag ORDER BY customers DESC, tag`;
}

export function perCustomerSql(table: string): string {
  return `SELECT len(tags)::DOUBLE AS tags, count(*)::DOUBLE AS customers
FROM ${ident(table)} GROUP BY 1 ORDER BY 1`;
}

/** How many customers have both of two tags, over the tags given. Equal lists of tags are counted first. */
export function pairsSql(table: string, among: readonly string[]): string {
  const shown = `[${list(among.map(text))}]::VARCHAR[]`;
  return `WITH sets AS (
  SELECT list_filter(tags, lambda tag_: list_contains(${shown}, tag_)) AS tags, count(*) AS customers
  FROM ${ident(table)} GROUP BY 1
), firsts AS (
  SELECT unnest(tags) AS a, tags, customers FROM sets WHERE len(tags) > 1
)
SELECT a, b, sum(customers)::DOUBLE AS customers
FROM (SELECT a, unnest(tags) AS b, customers FROM firsts)
WHERE a < b GROUP BY a, b ORDER BY a, b`;
}

export function segmentTotalsSql(cell: string, amount: string | null): string {
  return `SELECT segment, count(*)::DOUBLE AS customers,
  ${amount === null ? 'NULL' : `sum(${ident(amount)}::DECIMAL(30,4))`}::DOUBLE AS amount
FROM ${ident(cell)} GROUP BY segment ORDER BY customers DESC, segment`;
}

/** One row: how many customers fit each combination, whether taken by an earlier one or not. */
export function fitsSql(cell: string, segments: readonly TagSegment[]): string {
  const counts = segments.map(
    (segment, at) => `count(*) FILTER (WHERE ${fits(segment)})::DOUBLE AS fit_${at}`,
  );
  return `SELECT ${list(counts)} FROM ${ident(taggedTable(cell))}`;
}

/** One row: how many customers each rule holds for. */
export function ruleCountsSql(table: string, rules: readonly TagRule[]): string {
  const counts = rules.map(({ when }, at) => `count(*) FILTER (WHERE (${when}))::DOUBLE AS n_${at}`);
  return `SELECT count(*)::DOUBLE AS customers${counts.map((one) => `, ${one}`).join('')} FROM ${ident(table)}`;
}

/** The table of tags. */
export function dictionarySql(
  tags: readonly {
    tag: string;
    customers: number;
    share: number;
    rule: string | null;
    group: string | null;
  }[],
): string {
  const none = '(NULL, NULL, NULL, NULL, NULL)';
  const rows = tags.map(
    ({ tag, customers, share, rule, group }) =>
      `(${list([tag, customers, share, rule, group].map(literal))})`,
  );
  return `SELECT tag::VARCHAR AS tag, customers::INTEGER AS customers, share::DOUBLE AS share,
  rule::VARCHAR AS rule, tag_group::VARCHAR AS tag_group
FROM (VALUES
  ${(rows.length > 0 ? rows : [none]).join(',\n  ')}
) AS dictionary(tag, customers, share, rule, tag_group)${rows.length > 0 ? '' : ' WHERE FALSE'}`;
}
