import type { Step } from '../../sql/clean/steps/step';
import type { RecipeStep } from './options';
import { stepSql } from './query';
import type { StepResult } from './result';
import type { Ran } from './run-recipe';

/** What became of every step, in order; of those that were not run too. */
export function stepResults(steps: readonly RecipeStep[], { plan, counts }: Ran): StepResult[] {
  const { recipe, misfits } = plan;
  let rows = recipe.from.rows;
  return steps.map(({ kind, step, off }, index): StepResult => {
    const stage = recipe.stages.find((one) => one.index === index);
    const counted = counts.steps.get(index);
    const base = { index, kind, rows_in: rows, because: stage && step ? becauseOf(step) : null };
    if (!stage || !counted) {
      return {
        ...base,
        ...NOTHING_DONE,
        state: off ? 'off' : 'does_not_fit',
        reason: misfits.get(index) ?? null,
        rows_out: rows,
      };
    }
    rows += (stage.compiled.appends?.rows ?? 0) - counted.out;
    return {
      ...base,
      state: 'done',
      reason: null,
      rows_out: rows,
      changed: counted.changed,
      lost: counted.conversions.reduce((sum, { lost }) => sum + lost, 0),
      facts: stage.compiled.facts ?? [],
      examples: counted.examples,
      sql: stepSql(recipe, stage),
    };
  });
}

const NOTHING_DONE = { changed: 0, lost: 0, facts: [], examples: [], sql: null } as const;

/**
 * Why a step takes rows out: the author's words, or a key of the `because_…` strings. Null for a step that takes none.
 */
export function becauseOf(step: Step): string | null {
  switch (step.kind) {
    case 'exclude':
      return step.because !== '' ? step.because : (step.rule ?? 'exclude');
    case 'filter':
    case 'scope':
    case 'dedupe':
      return step.kind;
    case 'check':
    case 'outliers':
      return step.then === 'exclude' ? step.kind : null;
    default:
      return null;
  }
}
