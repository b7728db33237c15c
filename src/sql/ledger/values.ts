import { ident, list, text } from '../sql';
import { isMasked } from './identity';
import { RID } from './records';

/** A column of a source that says something about a field. */
export interface FieldColumn {
  /** Place of the source, from 0: the first is believed first. */
  readonly source: number;
  readonly table: string;
  /** The value as canonical text, NULL where there is none. */
  readonly value: string;
  /** When it was said; null where the table does not tell. */
  readonly date: string | null;
}

export const FIELD_RULES = ['priority', 'newest', 'oldest', 'most_frequent'] as const;
/** Which of several values of a customer's field is kept. */
export type FieldRule = (typeof FIELD_RULES)[number];

const NO_TIME = 'NULL::TIMESTAMP';

/**
 * Every different value of a field for each customer and its place by the rule, 1 being kept: `c, value, n, seen, source,
 * place`. A masked value (张**) never wins over a whole one. Ties are broken by all the rest, the text last.
 *
 * @param order sources as they are believed; the others follow in their own order
 */
export function valuesSql(
  who: string,
  columns: readonly FieldColumn[],
  rule: FieldRule,
  order: readonly number[],
): string {
  const parts = columns.map(
    ({
      source,
      table,
      value,
      date,
    }) => `SELECT c, value, sum(n) AS n, max(seen) AS seen, ${source} AS source, bool_or(own) AS own
  FROM (
    SELECT ${RID} AS rid, ${value} AS value, count(*) AS n, max(${date ?? NO_TIME})::TIMESTAMP AS seen
    FROM ${ident(table)} GROUP BY 1, 2
  ) AS said JOIN ${ident(who)} AS who ON who.rid = said.rid AND who.source = ${source}
  WHERE value IS NOT NULL GROUP BY 1, 2`,
  );
  const rank =
    order.length > 0 ? `coalesce(list_position([${list(order.map(String))}], source), 999)` : 'source';
  // What a record of the customer's own id says holds together better than values picked from several.
  const best = `${rank}, source, own DESC`;
  const orders: Record<FieldRule, string> = {
    priority: `${best}, seen DESC NULLS LAST, n DESC`,
    newest: `seen DESC NULLS LAST, ${best}, n DESC`,
    oldest: `value, ${rank}, source`,
    most_frequent: `n DESC, seen DESC NULLS LAST, ${best}`,
  };
  const collected = rule === 'most_frequent' ? collect(parts, best) : said(parts, orders[rule]);
  return `WITH said AS (
${collected}
)
SELECT *, CASE WHEN alone = 1 THEN 1 ELSE row_number() OVER (PARTITION BY c ORDER BY masked, ${orders[rule]}, value) END AS place
FROM (SELECT *, ${isMasked('value')} AS masked, count(*) OVER (PARTITION BY c) AS alone FROM said)`;
}

/** One row a customer and value, from the source where it stands best by the rule. */
function said(parts: readonly string[], order: string): string {
  const all = parts.join('\n  UNION ALL\n  ');
  if (parts.length === 1) return `  ${all}`;
  return `  SELECT c, value, sum(n) OVER (PARTITION BY c, value) AS n, seen, source, own FROM (
  ${all}
  ) QUALIFY row_number() OVER (PARTITION BY c, value ORDER BY ${order}) = 1`;
}

/** The same with the occurrences of all sources added up first. */
function collect(parts: readonly string[], best: string): string {
  return `  SELECT c, value, sum(n) OVER (PARTITION BY c, value) AS n, max(seen) OVER (PARTITION BY c, value) AS seen, source, own FROM (
  ${parts.join('\n  UNION ALL\n  ')}
  ) QUALIFY row_number() OVER (PARTITION BY c, value ORDER BY ${best}) = 1`;
}

/** The values that are kept: `c, value, seen, source`. */
export function keptSql(values: string): string {
  return `SELECT c, value, seen, source FROM ${ident(values)} WHERE place = 1`;
}

/** The values that lost, beside what was kept; masked ones are no contradiction. */
export function lostSql(values: string, field: string, sources: readonly string[]): string {
  const name = (source: string) =>
    `CASE ${source} ${sources.map((one, i) => `WHEN ${i} THEN ${text(one)}`).join(' ')} END`;
  return `SELECT lost.c, ${text(field)} AS field, kept.value AS value_kept, ${name('kept.source')} AS source_kept,
  kept.seen AS seen_kept, lost.value AS value_lost, ${name('lost.source')} AS source_lost, lost.seen AS seen_lost
FROM ${ident(values)} AS lost JOIN ${ident(values)} AS kept ON kept.c = lost.c AND kept.place = 1
WHERE lost.place > 1 AND NOT lost.masked`;
}

/** What stands between the tags of a customer, as a regular expression. */
export const TAG_SEPARATORS = '[;；,，、|┋\\n]+';

/** All tags that any source gives a customer, once each, in the order of their text: `c, value, seen, source`. */
export function tagsSql(who: string, columns: readonly FieldColumn[]): string {
  const parts = columns.map(
    ({
      source,
      table,
      value,
    }) => `SELECT c, trim(unnest(regexp_split_to_array(value, ${text(TAG_SEPARATORS)}))) AS tag
  FROM (SELECT ${RID} AS rid, ${value} AS value FROM ${ident(table)} GROUP BY 1, 2) AS said
  JOIN ${ident(who)} AS who ON who.rid = said.rid AND who.source = ${source}`,
  );
  return `SELECT c, string_agg(DISTINCT tag, ';' ORDER BY tag) AS value, NULL::TIMESTAMP AS seen, NULL::INTEGER AS source
FROM (${parts.join(' UNION ALL ')}) WHERE tag <> '' GROUP BY c`;
}
