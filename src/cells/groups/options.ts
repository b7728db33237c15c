import * as v from 'valibot';
import { REFUNDS, type Refunds } from '../../model/cell';
import type { Basis } from '../../model/segmentation';

/** How a column's values become groups. */
export const HOWS = [
  ...(['value', 'country', 'province', 'large_region', 'city', 'city_tier', 'climate'] as const),
  ...(['bands', 'age', 'tenure', 'headcount', 'loyalty', 'usage'] as const),
] as const;
export type How = (typeof HOWS)[number];

export interface Dimension {
  readonly column: string;
  /** Null: by the column's name and type. */
  readonly as: How | null;
  /** Where a new band begins; null: the usual ones of the column, or `quantiles`. */
  readonly cuts: readonly number[] | null;
  /** So many bands with about as many customers each. */
  readonly quantiles: number | null;
  /** Names of the bands, lowest first. */
  readonly labels: readonly string[];
  /** The reader's own table: a value as it is in the data -> the group it belongs to. */
  readonly map: Readonly<Record<string, string>>;
}

export const SMALL_RULES = ['other', 'nearest', 'keep'] as const;
/**
 * What becomes of groups below the least size: `other` puts them together; `nearest` adds them to the neighbouring band
 * where a dimension has an order (else to the others); `keep` leaves them.
 */
export type SmallRule = (typeof SMALL_RULES)[number];

export interface GroupsOptions {
  readonly from: string;
  readonly with: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly least: number;
  readonly small: SmallRule;
  /** The most groups; the smallest beyond go to the others. */
  readonly most: number;
  readonly amount: string | null;
  /** Names the reader gave, by key of the group. */
  readonly names: Readonly<Record<string, string>>;
  readonly basis: Basis | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

const name = v.pipe(v.string(), v.minLength(1, 'expected a name'));
const texts = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const integer = v.pipe(v.number(), v.integer());
const cuts = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.minLength(1, 'expected a cut'),
  v.maxLength(19, 'more than 20 bands'),
  v.check(
    (values) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? value)),
    'expected ascending cuts',
  ),
);
const stored = v.strictObject({
  column: name,
  as: v.nullish(v.picklist(HOWS), null),
  cuts: v.nullish(cuts, null),
  quantiles: v.nullish(v.pipe(integer, v.minValue(2), v.maxValue(10)), null),
  labels: v.nullish(v.array(texts), () => []),
  map: v.nullish(v.record(v.string(), texts), () => ({})),
});
const dimension = v.union(
  [
    v.pipe(
      name,
      v.transform((column): Dimension => ({ column, ...NOTHING })),
    ),
    stored,
  ],
  'expected a column or { column, as, … }',
);

const NOTHING = { as: null, cuts: null, quantiles: null, labels: [], map: {} };

export const schema = v.strictObject({
  from: name,
  with: v.nullish(v.array(name), () => []),
  dimensions: v.pipe(
    v.array(dimension),
    v.minLength(1, 'expected a dimension'),
    v.maxLength(3, 'expected at most three dimensions'),
    v.check((all: Dimension[]) => {
      const keys = all.map(({ column, as }) => `${column}\n${as ?? ''}`);
      return new Set(keys).size === keys.length;
    }, 'expected each dimension once'),
  ),
  least: v.nullish(v.pipe(integer, v.minValue(0)), 30),
  small: v.nullish(v.picklist(SMALL_RULES), 'other'),
  most: v.nullish(v.pipe(integer, v.minValue(1), v.maxValue(100)), 20),
  amount: v.nullish(name, null),
  names: v.nullish(v.record(v.string(), texts), () => ({})),
  basis: v.nullish(v.picklist(['value', 'attribute', 'need', 'mixed']), null),
  refunds: v.nullish(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD')), null),
});
