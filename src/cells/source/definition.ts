import type { CellDefinition } from '../../model/cell';
import { normaliseWith } from '../normalise';
import { type SourceOptions, sourceSchema } from './options';
import type { SourceResult } from './result';

export type { SourceOptions } from './options';
export type { SourceColumn, SourceFile, SourceResult } from './result';

/** The files of an input as a table: mapped fields under their names, then the other columns. */
export const source: CellDefinition<SourceOptions, SourceResult> = {
  kind: 'source',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith(sourceSchema, stored),
  references: () => [],
  publishes: (name) => [name],
  template: ({ inputs }) => ({ input: inputs[0] ?? 'orders' }),
  usesAsOf: false,
  load: () => import('./compute'),
};
