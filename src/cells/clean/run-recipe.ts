import type { Misfit } from '../../sql/clean/steps/compiled';
import type { Recipe } from '../../sql/clean/recipe/stage';
import { ident } from '../../sql/sql';
import { startAgain } from '../../sql/start-again';
import { countRecipe, oneInExamples, type RecipeCounts } from './counts';
import { isFatal } from './fatal';
import { messageOf, type Plan, type Planning, planRecipe } from './plan';
import { dropScratch, markedName, markTable } from './query';

export interface Ran {
  readonly plan: Plan;
  readonly counts: RecipeCounts;
  /** A table of all rows with their marks, where there are few enough to keep them all for a moment. */
  readonly marked: string | null;
}

type Asked = Omit<Planning, 'failed'>;

/**
 * Plans and counts a recipe. A step that fails when it is run, or that can read less than half of the values that it
 * converts, does not fit the data: it is left out and the others are run without it.
 */
export function runRecipe(asked: Asked): Promise<Ran> {
  return withoutFailing(asked, async (planning) => {
    const plan = await planRecipe(planning);
    const ran = await countPlan(planning, plan);
    if (!('misfit' in ran)) return ran;
    await dropScratchTables(planning, plan);
    return ran;
  });
}

interface Found {
  readonly index: number;
  readonly misfit: Misfit;
}

/**
 * Does some work over a recipe, again without each step that turns out not to fit. An error while rows are worked out ends
 * the transaction; nothing of the cell's own has been made by then, so another is begun.
 */
export async function withoutFailing<Made extends object>(
  asked: Asked,
  work: (planning: Planning) => Promise<Made | Found>,
): Promise<Made> {
  const failed = new Map<number, Misfit>();
  for (;;) {
    const planning = { ...asked, failed };
    const made = await work(planning).catch((error: unknown) => firstFailing(planning, error));
    if (!isFound(made)) return made;
    failed.set(made.index, made.misfit);
  }
}

function isFound(made: object): made is Found {
  return 'misfit' in made && 'index' in made;
}

/** Up to so many rows the outcome is stored: worked out once, and not again by each that reads it. */
const STORED_ROWS = 1_000_000;

async function countPlan(planning: Planning, plan: Plan): Promise<Ran | Found> {
  const { recipe } = plan;
  const { database } = planning.context;
  planning.context.progress({ stage: 'count', done: 0 });
  const marked = recipe.from.rows <= STORED_ROWS ? await markRows(planning, recipe) : null;
  const counts = await countRecipe(database, recipe, marked ?? undefined);
  return unreadable(recipe, counts) ?? { plan, counts, marked };
}

async function markRows({ context }: Pick<Planning, 'context'>, recipe: Recipe): Promise<string> {
  const name = markedName(context.name);
  await context.database.run(markTable(name, recipe, oneInExamples(recipe)));
  return ident(name);
}

/** The first step with which the recipe fails when it is run. @throws the error where no single step is to blame */
async function firstFailing(planning: Planning, error: unknown): Promise<Found> {
  const { steps, context } = planning;
  if (isFatal(error) || context.signal.aborted) throw error;
  await context.database.run(startAgain());
  for (const [index, { off }] of steps.entries()) {
    if (off || planning.failed.has(index)) continue;
    const message = await failureOf({ ...planning, steps: steps.slice(0, index + 1) });
    if (message !== null) return { index, misfit: { code: 'failed', values: { message } } };
  }
  throw error;
}

async function failureOf(planning: Planning): Promise<string | null> {
  try {
    const plan = await planRecipe(planning);
    await countRecipe(planning.context.database, plan.recipe);
    await dropScratchTables(planning, plan);
    return null;
  } catch (error) {
    if (isFatal(error) || planning.context.signal.aborted) throw error;
    await planning.context.database.run(startAgain());
    return messageOf(error);
  }
}

function unreadable(recipe: Recipe, counts: RecipeCounts): Found | null {
  for (const { index } of recipe.stages) {
    const bad = counts.steps.get(index)?.conversions.find(({ there, lost }) => lost * 2 > there);
    if (!bad) continue;
    const values = { column: bad.column, lost: bad.lost, values: bad.there };
    return { index, misfit: { code: 'values_unexpected', values } };
  }
  return null;
}

/** Forgets the tables that steps made for themselves. */
export async function dropScratchTables(
  { context }: Pick<Planning, 'context'>,
  { scratch }: Plan,
): Promise<void> {
  for (const name of [...scratch, markedName(context.name)]) await context.database.run(dropScratch(name));
}
