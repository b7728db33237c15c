import * as v from 'valibot';
import type { MapName } from '../../analysis/rfm/maps';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import { normaliseWith } from '../normalise';

export const SCORES = ['quantile', 'mean', 'median'] as const;
export type Score = (typeof SCORES)[number];

/** The maps of scores that a window's own ruler may have. */
export const SCORE_MAPS = ['cn8', 'grid10', 'map125'] as const satisfies readonly MapName[];
export type ScoreMap = (typeof SCORE_MAPS)[number];

export const MEASURES = ['recency', 'frequency', 'monetary'] as const;
export type Measure = (typeof MEASURES)[number];
export type PerMeasure<Thing> = Readonly<Record<Measure, Thing>>;

/** The ruler of a named period, in the form in which an `rfm` cell freezes its own. */
export interface Baseline {
  readonly name: string;
  readonly date: string;
  readonly frequency_scored?: 'quantile' | 'thresholds';
  readonly cuts?: Partial<PerMeasure<readonly number[]>>;
  readonly means?: Partial<PerMeasure<number>>;
  readonly medians?: Partial<PerMeasure<number>>;
  readonly mean_scores?: Partial<PerMeasure<number>>;
}

/** Who moved between groups (客群迁移): between two windows of one table of orders, or between two groupings. */
export interface MigrationOptions {
  /** Orders of which two windows are compared; null where two groupings are. */
  readonly from: string | null;
  /** The earlier and the later grouping: segmentations, or tables with a customer and a group. */
  readonly before: string | null;
  readonly after: string | null;
  /** The column of the group in tables that are no segmentation. */
  readonly column: string;
  /** A segmentation whose frozen ruler measures both windows. */
  readonly segmentation: string | null;
  /** Days of each window; null: the longest of a year, half a year, a quarter, a month that fits twice. */
  readonly window: number | null;
  readonly as_of: string | null;
  readonly refunds: Refunds;
  /** How the first window is scored where no other ruler is given; null: quantiles, frequency by thresholds where they fail. */
  readonly score: Score | null;
  readonly bins: number;
  readonly segments: ScoreMap;
  readonly baseline: Baseline | null;
}

const name = v.pipe(v.string(), v.minLength(1));
const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const finite = v.pipe(v.number(), v.finite());
const perMeasure = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.partial(v.strictObject({ recency: entry, frequency: entry, monetary: entry }));

const baseline = v.strictObject({
  name: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  date: day,
  frequency_scored: v.optional(v.picklist(['quantile', 'thresholds'])),
  cuts: v.optional(perMeasure(v.pipe(v.array(finite), v.maxLength(8)))),
  means: v.optional(perMeasure(finite)),
  medians: v.optional(perMeasure(finite)),
  mean_scores: v.optional(perMeasure(finite)),
});

const schema = v.pipe(
  v.strictObject({
    from: v.nullish(name, null),
    before: v.nullish(name, null),
    after: v.nullish(name, null),
    column: v.optional(name, 'segment'),
    segmentation: v.nullish(name, null),
    window: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660)), null),
    as_of: v.nullish(day, null),
    refunds: v.optional(v.picklist(REFUNDS), 'net'),
    score: v.nullish(v.picklist(SCORES), null),
    bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(9)), 5),
    segments: v.optional(v.picklist(SCORE_MAPS), 'cn8'),
    baseline: v.nullish(baseline, null),
  }),
  v.check(
    ({ from, before, after }) => from === null || (before === null && after === null),
    'expected either from, or before and after',
  ),
  v.check(
    ({ segments, bins, score }) =>
      segments === 'cn8' || (bins === 5 && (score === null || score === 'quantile')),
    'expected scores from 1 to 5 for this map',
  ),
  v.check(({ baseline: frozen, score }) => {
    const part = score === 'mean' ? 'means' : score === 'median' ? 'medians' : 'cuts';
    return !frozen || MEASURES.every((measure) => frozen[part]?.[measure] !== undefined);
  }, 'expected a baseline with the whole ruler of the scoring'),
);

/** Stored options -> options with every default in place. */
export function normaliseMigration(value: unknown): Normalised<MigrationOptions> {
  return normaliseWith(schema, value);
}
