import { detectable } from '../../analysis/stats/detectable';
import type { ComputeContext, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { describeColumns, describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { listTable, type Measure, type StrategyOptions } from './options';
import { allListsSql, armsSql, funnelSql, listSql, ownersSql, severalSql } from './query';
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
  const facts: ListFacts[] = [];
  const tables: TableInfo[] = [];
  const statements: Statement[] = [];
  for (const measure of measures) {
    context.progress({ stage: 'count', done: facts.length, total: measures.length });
    const table = listTable(name, measure.key);
    const sql = listSql(source, measure);
    await replaceRelation(database, table, 'VIEW', sql);
    const found = await factsOf(context, source, measure, table);
    facts.push(found);
    statements.push({ title: table, sql });
    const columns = await describeColumns(database, table);
    const rows = found.control + found.handed_over;
    tables.push({ name: table, rows, columns, key: 'customer', unique: ['customer'] });
  }
  const all = `${name}_lists`;
  await replaceRelation(database, all, 'VIEW', allListsSql(facts));
  const [several] = await database.rows<{ customers: number }>(severalSql(all));
  return {
    facts,
    onSeveral: several?.customers ?? 0,
    tables: [await describeTable(database, all), ...tables],
    statements,
  };
}

async function factsOf(
  { database }: ComputeContext<StrategyOptions>,
  source: Source,
  measure: Keyed,
  table: string,
): Promise<ListFacts> {
  const [funnel] = await database.rows<{ customers: number; opted_out: number; no_contact: number }>(
    funnelSql(source, measure),
  );
  const [arms] = await database.rows<{ control: number; treated: number }>(armsSql(table));
  const owners = source.hasOwner ? await database.rows<OwnerCount>(ownersSql(table)) : [];
  const known = new Set(source.segments.map(({ segment }) => segment));
  const { control, treated } = arms ?? { control: 0, treated: 0 };
  return {
    key: measure.key,
    table,
    gone: measure.segments.filter((segment) => !known.has(segment)),
    customers: funnel?.customers ?? 0,
    opted_out: funnel?.opted_out ?? 0,
    no_contact: funnel?.no_contact ?? 0,
    control,
    handed_over: treated,
    detectable: measure.control > 0 ? detectable(treated, control) : null,
    owners: owners.slice(0, MOST_OWNERS),
    owner_count: owners.filter(({ owner }) => owner !== null).length,
  };
}
