import type { CellDefinition, Reference } from '../../model/cell';
import { normalisePlan, planClaims, type PlanOptions } from './options';
import type { PlanResult } from './result';

/** The plan (行动计划): measures as tasks with an owner and dates, as a table, a board and a Gantt chart. */
export const plan: CellDefinition<PlanOptions, PlanResult> = {
  kind: 'plan',
  body: 'yaml',
  segments: false,
  normalise: normalisePlan,
  references: ({ segmentation, from }) => {
    const wanted: readonly (Reference | null)[] = [
      segmentation === null ? null : { path: ['segmentation'], name: segmentation, as: 'segmentation' },
      from === null ? null : { path: ['from'], name: from, as: 'table' },
    ];
    return wanted.filter((one) => one !== null);
  },
  publishes: (name) => [name],
  // Notes compute nothing.
  computeKey: ({ tasks, ...rest }) => ({ ...rest, tasks: tasks.map(({ notes: _notes, ...task }) => task) }),
  claims: planClaims,
  template: ({ segmentations }) => ({ segmentation: segmentations.at(-1) }),
  load: () => import('./compute'),
};
