import type { ComputeContext } from '../../model/cell';
import type { CustomerTable } from '../../sql/customers/customer-table';
import type { HistoryFound } from './history';
import type { TagsOptions } from './options';
import {
  countsSql,
  fitsSql,
  pairsSql,
  perCustomerSql,
  segmentTotalsSql,
  taggedTable,
  wholeSql,
} from './query';
import type { TagCount, TagSegmentResult, TagsResult } from './result';
import { segmentKeys } from './segments';

/** Tags whose pairs are shown: more are no picture. */
const MOST_PAIRED = 20;

export interface TagsFound {
  readonly result: TagsResult;
  readonly counts: readonly TagCount[];
}

interface CountRow {
  readonly tag: string;
  readonly customers: number;
  readonly amount: number | null;
}

/** Reads what the tables of a run say. */
export async function readTags(
  context: ComputeContext<TagsOptions>,
  { customers, asOf }: CustomerTable,
  { history, why, inTime }: HistoryFound,
  amount: string | null,
): Promise<TagsFound> {
  const { database, name, options } = context;
  const tagged = taggedTable(name);
  const [whole] = await database.rows<{ tagged: number; given: number }>(wholeSql(tagged));
  const rows = await database.rows<CountRow>(countsSql(tagged));
  const counts = tagCounts(options, rows, customers, inTime);
  const among = rows.slice(0, MOST_PAIRED).map(({ tag }) => tag);
  const { frozen } = options;
  const result: TagsResult = {
    customers,
    tagged: whole?.tagged ?? 0,
    given: whole?.given ?? 0,
    tags: counts,
    per_customer: await database.rows(perCustomerSql(tagged)),
    pairs: among.length > 1 ? await database.rows(pairsSql(tagged, among)) : [],
    segments: await segments(context, customers, amount),
    history,
    no_history: why,
    frozen: frozen && { name: frozen.name, date: frozen.date, customers: frozen.customers },
    frozen_candidate: {
      date: asOf?.date ?? context.asOf ?? '',
      customers,
      counts: Object.fromEntries(counts.map(({ tag, customers: having }) => [tag, having])),
    },
    as_of: asOf?.date ?? null,
    separator: options.separator,
  };
  return { result, counts };
}

/** The tags of the rules in their order, then those that came with the data, most frequent first. */
function tagCounts(
  { rules, frozen }: TagsOptions,
  rows: readonly CountRow[],
  customers: number,
  inTime: ReadonlySet<string>,
): TagCount[] {
  const found = new Map(rows.map((row) => [row.tag, row]));
  const ruled = rules.map(({ tag, en, group, when }) => ({ tag, en, group, rule: when }));
  const own = new Set(rules.map(({ tag }) => tag));
  const others = rows
    .filter(({ tag }) => !own.has(tag))
    .map(({ tag }) => ({ tag, en: null, group: null, rule: null }));
  return [...ruled, ...others].map((one) => {
    const having = found.get(one.tag)?.customers ?? 0;
    return {
      ...one,
      customers: having,
      share: having / customers,
      amount: found.get(one.tag)?.amount ?? null,
      in_time: inTime.has(one.tag),
      frozen: frozen?.counts[one.tag] ?? null,
    };
  });
}

async function segments(
  { database, name, options }: ComputeContext<TagsOptions>,
  customers: number,
  amount: string | null,
): Promise<TagSegmentResult[]> {
  const rows = await database.rows<{ segment: string; customers: number; amount: number | null }>(
    segmentTotalsSql(name, amount),
  );
  const [fit = {}] =
    options.segments.length > 0
      ? await database.rows<Record<string, number>>(fitsSql(name, options.segments))
      : [];
  const found = new Map(rows.map((row) => [row.segment, row]));
  return segmentKeys(options, rows).map((segment) => {
    const row = found.get(segment);
    const at = options.segments.findIndex((one) => one.segment === segment);
    const having = row?.customers ?? 0;
    return {
      segment,
      customers: having,
      share: having / customers,
      amount: amount === null ? null : (row?.amount ?? 0),
      fit: at < 0 ? having : (fit[`fit_${at}`] ?? 0),
    };
  });
}
