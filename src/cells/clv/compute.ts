import type { ComputeContext, Outcome, Statement } from '../../model/cell';
import { orderDays, type OrderDays } from '../../sql/intervals/order-days';
import { replaceRelation } from '../../sql/table/relation';
import { decide, type Decision } from './decide';
import { afterFit, fitModels, readGroups, valueModel, type Fitted } from './fit';
import type { ClvOptions } from './options';
import { readNewcomers, readOutline, readRegularity, type Outline } from './outline';
import { predict, type Predicted } from './predict';
import { describePublished, publishPredicted } from './publish';
import { dropHistoriesSql, historiesSql, makeHistoriesSql, simpleTableSql, type ValueSql } from './query';
import { describeResult, observedMean } from './read-result';
import type { ClvResult, SimpleClv } from './result';
import { valueBySegment } from './segments';
import { simpleClv, simpleFactor } from './simple';
import { clvWarnings } from './warn';

type Context = ComputeContext<ClvOptions>;

/** A run's tables and what is known of them. */
interface Prepared {
  readonly days: OrderDays;
  readonly histories: string;
  readonly outline: Outline;
  readonly simple: SimpleClv | null;
}

/** What was fitted and what follows from it; null where the simple formula is used. */
export interface Modelled {
  readonly fitted: Fitted;
  readonly predicted: Predicted;
  readonly value: ValueSql;
}

/** Predicts every customer's purchases and value, and publishes them. */
export async function compute(context: Context): Promise<Outcome<ClvResult>> {
  const { database, options } = context;
  const prepared = await prepare(context);
  const { days, histories, outline } = prepared;
  const table = context.table(options.from);
  const { decision, modelled, statement } = await value(context, prepared);
  const { segments, tables } = await valueBySegment(context);
  const result = await describeResult(context, { ...prepared, decision, modelled, segments });
  const regularity = modelled
    ? await readRegularity(database, days.names, days, orderDayCount(outline))
    : null;
  const newcomers = await readNewcomers(database, histories, outline.first, days.lastDay);
  await database.run(`${dropHistoriesSql(histories)};\n${days.drop}`);
  return {
    tables: [await describePublished(context), ...tables],
    asOf: days.asOf,
    result,
    warnings: [...days.warnings, ...clvWarnings({ options, table, outline, result, regularity, newcomers })],
    statements: [
      ...days.statements,
      { title: 'histories', sql: historiesSql(days.names, days.lastDay) },
      statement,
    ],
  };
}

function orderDayCount({ customers, repeat_purchases }: Outline): number {
  return customers + repeat_purchases;
}

async function prepare(context: Context): Promise<Prepared> {
  const { database, name, options } = context;
  context.progress({ stage: 'count', done: 0 });
  const days = await orderDays(database, {
    from: context.table(options.from),
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    cell: name,
  });
  const histories = `__${name}_histories`;
  await database.run(makeHistoriesSql(histories, days.names, days.lastDay));
  const outline = await readOutline(database, histories);
  return { days, histories, outline, simple: await simpleClv(database, days, outline.first, options) };
}

/** Fits, predicts and publishes; by the simple formula where no model carries. */
async function value(
  context: Context,
  prepared: Prepared,
): Promise<{ decision: Decision; modelled: Modelled | null; statement: Statement }> {
  const { days, histories, outline } = prepared;
  const first = decide(context.options, context.table(context.options.from), outline);
  if (first.model === 'simple') return simply(context, prepared, first);
  const groups = await readGroups(context, histories);
  const fitted = await fitModels(context, first.model, groups, histories);
  const decision = afterFit(first, fitted, context.options);
  if (decision.model === 'simple') return simply(context, prepared, decision);
  const observed = days.hasAmount ? await observedMean(context.database, histories) : null;
  const worth = valueModel(fitted, observed);
  const predicted = await predict(context, days, outline, histories, groups, fitted);
  context.progress({ stage: 'query', done: 0 });
  const statement = await publishPredicted(context, histories, groups, predicted, worth);
  return { decision, modelled: { fitted, predicted, value: worth }, statement };
}

async function simply(
  { database, name, options }: Context,
  { days, histories, simple }: Prepared,
  decision: Decision,
): Promise<{ decision: Decision; modelled: null; statement: Statement }> {
  const sql = simpleTableSql(days.names, histories, days.lastDay, {
    period: simple?.period ?? 365,
    factor: simple && simpleFactor(simple, options.margin),
  });
  await replaceRelation(database, name, 'TABLE', sql);
  return { decision, modelled: null, statement: { title: name, sql } };
}
