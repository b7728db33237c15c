import type { RecipeStep } from './options';

/** The table of the rows that a recipe took out, with `because` and `excluded_by` (the number of the step). */
export function excludedName(name: string): string {
  return `${name}_excluded`;
}

/** Whether a step can take rows out. */
export function excludes({ step, off }: RecipeStep): boolean {
  if (step === null || off) return false;
  switch (step.kind) {
    case 'filter':
    case 'exclude':
    case 'scope':
    case 'dedupe':
      return true;
    case 'check':
    case 'outliers':
      return step.then === 'exclude';
    default:
      return false;
  }
}
