import { isFatal } from './fatal';
import type { ComputeContext } from '../../model/cell';
import type { Database } from '../../model/database';
import type { Column, TableInfo, Value } from '../../model/table';
import { describeQuery } from '../../sql/clean/recipe/describe';
import { prefixSql } from '../../sql/clean/recipe/published';
import type { Recipe, Stage } from '../../sql/clean/recipe/stage';
import { stepCode } from '../../sql/clean/steps/all';
import { type Misfit, type StepContext, Unfit } from '../../sql/clean/steps/compiled';
import { conversionMacros } from '../../sql/clean/steps/convert';
import type { Step, ValueMap } from '../../sql/clean/steps/step';
import type { CleanOptions, RecipeStep } from './options';
import { STILL_RUNS } from './query';

export type CleanContext = ComputeContext<CleanOptions>;

/** What is done with each step of a recipe. */
export interface Plan {
  readonly recipe: Recipe;
  /** Why steps do not fit, by their index. */
  readonly misfits: ReadonlyMap<number, Misfit>;
  /** Tables that steps made for themselves. */
  readonly scratch: readonly string[];
}

export interface Planning {
  readonly context: CleanContext;
  readonly from: TableInfo;
  readonly steps: readonly RecipeStep[];
  readonly localMaps: Readonly<Record<string, ValueMap>>;
  /** Steps that turned out not to fit when they were run. */
  readonly failed: ReadonlyMap<number, Misfit>;
}

/**
 * Fits each step to the columns that the steps before it leave. What a step must know of the data is asked over the rows
 * up to it; a step that does not fit is left out with the reason, and the next one sees the columns as if it were off.
 */
export async function planRecipe(planning: Planning): Promise<Plan> {
  const { context, from, steps } = planning;
  const misfits = new Map<number, Misfit>(planning.failed);
  const scratch: string[] = [];
  await context.database.run(conversionMacros());
  const numbered = steps.some(
    ({ step, off }) => step !== null && !off && stepCode(step.kind).numbersRows === true,
  );
  let recipe: Recipe = { from, stages: [], numbered };
  for (const [index, one] of steps.entries()) {
    context.signal.throwIfAborted();
    context.progress({ stage: 'convert', done: index, total: steps.length });
    if (one.off || misfits.has(index)) continue;
    const fitted = await fitStep(planning, recipe, one, index, scratch);
    if ('code' in fitted) misfits.set(index, fitted);
    else recipe = { ...recipe, stages: [...recipe.stages, fitted] };
  }
  return { recipe, misfits, scratch };
}

async function fitStep(
  planning: Planning,
  recipe: Recipe,
  { step, kind, problem, note }: RecipeStep,
  index: number,
  scratch: string[],
): Promise<Stage | Misfit> {
  if (!step) return { code: kind === null ? 'unknown_step' : 'bad_options', values: { message: problem } };
  const before = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const made: string[] = [];
  try {
    const stepContext = contextFor(planning, before, index, made);
    const compiled = await compileStep(planning.context.database, step, stepContext, recipe);
    const stage: Stage = { index, kind: step.kind, note, compiled, before, after: before };
    const trial = { ...recipe, stages: [...recipe.stages, stage] };
    return { ...stage, after: await describeQuery(planning.context.database, prefixSql(trial)) };
  } catch (error) {
    if (error instanceof Unfit) return error.misfit;
    if (isFatal(error) || !(await stillRuns(planning.context))) throw error;
    return { code: 'bad_expression', values: { message: messageOf(error) } };
  } finally {
    scratch.push(...made);
  }
}

/** A statement that cannot be bound leaves the transaction as it was; one that fails over the rows ends it. */
async function stillRuns({ database, signal }: CleanContext): Promise<boolean> {
  if (signal.aborted) return false;
  return database.rows(STILL_RUNS).then(
    () => true,
    () => false,
  );
}

/** The engine's sentence without what it quotes of the statement. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n', 1)[0] ?? message).slice(0, 300);
}

function contextFor(
  { context, localMaps }: Planning,
  columns: readonly Column[],
  index: number,
  made: string[],
): StepContext {
  return {
    columns,
    answer: {},
    scratch: (part) => {
      const name = `__${context.name}_${index}_${part}`;
      if (!made.includes(name)) made.push(name);
      return name;
    },
    table: (name) => {
      try {
        return context.table(name);
      } catch {
        return null;
      }
    },
    localMap: (key) => localMaps[key] ?? null,
  };
}

async function compileStep(database: Database, step: Step, context: StepContext, recipe: Recipe) {
  const code = stepCode(step.kind);
  const from = `${prefixSql(recipe)} AS before`;
  const question = code.ask?.(step, context, from) ?? null;
  const answer = question === null ? {} : ((await database.rows<Record<string, Value>>(question))[0] ?? {});
  for (const statement of code.scratch?.(step, context, from) ?? []) await database.run(statement);
  return code.compile(step, { ...context, answer });
}
