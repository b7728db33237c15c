import type { CellDefinition } from '../../model/cell';
import { isBacked } from './assess';
import { JOIN_NAMES, normaliseSwot, PARTS, swotClaims, type SwotOptions } from './options';
import type { SwotResult } from './result';

/** SWOT with weights and evidence, and the strategies that join its lists (TOWS). */
export const swot: CellDefinition<SwotOptions, SwotResult> = {
  kind: 'swot',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normaliseSwot,
  references: () => [],
  publishes: (name) => [name],
  // Words compute nothing, but whether there is evidence among them.
  computeKey: (options) => [
    PARTS.map((part) =>
      options[part].map((point) => [point.key, point.weight, point.score, isBacked(point), point.unread]),
    ),
    JOIN_NAMES.map((join) => options.strategies[join].map(({ uses, unread }) => [uses, unread])),
  ],
  claims: swotClaims,
  template: () => ({}),
  load: () => import('./compute'),
};
