import type { CellDefinition } from '../../model/cell';
import { forcesClaims, normaliseForces, type ForcesOptions } from './options';
import type { ForcesResult } from './result';

/** Porter's five forces (波特五力): what makes competition in a market hard, scored and argued. */
export const forces: CellDefinition<ForcesOptions, ForcesResult> = {
  kind: 'forces',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normaliseForces,
  references: ({ segmentation }) =>
    segmentation === null ? [] : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' }],
  publishes: (name) => [name],
  // Words compute nothing.
  computeKey: ({ segmentation, targets, factors, weights }) => ({
    segmentation,
    targets,
    weights,
    factors: factors.map(({ text: _text, bare: _bare, ...factor }) => factor),
  }),
  claims: forcesClaims,
  template: ({ segmentations }) => {
    const segmentation = segmentations.at(-1);
    return segmentation === undefined ? {} : { segmentation };
  },
  load: () => import('./compute'),
};
