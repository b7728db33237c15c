import * as v from 'valibot';
import { CORRECTIONS, type Correction } from '../../analysis/stats/adjust';
import { REFUNDS, type Refunds } from '../../model/cell';

export { CORRECTIONS, type Correction };

export const COLUMN_KINDS = ['dimension', 'metric'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export const LARGE_FROM = ['small', 'medium', 'large'] as const;
export type LargeFrom = (typeof LARGE_FROM)[number];

export interface ColumnChoice {
  readonly column: string;
  /** Null: numbers are metrics, everything else dimensions. */
  readonly as: ColumnKind | null;
}

export interface CompareOptions {
  readonly segmentation: string | null;
  /** Says what is known of the customers; null: the segmentation's own table. */
  readonly from: string | null;
  readonly with: readonly string[];
  /** Empty: every suitable column. */
  readonly columns: readonly ColumnChoice[];
  /** A second segmentation, to see how far the two agree. */
  readonly other: string | null;
  readonly correction: Correction;
  /** A corrected p-value below this makes a difference real. */
  readonly alpha: number;
  /** From which size on a difference counts as large. */
  readonly large: LargeFrom;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

const name = v.pipe(v.string(), v.nonEmpty('expected a name'));
const column = v.union(
  [name, v.strictObject({ column: name, as: v.optional(v.picklist(COLUMN_KINDS)) })],
  'expected a column or { column, as }',
);

const stored = v.strictObject({
  segmentation: v.nullish(name, null),
  from: v.nullish(name, null),
  with: v.optional(v.array(name), []),
  columns: v.optional(v.array(column), []),
  other: v.nullish(name, null),
  correction: v.optional(v.picklist(CORRECTIONS), 'holm'),
  alpha: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(0.2)), 0.05),
  large: v.optional(v.picklist(LARGE_FROM), 'medium'),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected a date like 2024-07-01')), null),
});

export const schema: v.GenericSchema<unknown, CompareOptions> = v.pipe(
  stored,
  v.transform(({ columns, ...rest }) => ({
    ...rest,
    columns: columns.map((one) =>
      typeof one === 'string' ? { column: one, as: null } : { column: one.column, as: one.as ?? null },
    ),
  })),
) as v.GenericSchema<unknown, CompareOptions>;
