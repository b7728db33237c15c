import type { CellDefinition, Reference } from '../../model/cell';
import { type CleanOptions, normaliseClean, type RecipeStep } from './options';
import { excludedName, excludes } from './excluded';
import type { CleanResult } from './result';

export type { CleanOptions, RecipeStep } from './options';
export type { CleanResult, StepExample, StepResult } from './result';

/** A recipe: an ordered list of cleaning steps over one table. */
export const clean: CellDefinition<CleanOptions, CleanResult> = {
  kind: 'clean',
  body: 'yaml',
  segments: false,
  normalise: normaliseClean,
  references: ({ from, steps }) => [
    ...(from === null ? [] : [{ path: ['from'], name: from, as: 'table' } as const]),
    ...steps.flatMap(otherTable),
  ],
  publishes: (name, { steps }) => (steps.some(excludes) ? [name, excludedName(name)] : [name]),
  // Notes compute nothing.
  computeKey: ({ from, steps }) => ({ from, steps: steps.map(({ step, off }) => (off ? null : step)) }),
  usesAsOf: false,
  inputsOf: ({ steps }, name) => (steps.some(isLocal) ? [`local_${name}`] : []),
  template: ({ tables }) => ({ from: tables.at(-1)?.name, steps: [] }),
  load: () => import('./compute'),
};

function isLocal({ step }: RecipeStep): boolean {
  return step?.kind === 'map_values' && step.local !== null;
}

/** A step that is off still names its table: renaming must reach it. */
function otherTable({ step }: RecipeStep, index: number): Reference[] {
  if (step?.kind !== 'join' && step?.kind !== 'union') return [];
  return [{ path: ['steps', index, step.kind, 'table'], name: step.table, as: 'table' }];
}
