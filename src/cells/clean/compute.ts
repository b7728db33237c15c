import type { Outcome, Statement } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { excludedSql, stayingSql } from '../../sql/clean/recipe/marked';
import { publishedSql } from '../../sql/clean/recipe/published';
import { describeColumns } from '../../sql/table/describe';
import { dropRelation, type RelationType, replaceRelation } from '../../sql/table/relation';
import { chosen } from '../normalise';
import { excludedName, excludes } from './excluded';
import { readLocalMaps } from './local-maps';
import type { CleanContext } from './plan';
import type { CleanResult, StepResult } from './result';
import { dropScratchTables, type Ran, runRecipe } from './run-recipe';
import { stepResults } from './step-results';

export { answer } from './answer';

/**
 * Runs the recipe and publishes its rows: as a view over the table it cleans, so that they are not stored again, or as a
 * table where a step has to look at all rows at once. What a step took out is published beside it, with the reason.
 */
export async function compute(context: CleanContext): Promise<Outcome<CleanResult>> {
  const { options, name, database } = context;
  const from = context.table(chosen(options.from, 'from'));
  const planning = { context, from, steps: options.steps, localMaps: await readLocalMaps(context) };
  const ran = await runRecipe(planning);
  const { recipe } = ran.plan;
  const results = stepResults(options.steps, ran);
  const rows = results.at(-1)?.rows_out ?? from.rows;
  const type = relationFor(ran);
  const sql = publishedSql(recipe);
  context.progress({ stage: 'query', done: 0 });
  await replaceRelation(database, name, type, ran.marked === null ? sql : stayingSql(recipe, ran.marked));
  const table = { ...(await publishedInfo(context, ran, from)), rows };
  const excluded = await publishExcluded(context, ran, results, type);
  await dropScratchTables(planning, ran.plan);
  return {
    tables: excluded ? [table, excluded] : [table],
    result: {
      rows_in: from.rows,
      rows_out: rows,
      steps: results,
      kept_as: type === 'TABLE' ? 'table' : 'view',
    },
    warnings: warnings(results, rows),
    statements: [{ title: name, sql }, ...statements(results)],
  };
}

/** Few rows are stored, and those of a step that looked at all of them. */
function relationFor({ plan: { recipe }, marked }: Ran): RelationType {
  const isStored = recipe.stages.some(({ compiled }) => compiled.stored);
  return isStored || marked !== null ? 'TABLE' : 'VIEW';
}

/** What is known to be distinct stays so while no step gives the column other values or brings further rows. */
async function publishedInfo(
  { database, name }: CleanContext,
  { plan: { recipe } }: Ran,
  from: TableInfo,
): Promise<Omit<TableInfo, 'rows'>> {
  const columns = await describeColumns(database, name);
  const appends = recipe.stages.some(({ compiled }) => compiled.appends);
  const given = new Set(
    recipe.stages.flatMap(({ compiled }) => (compiled.set ?? []).map(({ column }) => column)),
  );
  const renamed = recipe.stages
    .flatMap(({ compiled }) => compiled.names ?? [])
    .filter(({ name: to, from: was }) => to !== was);
  const isSame = (column: string) =>
    !appends &&
    !given.has(column) &&
    !renamed.some((one) => one.name === column || one.from === column) &&
    columns.some((one) => one.name === column);
  const key = from.key !== undefined && isSame(from.key) ? { key: from.key } : {};
  return { name, columns, ...key, unique: (from.unique ?? []).filter(isSame) };
}

async function publishExcluded(
  { database, name, options }: CleanContext,
  { plan, marked }: Ran,
  results: readonly StepResult[],
  type: RelationType,
): Promise<TableInfo | null> {
  const table = excludedName(name);
  if (!options.steps.some(excludes)) {
    await dropRelation(database, table);
    return null;
  }
  const reasons = results.flatMap(({ index, because }) => (because === null ? [] : [{ index, because }]));
  const rows = results.reduce(
    (sum, step) => sum + (step.because === null ? 0 : step.rows_in - step.rows_out),
    0,
  );
  await replaceRelation(database, table, type, excludedSql(plan.recipe, reasons, marked ?? undefined));
  return { name: table, rows, columns: await describeColumns(database, table) };
}

function warnings(results: readonly StepResult[], rows: number): Warning[] {
  const found: Warning[] = results.flatMap(({ index, state, lost }): Warning[] => {
    if (state === 'does_not_fit') return [{ code: 'clean.step_does_not_fit', values: { step: index + 1 } }];
    return lost > 0 ? [{ code: 'clean.values_lost', values: { step: index + 1, count: lost } }] : [];
  });
  return rows === 0 ? [...found, { code: 'clean.no_rows', values: {} }] : found;
}

function statements(results: readonly StepResult[]): Statement[] {
  return results.flatMap(({ index, kind, sql }) =>
    sql === null ? [] : [{ title: `${index + 1}. ${kind ?? ''}`, sql }],
  );
}
