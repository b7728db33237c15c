import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { whyNoExpression } from '../../sql/expression';
import { claimSchema } from '../claim';
import { normaliseWith } from '../normalise';

const value = v.union([v.string(), v.number(), v.boolean()]);
export type ConditionValue = v.InferOutput<typeof value>;

/** One condition on a field; of several parts all must hold. */
export interface Condition {
  readonly field: string;
  readonly in?: readonly ConditionValue[];
  readonly not_in?: readonly ConditionValue[];
  readonly equals?: ConditionValue;
  /** Both ends included; dates as ISO text. */
  readonly min?: string | number;
  readonly max?: string | number;
  readonly contains?: string;
}

/** The period that is measured, both days included. */
export type Period =
  | { readonly from?: string; readonly to?: string }
  /** The months up to the analysis date. */
  | { readonly last_months: number };

export interface ScopeOptions {
  readonly question: Claim;
  readonly customer_type: 'b2c' | 'b2b';
  /** Null: the scope is a text. */
  readonly from: string | null;
  /** Regions that are looked at: large regions, provinces, cities, countries, by name; none: everywhere. */
  readonly region: readonly string[];
  /** Product lines that are looked at: parts of category names; none: all. */
  readonly product_line: readonly string[];
  readonly who: readonly Condition[];
  /** One more condition, as an SQL expression. */
  readonly where: string | null;
  /** Whether conditions choose rows, or every row of customers with such a row. */
  readonly select: 'rows' | 'customers';
  readonly period: Period | null;
  /** What will show that the goal is reached. */
  readonly success: readonly Claim[];
  readonly sources: readonly string[];
  readonly as_of: string | null;
}

const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const end = v.union([v.string(), v.number()]);
const texts = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((text) => [text]),
  ),
]);

const names = v.pipe(
  texts,
  v.transform((list) => list.map((text) => text.trim()).filter((text) => text !== '')),
);
const claims = v.union([
  v.array(claimSchema),
  v.pipe(
    claimSchema,
    v.transform((claim) => [claim]),
  ),
]);

const condition = v.strictObject({
  field: v.pipe(v.string(), v.nonEmpty('expected a field')),
  in: v.optional(v.array(value)),
  not_in: v.optional(v.array(value)),
  equals: v.optional(value),
  min: v.optional(end),
  max: v.optional(end),
  contains: v.optional(v.string()),
});

const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const schema = v.strictObject({
  question: v.nullish(claimSchema, ''),
  customer_type: v.optional(v.picklist(['b2c', 'b2b']), 'b2c'),
  from: v.nullish(v.pipe(v.string(), v.nonEmpty()), null),
  region: v.nullish(names, []),
  product_line: v.nullish(names, []),
  who: v.nullish(v.array(condition), []),
  where: v.nullish(expression, null),
  select: v.optional(v.picklist(['rows', 'customers']), 'rows'),
  period: v.nullish(
    v.union([
      v.strictObject({ last_months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)) }),
      v.strictObject({ from: v.optional(day), to: v.optional(day) }),
    ]),
    null,
  ),
  success: v.nullish(claims, []),
  sources: v.nullish(texts, []),
  as_of: v.nullish(day, null),
});

/** Stored options -> options with every default in place. */
export function normaliseScope(stored: unknown): Normalised<ScopeOptions> {
  return normaliseWith(schema, stored);
}

/** The texts that may cite values. */
export function scopeClaims({ question, success }: ScopeOptions): readonly ClaimAt[] {
  return [
    { path: ['question'], claim: question },
    ...success.map((claim, at) => ({ path: ['success', at], claim })),
  ];
}
