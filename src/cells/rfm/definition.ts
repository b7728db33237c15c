import type { CellDefinition } from '../../model/cell';

export const rfm: CellDefinition = {
  kind: 'rfm',
  body: 'yaml',
  segments: false,
  normalise: () => ({ ok: false, problems: [] }),
  references: () => [],
  publishes: () => [],
  template: () => ({}),
  load: () => Promise.reject(new Error('not built yet')),
};
