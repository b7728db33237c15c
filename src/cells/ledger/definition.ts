import type { Available, CellDefinition } from '../../model/cell';
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

function template({ tables }: Available): Record<string, unknown> {
  const sources = tables.flatMap(({ name, columns }) => {
    const as = guessKind(columns);
    return as === null ? [] : [{ from: name, as }];
  });
  const sorted = sources.sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as));
  return { sources: sorted };
}
