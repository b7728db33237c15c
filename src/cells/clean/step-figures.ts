import { stableJson } from '../../lib/stable-json';
import type { CleanResult, StepResult } from './result';

/**
 * What the last run found, step by step, beside the recipe as it stands now: a step that was moved keeps its figures until
 * the next run, one that was changed has none.
 *
 * @param ran the stored steps of the run that gave `results`
 */
export function figuresOf(
  steps: readonly unknown[],
  ran: readonly unknown[],
  results: readonly StepResult[],
): readonly (StepResult | null)[] {
  const left = ran.map((step) => stableJson(step) as string | null);
  const take = (step: unknown, index: number): StepResult | null => {
    const text = stableJson(step);
    const at = left[index] === text ? index : left.indexOf(text);
    if (at < 0) return null;
    left[at] = null;
    return results[at] ?? null;
  };
  // Those that stayed in their place first: of two equal steps each keeps its own.
  const placed = steps.map((step, index) =>
    left[index] === stableJson(step) ? take(step, index) : undefined,
  );
  return steps.map((step, index) => {
    const own = placed[index];
    return own === undefined ? take(step, index) : own;
  });
}

/** Why rows left the table, most first. */
export interface Removed {
  readonly because: string;
  readonly rows: number;
  /** Which steps took them, counted from 0. */
  readonly steps: readonly number[];
}

/** The rows that the steps took out, by the reason stated. */
export function removedRows({ steps }: CleanResult): readonly Removed[] {
  const by = new Map<string, { rows: number; steps: number[] }>();
  for (const { index, because, rows_in: before, rows_out: after } of steps) {
    if (because === null || after >= before) continue;
    const one = by.get(because) ?? { rows: 0, steps: [] };
    by.set(because, { rows: one.rows + before - after, steps: [...one.steps, index] });
  }
  return [...by]
    .map(([because, one]) => ({ because, ...one }))
    .sort((a, b) => b.rows - a.rows || (a.because < b.because ? -1 : 1));
}
