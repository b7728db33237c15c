import type { Compute, ComputeContext, Outcome, Statement } from '../../model/cell';
import type { Ruler, SegmentationInfo } from '../../model/segmentation';
import { describeTable } from '../../sql/table/describe';
import { createRelation, dropTable, replaceRelation } from '../../sql/table/relation';
import { resolveColumns, type Columns } from './columns';
import { describeGroups, type Described } from './describe';
import { fit } from './fit';
import type { ClusterOptions } from './options';
import { scalePoints } from './points';
import { prepare } from './prepare';
import { fitTable, nearestQuery, publishQuery, rowsTable, segmentsQuery } from './query';
import type { ClusterResult } from './result';

/** Groups customers by k-means and publishes the segmentation. */
export const compute: Compute<ClusterOptions, ClusterResult> = async (context) => {
  const { name, database, options } = context;
  const columns = resolveColumns(context.table(options.from), options);
  context.progress({ stage: 'query', done: 0 });
  const prepared = await prepare(context, columns);
  const scaled = scalePoints(prepared, columns, options);
  const found = await fit(context, scaled);
  const described = await describeGroups(context, columns, prepared.rows, scaled, found);

  const published = await publish(context, columns, described);
  await database.run(`${dropTable(rowsTable(name))}; ${dropTable(fitTable(name))}`);
  return {
    ...published,
    segmentation: { ...segmentation(name, described, options), ...rulerOf(columns, described) },
    result: described.result,
    warnings: [...prepared.warnings, ...scaled.warnings, ...found.warnings, ...described.warnings],
    statements: [{ title: rowsTable(name), sql: prepared.query }, ...published.statements],
  };
};

async function publish(
  { name, database }: ComputeContext<ClusterOptions>,
  columns: Columns,
  { labels, distances, segments, basis }: Described,
): Promise<Pick<Outcome, 'tables' | 'statements'>> {
  const i = Int32Array.from(labels, (_, row) => row);
  await database.insert(fitTable(name), { i, rank: labels.map((group) => group + 1), distance: distances });
  const statements: Statement[] = [];
  for (const [table, query] of [
    [name, publishQuery(name, columns)],
    [`${name}_segments`, segmentsQuery(segments, basis)],
  ] as const) {
    await replaceRelation(database, table, 'TABLE', query);
    statements.push({ title: table, sql: createRelation(table, 'TABLE', query) });
  }
  const tables = [
    await describeTable(database, name, { key: 'customer', unique: ['customer'] }),
    await describeTable(database, `${name}_segments`, { key: 'rank', unique: ['segment', 'rank'] }),
  ];
  return { tables, statements };
}

/** What measures another period with these centres; groups by categories cannot be said in a query. */
function rulerOf(columns: Columns, { result }: Described): { ruler: Ruler } | null {
  const { features: names, categories, ...centres } = result.baseline_candidate;
  if (categories.length > 0) return null;
  const features = names.flatMap((name) => columns.features.find(({ column }) => column === name) ?? []);
  if (features.length < names.length) return null;
  return {
    ruler: { columns: features.map(({ published }) => published), sql: nearestQuery(features, centres) },
  };
}

function segmentation(
  name: string,
  { segments, basis }: Described,
  { baseline }: ClusterOptions,
): SegmentationInfo {
  const info: SegmentationInfo = { name, basis, segments };
  return baseline ? { ...info, baseline: { name: baseline.name, date: baseline.date } } : info;
}
