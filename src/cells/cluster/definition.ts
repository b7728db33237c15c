import type { Available, CellDefinition } from '../../model/cell';
import type { Column } from '../../model/table';
import { normaliseWith } from '../normalise';
import { isNumeric } from './columns';
import { DEFAULT_FEATURES, schema, type ClusterOptions } from './options';
import type { ClusterResult } from './result';

export const cluster: CellDefinition<ClusterOptions, ClusterResult> = {
  kind: 'cluster',
  body: 'yaml',
  segments: true,
  normalise: (stored) => normaliseWith(schema, stored),
  references: ({ from }) => [{ path: ['from'], name: from, as: 'table' }],
  publishes: (name) => [name, `${name}_segments`],
  template,
  usesAsOf: false,
  load: () => import('./compute'),
};

/** The last table with R, F and M, else the last with a customer and numbers. */
function template({ tables }: Available): Record<string, unknown> {
  const withCustomer = tables.filter(({ columns }) => has(columns, 'customer')).reverse();
  const rfm = withCustomer.find(({ columns }) => DEFAULT_FEATURES.every((feature) => has(columns, feature)));
  if (rfm) return { from: rfm.name };
  const other = withCustomer.find(({ columns }) => numbers(columns).length > 0);
  return other ? { from: other.name, features: numbers(other.columns) } : { from: 'rfm' };
}

function has(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name === name);
}

function numbers(columns: readonly Column[]): string[] {
  return columns.filter((column) => isNumeric(column) && column.name !== 'customer').map(({ name }) => name);
}
