import { treeTask } from '../../analysis/tree/task';
import type { Fitted, FitInput } from '../../analysis/tree/fit';
import type { Compute, ComputeContext } from '../../model/cell';
import type { SegmentationInfo } from '../../model/segmentation';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { publishSegments } from '../../sql/table/segments';
import type { Feature } from './features';
import type { TreeOptions } from './options';
import { prepare, type Prepared } from './prepare';
import * as query from './query';
import type { TreeClass, TreeResult } from './result';
import { summarise } from './summarise';
import { warnOf } from './warn';
import { strings } from './strings';

/** With fewer customers than this none are held out: too few to judge by. */
const FEWEST_TO_HOLD = 100;
const VALUE = /^(recency|frequency|monetary|amount|average_order_value|amount_12m|frequency_\d+m)$/i;

/** Grows a tree on the columns of customers that explains their segment, a column or a condition. */
export const compute: Compute<TreeOptions, TreeResult> = async (context) => {
  const { database, name, options } = context;
  context.progress({ stage: 'query', done: 0 });
  const prepared = await prepare(context);
  const { classes, rows, amount } = prepared;
  const settings = shapeOf(options, rows);
  const { fitted, features } = await fit(context, prepared, settings);
  await database.insert(query.fitTable(name), {
    i: Int32Array.from({ length: rows }, (_, row) => row),
    leaf: fitted.leafOf,
  });
  const amounts = amount === null ? null : await readAmounts(context);
  const found = { options: settings.options, classes, features, fitted, amounts };
  const result = summarise({ ...found, minLeaf: settings.minLeaf, minSplit: settings.minSplit });
  const segmentation = segmentationOf(name, result);
  const published = query.publishSql(
    name,
    result.leaves.map(({ node, key, predicted }) => ({
      place: node,
      key,
      predicted: classes[predicted]?.key ?? '',
    })),
    features.map(({ column }) => column),
  );
  await replaceRelation(database, name, 'TABLE', published);
  const tables = await publishSegments(database, segmentation);
  await database.run(
    [query.fitTable, query.rowsTable, query.classedTable].map((table) => dropTable(table(name))).join(';\n'),
  );
  return {
    tables,
    segmentation,
    ...(prepared.asOf ? { asOf: prepared.asOf } : {}),
    result,
    warnings: [...prepared.warnings, ...warnOf(result)],
    statements: [...prepared.statements, { title: name, sql: published }],
  };
};

interface Shape {
  readonly options: TreeOptions;
  readonly minLeaf: number;
  readonly minSplit: number;
}

/** Few customers: none are held out. */
function shapeOf(options: TreeOptions, rows: number): Shape {
  const holdout = rows < FEWEST_TO_HOLD ? 0 : options.holdout;
  const minLeaf = options.minLeaf ?? Math.max(Math.min(20, Math.ceil(rows / 10)), Math.floor(rows / 100));
  return { options: { ...options, holdout }, minLeaf, minSplit: options.minSplit ?? 2 * minLeaf };
}

async function fit(
  { database, name, analysis }: ComputeContext<TreeOptions>,
  { classes, features }: Prepared,
  { options, minLeaf, minSplit }: Shape,
): Promise<{ readonly fitted: Fitted; readonly features: readonly Feature[] }> {
  const columns = features.map((_, i) => `f${i}`);
  const numbers = await database.numbers(query.numbersSql(query.rowsTable(name), ['class', ...columns]));
  const counted = features.map((feature, i) => ({ ...feature, missing: countMissing(numbers[`f${i}`]) }));
  const input: FitInput = {
    features: features.map(({ kind, levels }, i) => ({
      values: numbers[`f${i}`] ?? new Float64Array(0),
      levels: kind === 'number' ? null : levels.length,
    })),
    labels: Uint8Array.from(numbers.class ?? []),
    classes: classes.length,
    holdout: options.holdout,
    seed: options.seed,
    settings: { depth: options.depth, minLeaf, minSplit },
    balanced: options.weights === 'balanced',
    prune: options.prune,
    cp: options.cp,
    folds: options.folds,
    oneSe: options.oneSe,
  };
  return { fitted: await analysis.run(treeTask, input, 'tree'), features: counted };
}

function countMissing(values: Float64Array = new Float64Array(0)): number {
  let count = 0;
  for (const value of values) if (Number.isNaN(value)) count++;
  return count;
}

async function readAmounts({
  database,
  name,
}: ComputeContext<TreeOptions>): Promise<ReadonlyMap<number, number>> {
  const rows = await database.rows<{ leaf: number; amount: number | null }>(
    query.amountsSql(query.rowsTable(name), query.fitTable(name)),
  );
  return new Map(rows.map(({ leaf, amount }) => [leaf, amount ?? 0]));
}

/** Every leaf is a segment: those who fit one path. */
function segmentationOf(name: string, { leaves, classes, features }: TreeResult): SegmentationInfo {
  const label = (language: 'zh' | 'en', n: number, said: TreeClass | undefined) =>
    strings[language].leafLabel
      .replace('{n}', String(n))
      .replace('{class}', (language === 'zh' ? said?.label_zh : said?.label_en) ?? '');
  return {
    name,
    basis: features.every(({ column }) => VALUE.test(column)) ? 'value' : 'mixed',
    segments: leaves.map(({ key, predicted, customers, amount, sql }, i) => ({
      segment: key,
      label_zh: label('zh', i + 1, classes[predicted]),
      label_en: label('en', i + 1, classes[predicted]),
      rank: i + 1,
      colour: (i % 8) + 1,
      rule: sql,
      customers,
      amount,
    })),
  };
}
