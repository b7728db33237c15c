import type { Available, CellDefinition } from '../../model/cell';
import { normaliseWith } from '../normalise';
import { INFERRED } from './inferred';
import { type NeedsOptions, schema } from './options';
import { isAnswer } from './question';
import type { NeedsResult } from './result';

/** Groups by needs: from the answers of a survey, or from figures that needs are inferred from. */
export const needs: CellDefinition<NeedsOptions, NeedsResult> = {
  kind: 'needs',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith<NeedsOptions>(schema, stored),
  references: ({ from, ledger }) => [
    { path: ['from'], name: from, as: 'table' },
    ...(ledger === null ? [] : [{ path: ['ledger'], name: ledger, as: 'table' } as const]),
  ],
  publishes: (name) => [name, `${name}_answers`, `${name}_segments`],
  usesAsOf: false,
  template,
  load: () => import('./compute'),
};

/** The answer sheets where there are some, else the metrics that needs are inferred from; the ledger beside them. */
function template({ tables }: Available): Record<string, unknown> {
  const count = (table: (typeof tables)[number], test: (name: string) => boolean) =>
    table.columns.filter(({ name }) => test(name)).length;
  const survey = tables.find((table) => count(table, isAnswer) > 1);
  const inferred = tables.findLast((table) => count(table, (name) => Object.hasOwn(INFERRED, name)) > 1);
  const from = survey ?? inferred;
  const ledger = tables.findLast((table) => table.columns.some(({ name }) => name === 'completeness'));
  return {
    from: from?.name ?? tables.at(-1)?.name ?? 'survey',
    ...(survey && ledger && ledger.name !== survey.name ? { ledger: ledger.name } : {}),
  };
}
