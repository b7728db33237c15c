import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normalisePosition, positionClaims, type PositionOptions } from './options';
import type { PositionResult } from './result';

/** Positioning (定位): a statement for each target, checked against competitors and own ability, and the perceptual map. */
export const position: CellDefinition<PositionOptions, PositionResult> = {
  kind: 'position',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normalisePosition,
  references,
  publishes: (name) => [name],
  // Words compute nothing.
  computeKey: ({ segmentation, competitors, ratings, own, margin, abilities, rivals, statements }) => ({
    segmentation,
    competitors,
    ratings,
    own,
    margin,
    abilities: abilities.map(({ ability, level, unread }) => ({ ability, level, unread })),
    rivals: rivals.map(({ name, type, emphasis, unread }) => ({ name, type, emphasis, unread })),
    statements: statements.map(({ target, type, against, emphasis, rests_on, unread }) => ({
      ...{ target, type, against, emphasis, rests_on, unread },
    })),
  }),
  claims: positionClaims,
  template,
  load: () => import('./compute'),
};

function references({ segmentation, competitors, ratings }: PositionOptions): readonly Reference[] {
  const wanted: readonly (Reference | null)[] = [
    segmentation === null ? null : { path: ['segmentation'], name: segmentation, as: 'segmentation' },
    competitors === null ? null : { path: ['competitors'], name: competitors, as: 'table' },
    ratings === null || ratings.from === ''
      ? null
      : { path: ['ratings', 'from'], name: ratings.from, as: 'table' },
  ];
  return wanted.filter((one) => one !== null);
}

/** The last segmentation, and the last table of brands: one with `name`, `own` and `share`. */
function template({ segmentations, tables }: Available): Record<string, unknown> {
  const brands = tables.filter(({ columns }) =>
    ['name', 'own', 'share'].every((column) => columns.some(({ name }) => name === column)),
  );
  return { segmentation: segmentations.at(-1), competitors: brands.at(-1)?.name };
}
