import type { CellDefinition } from '../../model/cell';
import { normaliseProfile, type ProfileOptions } from './options';
import type { ProfileResult } from './result';

/** What is in a table and what is wrong with it: every column in figures, and the steps that would mend it. */
export const profile: CellDefinition<ProfileOptions, ProfileResult> = {
  kind: 'profile',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normaliseProfile,
  references: ({ from }) => (from === null ? [] : [{ path: ['from'], name: from, as: 'table' }]),
  publishes: () => [],
  template: ({ tables }) => ({ from: tables[0]?.name }),
  load: () => import('./compute'),
};
