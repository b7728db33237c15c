import type { Available, CellDefinition, Reference } from '../../model/cell';
import { normalisePersona, type PersonaOptions } from './options';
import type { PersonaResult } from './result';
import { textClaims } from './text-claims';

export const persona: CellDefinition<PersonaOptions, PersonaResult> = {
  kind: 'persona',
  body: 'yaml',
  segments: false,
  normalise: normalisePersona,
  references: ({ segmentation, orders, customers, needs, potential }) => [
    ...reference('segmentation', segmentation === '' ? null : segmentation, 'segmentation'),
    ...reference('orders', orders, 'table'),
    ...reference('customers', customers, 'table'),
    ...reference('needs', needs, 'segmentation'),
    ...reference('potential', potential, 'table'),
  ],
  publishes: (cell, { interviews }) => [
    cell,
    `${cell}_values`,
    ...(interviews ? [`${cell}_interviews`] : []),
  ],
  uses: ({ orders, refunds }) => (orders === null ? null : { table: orders, refunds }),
  computeKey: ({ personas: _personas, currency: _currency, form: _form, ...options }) => options,
  claims: ({ personas }) => textClaims(personas),
  template: (available) => ({
    segmentation: available.segmentations.at(-1) ?? '',
    ...ordersTable(available),
    ...expectedValue(available),
  }),
  load: () => import('./compute'),
};

function reference(path: string, name: string | null, as: Reference['as']): Reference[] {
  return name === null ? [] : [{ path: [path], name, as }];
}

/** The last table that can be counted as orders. */
function ordersTable({ tables }: Available): { orders?: string } {
  const fit = tables.filter(({ columns }) =>
    ['customer', 'time'].every((wanted) => columns.some((column) => column.name === wanted)),
  );
  const last = fit.at(-1)?.name;
  return last === undefined ? {} : { orders: last };
}

/** The last table that says what customers are expected to be worth. */
function expectedValue({ tables }: Available): { potential?: string } {
  const last = tables.filter(({ columns }) =>
    ['customer', 'clv'].every((wanted) => columns.some((column) => column.name === wanted)),
  );
  const name = last.at(-1)?.name;
  return name === undefined ? {} : { potential: name };
}
