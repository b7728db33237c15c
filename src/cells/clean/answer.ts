import { assertNever } from '../../lib/assert-never';
import { isRecord } from '../../lib/is-record';
import { KequnError } from '../../model/failure';
import { chosen } from '../normalise';
import { histogramOf } from './histogram';
import { readLocalMaps } from './local-maps';
import { type RecipeStep, readStep } from './options';
import { type CleanContext, planRecipe, type Planning } from './plan';
import { nearDuplicates } from './near';
import { preview } from './preview';
import { valueCountsSql, stepSql, wholeSql } from './query';
import type { CleanAnswer, CleanQuestion, ValuesAnswer } from './question';
import { runRecipe, withoutFailing } from './run-recipe';
import { stepResults } from './step-results';

/** Answers a question about the recipe, or about one that is being edited. */
export async function answer(context: CleanContext, asked: unknown): Promise<CleanAnswer<CleanQuestion>> {
  const question = readQuestion(asked);
  const steps = question.steps ? question.steps.map(readStep) : context.options.steps;
  switch (question.ask) {
    case 'preview':
      return withoutFailing(await planningFor(context, steps.slice(0, question.after)), (planning) =>
        preview(planning, question),
      );
    case 'count':
      return countStep(await planningFor(context, steps.slice(0, question.step + 1)));
    case 'results': {
      const planning = await planningFor(context, steps);
      return stepResults(planning.steps, await runRecipe(planning));
    }
    case 'sql':
      return withoutFailing(await planningFor(context, steps.slice(0, question.step + 1)), (planning) =>
        sqlOf(planning, question.step),
      );
    case 'columns': {
      const { recipe } = await withoutFailing(
        await planningFor(context, steps.slice(0, question.after)),
        planRecipe,
      );
      return recipe.stages.at(-1)?.after ?? recipe.from.columns;
    }
    case 'values':
      return withoutFailing(await planningFor(context, steps.slice(0, question.after)), (planning) =>
        valuesOf(planning, question),
      );
    case 'histogram':
      return withoutFailing(await planningFor(context, steps.slice(0, question.after)), (planning) =>
        histogramOf(planning, question),
      );
    case 'near':
      return withoutFailing(await planningFor(context, steps.slice(0, question.after)), (planning) =>
        nearDuplicates(planning, question),
      );
    default:
      return assertNever(question);
  }
}

const KINDS = ['preview', 'count', 'results', 'sql', 'columns', 'values', 'near', 'histogram'];

function readQuestion(asked: unknown): CleanQuestion {
  if (isRecord(asked) && KINDS.includes(String(asked['ask']))) return asked as unknown as CleanQuestion;
  throw new KequnError('engine.internal', `unknown question: ${JSON.stringify(asked)}`);
}

async function planningFor(
  context: CleanContext,
  steps: readonly RecipeStep[],
): Promise<Omit<Planning, 'failed'>> {
  const from = context.table(chosen(context.options.from, 'from'));
  return { context, from, steps, localMaps: await readLocalMaps(context) };
}

async function countStep(planning: Omit<Planning, 'failed'>) {
  const results = stepResults(planning.steps, await runRecipe(planning));
  const last = results.at(-1);
  if (!last) throw new KequnError('engine.internal', 'missing step');
  return last;
}

async function sqlOf(planning: Planning, index: number) {
  const { recipe } = await planRecipe(planning);
  const stage = recipe.stages.find((one) => one.index === index);
  return { step: stage ? stepSql(recipe, stage) : null, whole: wholeSql(recipe, index) };
}

async function valuesOf(
  planning: Planning,
  { column, limit }: Extract<CleanQuestion, { ask: 'values' }>,
): Promise<ValuesAnswer> {
  const { recipe } = await planRecipe(planning);
  const columns = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const found = columns.find(({ name }) => name === column);
  if (!found) {
    throw new KequnError('analysis.missing_column', `missing column: ${column}`, {
      values: { column, table: planning.from.name },
    });
  }
  const rows = await planning.context.database.rows<{ value: string | null; rows: number; distinct: number }>(
    valueCountsSql(recipe, found, limit),
  );
  return { values: rows.map(({ value, rows: n }) => ({ value, rows: n })), distinct: rows[0]?.distinct ?? 0 };
}
