import * as v from 'valibot';
import { REFUNDS, type Refunds } from '../../model/cell';
import { whyNoExpression } from '../../sql/expression';

export const PRUNINGS = ['cv', 'cp', 'none'] as const;
export type Pruning = (typeof PRUNINGS)[number];

export const FEATURE_KINDS = ['number', 'category'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

export interface FeatureChoice {
  readonly column: string;
  /** Null: by the type of the column. */
  readonly as: FeatureKind | null;
}

export interface TreeOptions {
  /** Says who is a customer. */
  readonly from: string;
  /** More tables about the same customers. */
  readonly with: readonly string[];
  /** The segmentation that is explained; else a column or a condition is. */
  readonly segmentation: string | null;
  readonly target: string | null;
  /** An SQL condition over the columns of a customer: its classes are yes and no. */
  readonly condition: string | null;
  /** Empty: every suitable column. */
  readonly features: readonly FeatureChoice[];
  readonly depth: number;
  /** Null: 1 % of the customers, at least 20. */
  readonly minLeaf: number | null;
  /** Null: twice the smallest leaf. */
  readonly minSplit: number | null;
  readonly prune: Pruning;
  readonly cp: number;
  readonly folds: number;
  /** The smallest tree within one standard error of the best. */
  readonly oneSe: boolean;
  readonly holdout: number;
  readonly weights: 'none' | 'balanced';
  readonly seed: number;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

export const MOST_DEPTH = 30;

const name = v.pipe(v.string(), v.nonEmpty('expected a name'));
const integer = v.pipe(v.number(), v.integer());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);
const feature = v.union(
  [name, v.strictObject({ column: name, as: v.optional(v.picklist(FEATURE_KINDS)) })],
  'expected a column or { column, as }',
);

const stored = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  with: v.optional(v.array(name), []),
  segmentation: v.nullish(name, null),
  target: v.nullish(name, null),
  condition: v.nullish(expression, null),
  features: v.optional(v.array(feature), []),
  depth: v.optional(v.pipe(integer, v.minValue(1), v.maxValue(MOST_DEPTH)), 4),
  min_leaf: v.nullish(v.pipe(integer, v.minValue(1)), null),
  min_split: v.nullish(v.pipe(integer, v.minValue(2)), null),
  prune: v.optional(v.picklist(PRUNINGS), 'cv'),
  cp: v.optional(share, 0.01),
  folds: v.optional(v.pipe(integer, v.minValue(2), v.maxValue(20)), 5),
  one_se: v.optional(v.boolean(), true),
  holdout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)), 0.3),
  weights: v.optional(v.picklist(['none', 'balanced']), 'none'),
  seed: v.optional(integer, 1),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected a date like 2024-07-01')), null),
});

export const schema: v.GenericSchema<unknown, TreeOptions> = v.pipe(
  stored,
  v.transform(({ features, min_leaf, min_split, one_se, ...rest }) => ({
    ...rest,
    features: features.map((one) =>
      typeof one === 'string' ? { column: one, as: null } : { column: one.column, as: one.as ?? null },
    ),
    minLeaf: min_leaf,
    minSplit: min_split,
    oneSe: one_se,
  })),
) as v.GenericSchema<unknown, TreeOptions>;
