import type { Compute, ComputeContext, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { metricFields } from '../../sql/metrics/fields';
import { createRelation, dropTables, replaceRelation } from '../../sql/table/relation';
import { findNext, nextResult, sequencesResult, type BoughtNext } from './bought-next';
import type { RulesOptions } from './options';
import { publish } from './publish';
import {
  bySegmentSql,
  catalogueSql,
  itemsetsSql,
  itemsSql,
  nextSql,
  nobodysNextSql,
  offeredSql,
  rulesSql,
  sequencesSql,
  WORK,
  work,
} from './query';
import type { NextResult, RulesResult, SequencesResult } from './result';
import { sourceRows, type SourceRows } from './source-rows';
import { findTogether, togetherResult } from './together';
import { ruleWarnings } from './warnings';
import { insertContrasts, insertItemsets, insertRules, insertSequences } from './working-tables';

/** What a run has made so far. */
interface Made {
  readonly tables: TableInfo[];
  readonly statements: Statement[];
}

type Context = ComputeContext<RulesOptions>;

/** Rules between what is bought together and what is bought next; the best offer for every customer. */
export const compute: Compute<RulesOptions, RulesResult> = async (context) => {
  const { database, name, options } = context;
  context.progress({ stage: 'count', done: 0 });
  const source = await sourceRows(context);
  const made: Made = { tables: [], statements: [] };
  const catalogue = await makeCatalogue(context, source, made);
  const { output, sql } = await findTogether(context, source, catalogue.code.slice());
  made.statements.push({ title: 'baskets', sql });
  const together = await togetherResult(context, source, output);
  await insertRules(database, name, output.rows);
  await note(made, publish(context, name, rulesSql(name), { key: 'rank', unique: ['rank'] }));
  await insertItemsets(database, name, output);
  await note(made, publish(context, `${name}_itemsets`, itemsetsSql(name), {}));
  if (source.groups) {
    await insertContrasts(database, name, output);
    await note(made, publish(context, `${name}_by_segment`, bySegmentSql(name, source.groups.segments), {}));
  }
  const bought = await findNext(context, source, catalogue);
  if (bought) made.statements.push({ title: 'purchases', sql: bought.sql });
  const sequences = await publishSequences(context, bought, made);
  const next = await publishNext(context, source, bought, made);
  await dropTables(
    database,
    WORK.map((what) => work(name, what)),
  );
  const result: RulesResult = { ...together, sequences, next };
  return {
    ...made,
    ...(source.asOf ? { asOf: source.asOf } : {}),
    result,
    warnings: [...source.warnings, ...ruleWarnings(options, output, result)],
  };
};

async function note(made: Made, published: ReturnType<typeof publish>): Promise<void> {
  const { table, statement } = await published;
  made.tables.push(table);
  made.statements.push(statement);
}

/** Numbers the items of all rows; with offers to make, also what a sale of one is worth, for ties. */
async function makeCatalogue(
  { database, name, options }: Context,
  { info, fields, baskets }: SourceRows,
  { statements }: Made,
): Promise<{ code: Float64Array; value: Float64Array }> {
  const { cost } = metricFields(info, { list: 'piece', cost: 'piece' });
  const worth = fields.amount && (cost ? `${fields.amount} - ${cost}` : fields.amount);
  const value = options.next && worth ? `CASE WHEN ${fields.amount} > 0 THEN ${worth} END` : null;
  const query = itemsSql({ ...baskets, where: null }, value);
  await replaceRelation(database, work(name, 'items'), 'TABLE', query);
  statements.push({ title: work(name, 'items'), sql: createRelation(work(name, 'items'), 'TABLE', query) });
  const empty = new Float64Array(0);
  const { code = empty, value: values = empty } = await database.numbers(catalogueSql(name));
  return { code, value: values };
}

async function publishSequences(
  context: Context,
  bought: BoughtNext | null,
  made: Made,
): Promise<SequencesResult | null> {
  const { database, name, options } = context;
  if (!options.sequence) return null;
  await insertSequences(database, name, bought?.sequences?.rows ?? []);
  await note(made, publish(context, `${name}_sequences`, sequencesSql(name), { key: 'rank' }));
  return bought?.sequences ? sequencesResult(context, options.sequence, bought.sequences) : null;
}

async function publishNext(
  context: Context,
  { info, fields, groups }: SourceRows,
  bought: BoughtNext | null,
  made: Made,
): Promise<NextResult | null> {
  const { database, name, options } = context;
  if (!options.next) return null;
  const table = `${name}_next`;
  if (!bought?.next || !fields.customer) {
    await note(made, publish(context, table, nobodysNextSql(groups !== null), { key: 'customer' }));
    return null;
  }
  const { customer, rank, item, score, because } = bought.next;
  await database.insert(work(name, 'offers'), { customer, rank, item, score, because });
  const query = nextSql(name, info.name, fields.customer, groups);
  await note(made, publish(context, table, query, { key: 'customer' }));
  const products: NextResult['products'][number][] = await database.rows(offeredSql(table, false, 10));
  if (groups)
    products.push(...(await database.rows<NextResult['products'][number]>(offeredSql(table, true, 5))));
  const told = { next: bought.next, firstDay: bought.firstDay, customers: bought.customers };
  return nextResult(told, options.next.holdout, groups?.segments ?? [], products);
}
