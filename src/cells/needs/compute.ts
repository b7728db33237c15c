import { scalesTask } from '../../analysis/reliability/task';
import type { ComputeContext, Outcome } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { publishSegments } from '../../sql/table/segments';
import { type Answers, readAnswers, usedOnly } from './answers';
import { readCoverage, readSegmentCounts } from './coverage';
import { defaultScales } from './default-scales';
import { groupRows } from './group-rows';
import { needIndices } from './indicators';
import { linkCustomers } from './link';
import { type NamedGroups, nameRows } from './name-rows';
import type { NeedsOptions } from './options';
import { answersSql, answersTable, fitTable, linkTable, publishSql } from './query';
import type { NeedsResult } from './result';
import { segmentInfos, segmentResults } from './segments';
import { factorResult, itemResults, profileOf, scaleMatrix, scaleResults, typeItems } from './summarise';
import { type UsableRows, usableRows } from './usable-rows';
import { ownWarnings } from './warnings';

/** Groups people by what they need, from their answers or from figures that needs are inferred from. */
export async function compute(context: ComputeContext<NeedsOptions>): Promise<Outcome<NeedsResult>> {
  const { database, options, name } = context;
  const table = context.table(options.from);
  const answers = await readAnswers(context, table);
  const usable = usableRows(answers.figures, answers.columns, answers.items, options);
  if (usable.count === 0) throw nobody(table);
  const measured = await measure(context, answers, usable);
  const indices = needIndices(answers.figures, answers.columns, answers.items, options.types, usable.used);
  const columns = usedOnly(answers.columns, usable.used);
  const usedIndices = new Map(
    [...indices].map(([type, values]) => [type, values.filter((_, row) => usable.used[row] === 1)]),
  );
  const grouped = await groupRows(context, { ...answers, columns, indices: usedIndices });
  const named = nameRows(grouped, usedIndices, options.types);
  await putFit(context, named, usable, indices);
  const link = await linkCustomers(context);
  const keys = named.groups.map(({ segment }) => segment);
  const customers = publishSql(name, keys, [...indices.keys()]);
  await replaceRelation(database, name, 'TABLE', customers);
  const sheets = answersSql(name, keys);
  await replaceRelation(database, `${name}_answers`, 'TABLE', sheets);
  const counts = await readSegmentCounts(context);
  const result: NeedsResult = {
    source: answers.items.every(({ kind }) => kind === 'number') ? 'inferred' : 'survey',
    grouped: grouped.how,
    k: named.groups.length,
    items: itemResults(answers.items, answers.figures, answers.columns),
    ...measured,
    types: typeItems(options.types, answers.items, answers.figures),
    segments: segmentResults(named, counts),
    profile: profileOf(answers.items, answers.figures, columns, named.labels, named.groups.length),
    coverage: await readCoverage(context, usable),
    silhouette: grouped.silhouette,
    seed: options.seed,
  };
  const published = await publish(context, result);
  await database.run([answersTable, fitTable, linkTable].map((of) => dropTable(of(name))).join('; '));
  return {
    ...published,
    result,
    warnings: ownWarnings(result, options),
    statements: [
      answers.statement,
      link,
      { title: name, sql: customers },
      { title: `${name}_answers`, sql: sheets },
    ],
  };
}

/** Scales and components of the answers that are used. */
async function measure(
  { analysis, options }: ComputeContext<NeedsOptions>,
  { items, figures, columns }: Answers,
  { used }: UsableRows,
): Promise<Pick<NeedsResult, 'scales' | 'factors'>> {
  const { values, names } = scaleMatrix(figures, usedOnly(columns, used), items);
  const scales = (options.scales ?? defaultScales(items, options.types)).map((scale) => ({
    ...scale,
    items: scale.items.filter((item) => names.includes(item)),
  }));
  const { factors, rotate } = options;
  const input = {
    ...{ values, factors, rotate },
    items: names.length,
    scales: scales.map(({ items: own }) => own.map((item) => names.indexOf(item))),
  };
  const found = await analysis.run(scalesTask, input, 'cluster');
  return { scales: scaleResults(scales, found), factors: factorResult(found, names, rotate) };
}

/** The segment and the indices of every answer sheet, in a working table; −1 where it was not used. */
async function putFit(
  { database, name }: ComputeContext<NeedsOptions>,
  { labels }: NamedGroups,
  { used }: UsableRows,
  indices: ReadonlyMap<string, Float64Array>,
): Promise<void> {
  const segment = new Int32Array(used.length).fill(-1);
  let at = 0;
  used.forEach((one, row) => {
    if (one === 1) segment[row] = labels[at++] ?? -1;
  });
  const i = Int32Array.from(used, (_, row) => row);
  const figures = Object.fromEntries([...indices.values()].map((values, n) => [`n${n}`, values]));
  await database.insert(fitTable(name), { i, segment, ...figures });
}

async function publish(
  { database, name, options }: ComputeContext<NeedsOptions>,
  result: NeedsResult,
): Promise<{ readonly tables: readonly TableInfo[]; readonly segmentation: SegmentationInfo }> {
  const segmentation: SegmentationInfo = {
    name,
    basis: options.basis,
    segments: segmentInfos(options, result),
  };
  const [main, segments] = await publishSegments(database, segmentation);
  const answers = await describeTable(database, `${name}_answers`, {
    key: 'respondent',
    unique: ['respondent'],
  });
  return { tables: [main, answers, segments].filter((one) => one !== undefined), segmentation };
}

function nobody({ name, rows }: TableInfo): KequnError {
  return new KequnError('needs.nobody', `missing answers: none of ${rows} rows of ${name} is complete`, {
    values: { table: name, rows },
  });
}
