import type { Available, CellDefinition } from '../../model/cell';
import { normaliseScope, scopeClaims, type ScopeOptions } from './options';
import type { ScopeResult } from './result';

/** The goal of an analysis and its scope: the question, who is looked at, which period is measured. */
export const scope: CellDefinition<ScopeOptions, ScopeResult> = {
  kind: 'scope',
  body: 'yaml',
  segments: false,
  normalise: normaliseScope,
  references: ({ from }) => (from === null ? [] : [{ path: ['from'], name: from, as: 'table' }]),
  publishes: (name, { from }) => (from === null ? [] : [name]),
  uses: ({ from }) => (from === null ? null : { table: from, refunds: 'net' }),
  // Words about the goal compute nothing.
  computeKey: ({
    question: _question,
    success: _success,
    sources: _sources,
    customer_type: _type,
    ...what
  }) => what,
  claims: scopeClaims,
  template: (available) => ({ question: '', from: ordersTable(available) }),
  load: () => import('./compute'),
};

function ordersTable({ tables }: Available): string | undefined {
  const fit = tables.filter(({ columns }) => columns.some(({ name }) => name === 'time'));
  return (fit[0] ?? tables[0])?.name;
}
