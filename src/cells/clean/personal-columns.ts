import { fieldSpec } from '../../model/fields';
import type { RecipeStep } from './options';

/**
 * The columns with personal values anywhere along a recipe: fields that are personal, and what steps made of them by
 * renaming, splitting or joining. A superset is safe: it only masks too much.
 *
 * @param known columns that are personal for what was found in their values
 */
export function personalColumns(
  columns: readonly string[],
  steps: readonly RecipeStep[],
  known: readonly string[] = [],
): ReadonlySet<string> {
  const isPersonal = (name: string) => known.includes(name) || fieldSpec(name).sensitivity !== 'none';
  const found = new Set(columns.filter(isPersonal));
  for (const { step } of steps) {
    if (step === null) continue;
    for (const [from, to] of madeFrom(step)) if (found.has(from) || isPersonal(from)) found.add(to);
  }
  return found;
}

/** Column -> the column that takes its values over. */
function madeFrom(step: NonNullable<RecipeStep['step']>): readonly (readonly [string, string])[] {
  switch (step.kind) {
    case 'rename':
      return Object.entries(step.names);
    case 'split':
      return step.into.map((into) => [step.column, into] as const);
    case 'join_columns':
      return step.columns.map((column) => [column, step.into] as const);
    default:
      return [];
  }
}
