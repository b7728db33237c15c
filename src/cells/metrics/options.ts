import * as v from 'valibot';
import { normaliseWith } from '../normalise';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import type { Per } from '../../sql/metrics/fields';
import { GRADE_CUTS, type GradeCuts } from '../../sql/orders/hundred';
import { whyNoExpression } from '../../sql/expression';
import { periodSpan } from '../../sql/metrics/periods';

/** What group metrics are told by beside the whole: a segmentation, or a column of the orders (a region, a channel). */
export type GroupBy = { readonly segmentation: string } | { readonly column: string };

export interface TicketOptions {
  readonly from: string;
  /** Which rows are complaints; null: those whose kind says so, or every row. */
  readonly where: string | null;
}

export interface SurveyOptions {
  readonly from: string;
  readonly satisfaction: string | null;
  /** Intention to buy again, and to recommend: with both, loyalty asks for both. */
  readonly again: string | null;
  readonly recommend: string | null;
  readonly scale: number;
  /** Answers that count as the top two boxes, where they are words of one's own. */
  readonly top: readonly string[];
}

export interface MetricsOptions {
  readonly from: string;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  /** Months of the window. */
  readonly window: number;
  readonly n_days: readonly number[];
  readonly new_customer: 'first' | 'lapsed';
  readonly by: GroupBy | null;
  readonly grades: GradeCuts;
  /** Whether list prices and costs are of a piece or of the row; null: of a piece where there is a quantity. */
  readonly list_price: Per | null;
  readonly cost: Per | null;
  /** Margin as a share of the amount, where costs are not mapped. */
  readonly margin: number | null;
  /** The yearly discount rate of the simple CLV. */
  readonly discount: number;
  /** Months of age at which customers' values are compared. */
  readonly ltv_months: number;
  /** Acquisition spend by period: `2024`, `2024-Q2`, `2024-05`. */
  readonly spend: Readonly<Record<string, number>>;
  readonly tickets: TicketOptions | null;
  readonly survey: SurveyOptions | null;
  readonly ledger: { readonly from: string; readonly fields: readonly string[] } | null;
  readonly conversion: { readonly list: string; readonly days: number; readonly since: string | null } | null;
  readonly targets: { readonly segmentation: string; readonly segments: readonly string[] } | null;
  readonly market: {
    readonly share: number | null;
    readonly rank: number | null;
    readonly source: string | null;
    readonly date: string | null;
  } | null;
}

const table = v.pipe(v.string(), v.nonEmpty('expected a table'));
const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const per = v.nullish(v.picklist(['piece', 'row']), null);
const texts = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((text) => [text]),
  ),
]);
const amount = v.pipe(v.number(), v.minValue(0));

const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const period = v.pipe(
  v.string(),
  v.check((text) => periodSpan(text) !== null, 'expected 2024, 2024-Q2 or 2024-05'),
);

const grades = v.pipe(
  v.tuple([v.number(), v.number(), v.number(), v.number()]),
  v.check((cuts) => cuts.every((cut, i) => i === 0 || cut < (cuts[i - 1] ?? cut)), 'expected falling cuts'),
);

const schema = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(day, null),
  window: v.optional(whole(1, 120), 12),
  n_days: v.optional(v.pipe(v.array(whole(1, 3650)), v.maxLength(8)), [30, 60, 90, 180]),
  new_customer: v.optional(v.picklist(['first', 'lapsed']), 'first'),
  by: v.nullish(v.union([v.strictObject({ segmentation: table }), v.strictObject({ column: table })]), null),
  grades: v.optional(grades, [...GRADE_CUTS]),
  list_price: per,
  cost: per,
  margin: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), null),
  discount: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.1),
  ltv_months: v.optional(whole(1, 120), 12),
  spend: v.nullish(v.record(period, amount), {}),
  tickets: v.nullish(v.strictObject({ from: table, where: v.nullish(expression, null) }), null),
  survey: v.nullish(
    v.strictObject({
      from: table,
      satisfaction: v.nullish(v.string(), null),
      again: v.nullish(v.string(), null),
      recommend: v.nullish(v.string(), null),
      scale: v.optional(whole(3, 11), 5),
      top: v.nullish(texts, []),
    }),
    null,
  ),
  ledger: v.nullish(v.strictObject({ from: table, fields: v.nullish(texts, []) }), null),
  conversion: v.nullish(
    v.strictObject({ list: table, days: v.optional(whole(1, 3650), 30), since: v.nullish(day, null) }),
    null,
  ),
  targets: v.nullish(v.strictObject({ segmentation: table, segments: texts }), null),
  market: v.nullish(
    v.strictObject({
      share: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), null),
      rank: v.nullish(whole(1, 10_000), null),
      source: v.nullish(v.string(), null),
      date: v.nullish(day, null),
    }),
    null,
  ),
});

/** Stored options -> options with every default in place. */
export function normaliseMetrics(value: unknown): Normalised<MetricsOptions> {
  return normaliseWith(schema, value);
}
