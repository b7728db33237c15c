import * as v from 'valibot';
import { REFUNDS, type Available, type CellDefinition, type Refunds } from '../../model/cell';
import { normaliseWith } from '../normalise';
import type { PersonaResult } from './result';

/** What the author wrote of a segment in place of what was proposed. */
export interface PersonaText {
  readonly name?: string;
  readonly description?: string;
}

/** Portraits of the groups of any segmentation (客群画像). */
export interface PersonaOptions {
  /** Empty until chosen. */
  readonly segmentation: string;
  /** The orders that behaviour is read from; null: only what the segmentation's own table says. */
  readonly orders: string | null;
  /** A table with attributes of customers. */
  readonly customers: string | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  /** Columns to portray; null: the known fields that are there. */
  readonly attributes: readonly string[] | null;
  /** Where a new age band begins. */
  readonly age_bands: readonly number[];
  /** Values shown of each attribute. */
  readonly top: number;
  /** Nothing is shown of fewer customers than this. */
  readonly suppress: number;
  /** ISO code of the amounts, for the texts; null: not known, so not said. */
  readonly currency: string | null;
  readonly personas: Readonly<Record<string, PersonaText>>;
}

const name = v.pipe(v.string(), v.minLength(1));
const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const schema = v.strictObject({
  segmentation: v.nullish(v.string(), ''),
  orders: v.nullish(name, null),
  customers: v.nullish(name, null),
  refunds: v.nullish(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate()), null),
  attributes: v.nullish(v.array(name), null),
  age_bands: v.nullish(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer())),
      v.minLength(1),
      v.check((bands: number[]) => isAscending(bands), 'not in ascending order'),
    ),
    () => [18, 25, 30, 35, 40, 50, 60],
  ),
  top: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 5),
  suppress: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 10),
  currency: v.nullish(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), null),
  personas: v.nullish(
    v.record(v.string(), v.strictObject({ name: v.optional(text), description: v.optional(text) })),
    () => ({}),
  ),
});

function isAscending(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
}

export const persona: CellDefinition<PersonaOptions, PersonaResult> = {
  kind: 'persona',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith<PersonaOptions>(schema, stored),
  references: ({ segmentation, orders, customers }) => [
    ...(segmentation === ''
      ? []
      : [{ path: ['segmentation'], name: segmentation, as: 'segmentation' } as const]),
    ...(orders === null ? [] : [{ path: ['orders'], name: orders, as: 'table' } as const]),
    ...(customers === null ? [] : [{ path: ['customers'], name: customers, as: 'table' } as const]),
  ],
  publishes: (cell) => [cell, `${cell}_values`],
  uses: ({ orders, refunds }) => (orders === null ? null : { table: orders, refunds }),
  computeKey: ({ personas: _personas, currency: _currency, ...options }) => options,
  template: (available) => ({
    segmentation: available.segmentations.at(-1) ?? '',
    ...ordersTable(available),
  }),
  load: () => import('./compute'),
};

/** The last table that can be counted as orders. */
function ordersTable({ tables }: Available): { orders?: string } {
  const fit = tables.filter(({ columns }) =>
    ['customer', 'time'].every((wanted) => columns.some((column) => column.name === wanted)),
  );
  const last = fit.at(-1)?.name;
  return last === undefined ? {} : { orders: last };
}
