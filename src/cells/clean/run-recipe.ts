import type { Misfit } from '../../sql/clean/steps/compiled';
import type { Recipe } from '../../sql/clean/recipe/stage';
import { countRecipe, type RecipeCounts } from './counts';
import { isFatal } from './fatal';
import { messageOf, type Plan, type Planning, planRecipe } from './plan';
import { dropScratch } from './query';

export interface Ran {
  readonly plan: Plan;
  readonly counts: RecipeCounts;
}

/**
 * Plans and counts a recipe. A step that fails when it is run, or that can read less than half of the values that it
 * converts, does not fit the data: it is left out and the others are run without it.
 */
export async function runRecipe(planning: Omit<Planning, 'failed'>): Promise<Ran> {
  const failed = new Map<number, Misfit>();
  for (;;) {
    const plan = await planRecipe({ ...planning, failed });
    const outcome = await tryCounts(planning, plan);
    if (!('misfit' in outcome)) return { plan, counts: outcome };
    failed.set(outcome.index, outcome.misfit);
    await dropScratchTables(planning, plan);
  }
}

interface Found {
  readonly index: number;
  readonly misfit: Misfit;
}

async function tryCounts(
  planning: Omit<Planning, 'failed'>,
  { recipe }: Plan,
): Promise<RecipeCounts | Found> {
  const { database } = planning.context;
  planning.context.progress({ stage: 'count', done: 0 });
  try {
    const counts = await countRecipe(database, recipe);
    return unreadable(recipe, counts) ?? counts;
  } catch (error) {
    if (isFatal(error) || recipe.stages.length === 0) throw error;
    return firstFailing(planning, recipe, error);
  }
}

/** The first step with which the recipe fails. */
async function firstFailing(
  { context }: Omit<Planning, 'failed'>,
  recipe: Recipe,
  error: unknown,
): Promise<Found> {
  for (const [i, { index }] of recipe.stages.entries()) {
    if (i === recipe.stages.length - 1) break;
    try {
      await countRecipe(context.database, { ...recipe, stages: recipe.stages.slice(0, i + 1) });
    } catch (failure) {
      if (isFatal(failure)) throw failure;
      return { index, misfit: { code: 'failed', values: { message: messageOf(failure) } } };
    }
  }
  const last = recipe.stages.at(-1)?.index ?? 0;
  return { index: last, misfit: { code: 'failed', values: { message: messageOf(error) } } };
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
  for (const name of scratch) await context.database.run(dropScratch(name));
}
