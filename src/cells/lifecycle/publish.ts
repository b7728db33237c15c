import type { ComputeContext } from '../../model/cell';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { OrderDays } from '../../sql/intervals/order-days';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import type { LifecycleOptions } from './options';
import { classedSql, dropAmountSql, segmentsSql, totalsSql, type ClassedQuery } from './query';
import type { ClassResult } from './result';
import { NES_KEYS, nesList, STAGE_KEYS, stageList, type NesKey, type Stage, type StageKey } from './stages';

type Context = ComputeContext<LifecycleOptions>;

export interface Published {
  readonly tables: readonly TableInfo[];
  readonly segmentation: SegmentationInfo;
  readonly customers: number;
  readonly stages: readonly ClassResult<StageKey>[];
  readonly nes: readonly ClassResult<NesKey>[];
}

/** Makes the table of customers and that of the segments, and counts both groupings. */
export async function publish(
  { database, name, options }: Context,
  query: ClassedQuery,
  { hasAmount }: OrderDays,
): Promise<Published> {
  await replaceRelation(database, name, 'TABLE', classedSql(query));
  const stages = await classes(database, name, 'stage', STAGE_KEYS, hasAmount);
  const nes = await classes(database, name, 'nes', NES_KEYS, hasAmount);
  await database.run(dropAmountSql(name));
  const listed = (options.by === 'nes' ? nesList(query.meanInterval) : stageList(query.cuts, options)).filter(
    ({ segment }) => segment !== 'never' || query.registered !== null,
  );
  const segmentsTable = `${name}_segments`;
  await replaceRelation(database, segmentsTable, 'TABLE', segmentsSql(listed));
  const known = <Key extends string>(found: readonly ClassResult<Key>[]) =>
    found.filter(({ segment }) => segment !== 'never' || query.registered !== null);
  return {
    tables: [
      await describeTable(database, name, { key: 'customer', unique: ['customer'] }),
      await describeTable(database, segmentsTable, { key: 'segment', unique: ['segment'] }),
    ],
    segmentation: segmentation(name, listed, options.by === 'nes' ? nes : stages),
    customers: stages.reduce((sum, { customers }) => sum + customers, 0),
    stages: known(stages),
    nes: known(nes),
  };
}

async function classes<Key extends string>(
  database: Context['database'],
  table: string,
  by: 'stage' | 'nes',
  keys: readonly Key[],
  hasAmount: boolean,
): Promise<ClassResult<Key>[]> {
  type Row = Pick<ClassResult, 'segment' | 'customers' | 'orders' | 'amount' | 'recency'>;
  const rows = await database.rows<Row>(totalsSql(table, by));
  const all = rows.reduce((sum, { customers }) => sum + customers, 0);
  const amounts = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return keys.map((segment) => {
    const row = rows.find((one) => one.segment === segment);
    const amount = hasAmount ? (row?.amount ?? 0) : null;
    return {
      segment,
      customers: row?.customers ?? 0,
      share: all > 0 ? (row?.customers ?? 0) / all : 0,
      amount,
      amount_share: amount !== null && amounts > 0 ? amount / amounts : null,
      orders: row?.orders ?? 0,
      recency: row?.recency ?? null,
    };
  });
}

function segmentation(
  name: string,
  listed: readonly Stage[],
  found: readonly ClassResult[],
): SegmentationInfo {
  return {
    name,
    basis: 'value',
    segments: listed.map((stage, i) => {
      const own = found.find(({ segment }) => segment === stage.segment);
      return { ...stage, rank: i + 1, customers: own?.customers ?? 0, amount: own?.amount ?? null };
    }),
  };
}
