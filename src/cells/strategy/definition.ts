import type { Available, CellDefinition } from '../../model/cell';
import { CONSENT_COLUMNS } from '../../model/export';
import {
  listTable,
  normaliseStrategy,
  strategyClaims,
  type CustomerType,
  type StrategyOptions,
} from './options';
import type { StrategyResult } from './result';

/** What is done for each segment, and the lists of customers for it (细分市场策略). */
export const strategy: CellDefinition<StrategyOptions, StrategyResult> = {
  kind: 'strategy',
  body: 'yaml',
  segments: false,
  usesAsOf: false,
  normalise: normaliseStrategy,
  references: ({ segmentation, customers, consent }) => [
    ...(segmentation === ''
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } as const]),
    ...(customers === null ? [] : [{ path: ['customers'], name: customers, as: 'table' } as const]),
    ...(consent === null ? [] : [{ path: ['consent'], name: consent, as: 'table' } as const]),
  ],
  publishes: (cell, { measures }) => [
    cell,
    `${cell}_lists`,
    ...measures.flatMap(({ key }) => (key === null ? [] : [listTable(cell, key)])),
  ],
  computeKey: ({ segmentation, customers, consent, measures }) => ({
    segmentation,
    customers,
    consent,
    measures: measures.map(({ key, segments, contact, control, seed }) => ({
      key,
      segments,
      contact,
      control,
      seed,
    })),
  }),
  claims: strategyClaims,
  template: (available) => {
    const customers = contactTable(available);
    return {
      segmentation: available.segmentations.at(-1) ?? '',
      ...(customers !== null && { customers }),
      ...(customerType(available) === 'b2b' && { customer_type: 'b2b' }),
    };
  },
  load: () => import('./compute'),
};

type Table = Available['tables'][number];

function has({ columns }: Table, names: readonly string[]): boolean {
  return columns.some(({ name }) => names.includes(name));
}

/** The last table of customers that says how to reach them; a ledger stands behind what it is made of. */
function contactTable({ tables, segmentations }: Available): string | null {
  const fit = tables.filter(
    (table) =>
      has(table, ['customer']) &&
      !has(table, ['time', 'order', 'segment']) &&
      has(table, ['phone', 'email', 'contact', 'owner', ...CONSENT_COLUMNS]),
  );
  return fit.filter(({ name }) => !segmentations.includes(name)).at(-1)?.name ?? null;
}

/** Tables with the fields of companies are of companies. */
function customerType({ tables }: Available): CustomerType {
  const business = ['industry', 'company_size', 'contract_start', 'yearly_purchase'];
  return tables.some((table) => has(table, business)) ? 'b2b' : 'b2c';
}
