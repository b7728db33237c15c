import type { CellDefinition } from '../../model/cell';

export const persona: CellDefinition = {
  kind: 'persona',
  body: 'yaml',
  segments: false,
  normalise: () => ({ ok: false, problems: [] }),
  references: () => [],
  publishes: () => [],
  template: () => ({}),
  load: () => Promise.reject(new Error('not built yet')),
};
