import type { Available, CellDefinition } from '../../model/cell';
import type { Column } from '../../model/table';
import { LEDGER_FIELDS } from './fields';
import { guessKind } from './guess-kind';
import { type LedgerOptions, normaliseLedger } from './options';
import type { LedgerResult } from './result';

export type { LedgerOptions } from './options';
export type { LedgerResult } from './result';

/** The tables beside the ledger itself. */
export const PARTS = [
  'conflicts',
  'missing',
  'keys',
  'contacts',
  'changes',
  'review',
  'outliers',
  'groups',
] as const;
export type LedgerPart = (typeof PARTS)[number];

/** 客户台账: one row a customer from every table that speaks of customers. */
export const ledger: CellDefinition<LedgerOptions, LedgerResult> = {
  kind: 'ledger',
  body: 'yaml',
  segments: false,
  normalise: normaliseLedger,
  references: ({ sources, fields }) => [
    ...sources.map(({ from }, i) => ({ path: ['sources', i, 'from'], name: from, as: 'table' }) as const),
    ...Object.entries(fields).flatMap(([field, { order }]) =>
      order.map((name, i) => ({ path: ['fields', field, 'order', i], name, as: 'table' }) as const),
    ),
  ],
  publishes: (name) => [name, ...PARTS.map((part) => `${name}_${part}`)],
  computeKey: ({ goal: _, ...options }) => options,
  inputsOf: (_, name) => [memoryInput(name), decisionsInput(name)],
  template,
  load: () => import('./compute'),
};

/** The input whose file is what a ledger remembers. */
export function memoryInput(name: string): string {
  return `memory_${name}`;
}

/** The input whose file is what the reader decided: who is one customer, which outliers are right. */
export function decisionsInput(name: string): string {
  return `decisions_${name}`;
}

/** Lists of customers are believed first. */
const ORDER = ['customers', 'survey', 'tickets', 'interactions', 'events', 'orders', 'items'];

/** Every table that speaks of customers; of a table and what was made of it (a recipe, a scope) the last. */
function template({ tables }: Available): Record<string, unknown> {
  const sources = tables.flatMap(({ name, columns }, at) => {
    const as = guessKind(columns);
    const derived = tables
      .slice(at + 1)
      .some((later) => guessKind(later.columns) === as && hasAll(later, columns));
    return as === null || derived || (as === 'customers' && !tellsOfCustomers(columns))
      ? []
      : [{ from: name, as }];
  });
  const sorted = sources.sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as));
  return { sources: sorted };
}

function hasAll(table: Available['tables'][number], columns: readonly Column[]): boolean {
  return columns.every(({ name }) => table.columns.some((column) => column.name === name));
}

/** Measures of customers (RFM, groups) are no list of them. */
function tellsOfCustomers(columns: readonly Column[]): boolean {
  return LEDGER_FIELDS.some((field) => columns.some(({ name }) => name === field.name));
}
