import { detectable } from '../../analysis/stats/detectable';
import type { ComputeContext, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import { describeColumns } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { listTable, type Measure, type StrategyOptions } from './options';
import { allListsSql, COUNTED, countedSql, funnelSql, listSql, ownersSql, severalSql } from './query';
import type { ListFacts, OwnerCount } from './result';
import type { Source } from './source';

/** Account managers who are listed one by one. */
const MOST_OWNERS = 50;

export interface Lists {
  readonly facts: readonly ListFacts[];
  readonly onSeveral: number;
  /** All lists in one, then each. */
  readonly tables: readonly TableInfo[];
  readonly statements: readonly Statement[];
}

type Keyed = Measure & { readonly key: string };

/** Makes the list of every measure as a view, so that a list costs nothing until it is looked at or handed over. */
export async function makeLists(context: ComputeContext<StrategyOptions>, source: Source): Promise<Lists> {
  const { database, options, name } = context;
  const measures = options.measures.filter((measure): measure is Keyed => measure.key !== null);
  context.progress({ stage: 'count', done: 0, total: measures.length });
  const { facts, onSeveral } = await countLists(database, source, measures, name);
  const tables: TableInfo[] = [];
  const statements: Statement[] = [];
  for (const [at, measure] of measures.entries()) {
    context.progress({ stage: 'query', done: at, total: measures.length });
    const table = listTable(name, measure.key);
    const sql = listSql(source, measure);
    await replaceRelation(database, table, 'VIEW', sql);
    statements.push({ title: table, sql });
    tables.push(await infoOf(database, table, facts.slice(at, at + 1), 'customer'));
  }
  const all = `${name}_lists`;
  await replaceRelation(database, all, 'VIEW', allListsSql(source, measures));
  return { facts, onSeveral, tables: [await infoOf(database, all, facts), ...tables], statements };
}

/** How many rows a list has is known: no view is read for it. */
async function infoOf(
  database: Database,
  name: string,
  facts: readonly ListFacts[],
  key?: string,
): Promise<TableInfo> {
  const rows = facts.reduce((sum, { control, handed_over }) => sum + control + handed_over, 0);
  const columns = await describeColumns(database, name);
  return { name, rows, columns, ...(key !== undefined && { key, unique: [key] }) };
}

/** Counts all lists from one table that is made for it. */
async function countLists(
  database: Database,
  source: Source,
  measures: readonly Keyed[],
  name: string,
): Promise<Pick<Lists, 'facts' | 'onSeveral'>> {
  if (measures.length === 0) return { facts: [], onSeveral: 0 };
  await database.run(countedSql(source, measures));
  const [counts = {}] = await database.rows<Record<string, number>>(funnelSql(measures));
  const facts: ListFacts[] = [];
  for (const [at, measure] of measures.entries()) {
    const owners = source.hasOwner ? await database.rows<OwnerCount>(ownersSql(at)) : [];
    facts.push(factsOf(source, measure, (count) => counts[`${count}_${at}`] ?? 0, { name, owners }));
  }
  const [several] = await database.rows<{ customers: number }>(severalSql(measures));
  await database.run(dropTable(COUNTED));
  return { facts, onSeveral: several?.customers ?? 0 };
}

type Count = 'customers' | 'opted_out' | 'no_contact' | 'control' | 'treated';

function factsOf(
  source: Source,
  measure: Keyed,
  count: (count: Count) => number,
  { name, owners }: { readonly name: string; readonly owners: readonly OwnerCount[] },
): ListFacts {
  const known = new Set(source.segments.map(({ segment }) => segment));
  const [control, treated] = [count('control'), count('treated')];
  return {
    key: measure.key,
    table: listTable(name, measure.key),
    gone: measure.segments.filter((segment) => !known.has(segment)),
    customers: count('customers'),
    opted_out: count('opted_out'),
    no_contact: count('no_contact'),
    control,
    handed_over: treated,
    detectable: measure.control > 0 ? detectable(treated, control) : null,
    owners: owners.slice(0, MOST_OWNERS),
    owner_count: owners.filter(({ owner }) => owner !== null).length,
  };
}
