import { gapFigures } from '../../analysis/quantile/intervals';
import type { ComputeContext, Outcome, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { orderDays, type OrderDays } from '../../sql/intervals/order-days';
import { describeTable } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import type { CohortOptions } from './options';
import { activitySql, cohortsSql, gapCountsSql, gapsSql, repeatSql, tempTable } from './query';
import { readCohorts } from './read-cohorts';
import type { CohortResult } from './result';
import { sizeWarnings } from './size-warnings';
import { curvesBySegment } from './segments';

type Context = ComputeContext<CohortOptions>;

/** Follows everyone from the period of the first purchase on. Publishes the cohorts and the gaps between purchases. */
export async function compute(context: Context): Promise<Outcome<CohortResult>> {
  const { database, name, options } = context;
  context.progress({ stage: 'count', done: 0 });
  const days = await orderDays(database, {
    from: context.table(options.from),
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    cell: name,
  });
  const activity = `__${name}_activity`;
  await database.run(tempTable(activity, activitySql(days.names, options.period)));
  const cohortsQuery = cohortsSql(activity, days.lastDay, options.period);
  await replaceRelation(database, name, 'TABLE', cohortsQuery);
  context.progress({ stage: 'query', done: 1, total: 3 });
  const { intervals, statement } = await publishIntervals(context, days);
  context.progress({ stage: 'query', done: 2, total: 3 });
  const found = await readCohorts(context);
  const bySegment = await curvesBySegment(context, days, activity, intervals.n + days.customers);
  await database.run(`${dropTable(activity)};\n${days.drop}`);
  return {
    tables: [...(await published(context)), ...bySegment.tables],
    asOf: days.asOf,
    result: {
      as_of: days.asOf.date,
      observed_to: days.lastDay,
      period: options.period,
      customers: days.customers,
      has_amount: days.hasAmount,
      counted: days.counted,
      refunds: options.refunds,
      cohorts: found.cohorts,
      cohorts_total: found.total,
      curve: found.curve,
      segments: bySegment.segments,
      intervals,
    },
    warnings: [
      ...days.warnings,
      ...found.warnings,
      ...incomplete(found, days),
      ...sizeWarnings(found),
      ...bySegment.warnings,
    ],
    statements: [...days.statements, { title: name, sql: cohortsQuery }, statement],
  };
}

async function published({ database, name }: Context): Promise<TableInfo[]> {
  return [
    await describeTable(database, name, {}),
    await describeTable(database, `${name}_intervals`, { key: 'gap', unique: ['gap'] }),
  ];
}

async function publishIntervals(
  { database, name }: Context,
  { names, lastDay }: OrderDays,
): Promise<{ intervals: CohortResult['intervals']; statement: Statement }> {
  const [row] = await database.rows<{ days: number; repeat: number }>(repeatSql(names));
  const { days = 0, repeat = 0 } = row ?? {};
  const table = `${name}_intervals`;
  const sql = gapsSql(names, lastDay, days);
  await replaceRelation(database, table, 'TABLE', sql);
  const counts = await database.rows<{ gap: number; n: number }>(gapCountsSql(table));
  return { intervals: { ...gapFigures(counts), repeat }, statement: { title: table, sql } };
}

function incomplete({ cohorts }: Pick<CohortResult, 'cohorts'>, { lastDay }: OrderDays): Warning[] {
  const open = cohorts.some(({ cells }) => cells.some(({ complete }) => !complete));
  return open ? [{ code: 'cohort.incomplete', values: { date: lastDay } }] : [];
}
