import type { CellDefinition } from '../../model/cell';
import { competitorsClaims, normaliseCompetitors, type Brand, type CompetitorsOptions } from './options';
import type { CompetitorsResult } from './result';

/** Competitors (竞争对手): who they are, where everybody stands on two criteria, where nobody does, how we differ. */
export const competitors: CellDefinition<CompetitorsOptions, CompetitorsResult> = {
  kind: 'competitors',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normaliseCompetitors,
  references: ({ segmentation }) =>
    segmentation === null ? [] : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' }],
  publishes: (name) => [name, `${name}_criteria`],
  // Words compute nothing.
  computeKey: ({ own, competitors: others, differences, ...rest }) => ({
    ...rest,
    own: figuresOf(own),
    competitors: others.map(figuresOf),
    differences: differences.map(({ text: _text, ...difference }) => difference),
  }),
  claims: competitorsClaims,
  template: ({ segmentations }) => ({
    segmentation: segmentations.at(-1),
    criteria: [{ key: 'price_level' }, { key: 'quality' }, { key: 'service' }],
    map: { x: 'price_level', y: 'quality' },
  }),
  load: () => import('./compute'),
};

function figuresOf({ name, share, source, scores, unread }: Brand) {
  return { name, share, sourced: source !== '', scores, unread };
}
