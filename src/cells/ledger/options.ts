import * as v from 'valibot';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import { TABLE_KINDS, type TableKind } from '../../model/table-kind';
import { KEY_KINDS, type KeyKind } from '../../sql/ledger/identity';
import { FIELD_RULES, type FieldRule } from '../../sql/ledger/values';
import { normaliseWith } from '../normalise';

/** A table that speaks of customers. */
export interface SourceChoice {
  readonly from: string;
  /** What it holds; null = told from its columns. */
  readonly as: TableKind | null;
  /** `own`: its customer ids are its own numbers and never those of another source. */
  readonly ids: 'shared' | 'own';
}

export interface FieldChoice {
  readonly rule: FieldRule;
  /** For `priority`: tables as they are believed for this field; the others follow as they are listed. */
  readonly order: readonly string[];
}

/** One row a customer from all that speaks of customers. */
export interface LedgerOptions {
  /** Believed in this order. */
  readonly sources: readonly SourceChoice[];
  /** By what records are told to be one customer's. `name` matches companies only. */
  readonly match: readonly KeyKind[];
  /** Least likeness (0–1) from which names of companies are proposed as one customer; null = not looked for. */
  readonly near: { readonly name: number } | null;
  /** A phone or address that would join more ids than this is held for review. */
  readonly most_ids: number;
  /** What the reader decided: ids that are one customer, ids that are not. */
  readonly decisions: {
    readonly same: readonly (readonly string[])[];
    readonly apart: readonly (readonly string[])[];
  };
  /** The rule by field; `priority` where none is given. */
  readonly fields: Readonly<Record<string, FieldChoice>>;
  readonly goal: number;
  /** What a complete record has; null = what the form asks for. */
  readonly complete: readonly string[] | null;
  /** null = told from the fields and names. */
  readonly customer_type: 'b2c' | 'b2b' | null;
  /** Customers of the memory that no file has any more. */
  readonly vanished: 'keep' | 'leave_out';
  /** 年采购额: the twelve months before the analysis date, or the last whole year that began in `start_month`. */
  readonly yearly: { readonly basis: 'rolling' | 'fiscal'; readonly start_month: number };
  /** How far beyond the quartiles (in quartile distances, of logarithms) a figure is an outlier. */
  readonly outliers: number;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/));
const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1));
const groups = v.nullish(v.array(v.pipe(v.array(id), v.minLength(2))), []);

const choice = v.union([
  v.pipe(
    v.picklist(FIELD_RULES),
    v.transform((rule): FieldChoice => ({ rule, order: [] })),
  ),
  v.strictObject({
    rule: v.optional(v.picklist(FIELD_RULES), 'priority'),
    order: v.optional(v.array(name), []),
  }),
]);

const schema = v.strictObject({
  sources: v.nullish(
    v.array(
      v.strictObject({
        from: name,
        as: v.nullish(v.picklist(TABLE_KINDS), null),
        ids: v.optional(v.picklist(['shared', 'own']), 'shared'),
      }),
    ),
    [],
  ),
  match: v.nullish(v.pipe(v.array(v.picklist(KEY_KINDS)), v.minLength(1)), ['customer', 'phone', 'email']),
  near: v.nullish(v.strictObject({ name: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)) }), null),
  most_ids: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5),
  decisions: v.optional(v.strictObject({ same: groups, apart: groups }), { same: [], apart: [] }),
  fields: v.nullish(v.record(name, choice), {}),
  goal: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.9),
  complete: v.nullish(v.pipe(v.array(name), v.minLength(1)), null),
  customer_type: v.nullish(v.picklist(['b2c', 'b2b']), null),
  vanished: v.optional(v.picklist(['keep', 'leave_out']), 'keep'),
  yearly: v.optional(
    v.strictObject({
      basis: v.optional(v.picklist(['rolling', 'fiscal']), 'rolling'),
      start_month: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)), 1),
    }),
    { basis: 'rolling', start_month: 1 },
  ),
  outliers: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(20)), 3),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate()), null),
});

/** Stored options -> options with every default in place. */
export function normaliseLedger(stored: unknown): Normalised<LedgerOptions> {
  return normaliseWith<LedgerOptions>(schema, stored);
}
