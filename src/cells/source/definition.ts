import type { CellDefinition } from '../../model/cell';

export const source: CellDefinition = {
  kind: 'source',
  body: 'yaml',
  segments: false,
  normalise: () => ({ ok: false, problems: [] }),
  references: () => [],
  publishes: () => [],
  template: () => ({}),
  load: () => Promise.reject(new Error('not built yet')),
};
