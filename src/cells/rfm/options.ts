import * as v from 'valibot';
import { MAP_NAMES, type MapName } from '../../analysis/rfm/maps';
import { normaliseWith } from '../normalise';
import { REFUNDS, type Normalised, type OptionProblem, type Refunds } from '../../model/cell';

export const SCORES = ['quantile', 'thresholds', 'mean', 'median'] as const;
export type Score = (typeof SCORES)[number];

export const MEASURES = ['recency', 'frequency', 'monetary'] as const;
export type Measure = (typeof MEASURES)[number];

export type PerMeasure<Thing> = Readonly<Record<Measure, Thing>>;

/** From where on a raw value belongs to a segment: both ends included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** A segment of one's own: scores that match a pattern, raw values within ranges, or both. */
export interface CustomSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour?: number;
  readonly scores?: readonly string[];
  readonly ranges: Partial<PerMeasure<Range>>;
}

/** The ruler of an earlier period (基准期): used as it is instead of being computed anew. */
export interface Baseline {
  readonly name: string;
  readonly date: string;
  /** How frequency was scored then: the fallback by thresholds is part of the ruler. */
  readonly frequency_scored?: 'quantile' | 'thresholds';
  readonly cuts?: Partial<PerMeasure<readonly number[]>>;
  readonly means?: Partial<PerMeasure<number>>;
  readonly medians?: Partial<PerMeasure<number>>;
  readonly mean_scores?: Partial<PerMeasure<number>>;
}

/**
 * On which side a value that equals a cut point falls, and what becomes of cut points that collide.
 * `default`: above the cut, collided cuts leave empty scores. `r_rfm`: R rfm's, quantiles + 1 and lower end included.
 * `qcut`: pandas' qcut with dropped duplicates, fewer scores where cuts collide with each other or with the ends.
 */
export const CUT_RULES = ['default', 'r_rfm', 'qcut'] as const;
export type CutRule = (typeof CUT_RULES)[number];

export interface RfmOptions {
  readonly from: string;
  /**
   * Null: quantiles, with frequency by thresholds where quantiles do not hold. With `thresholds`, a measure without
   * `cuts` keeps its quantiles (frequency: 1, 2, 3, 4, 5+), which the result states.
   */
  readonly score: Score | null;
  readonly bins: number;
  readonly cut_rule: CutRule;
  readonly cuts: Partial<PerMeasure<readonly number[]>>;
  readonly segments: MapName | readonly CustomSegment[];
  /** What is high in two-way maps; null: above the mean score. */
  readonly split: 'mean_score' | { readonly at_least: number } | null;
  readonly monetary: 'total' | 'per_order';
  readonly refunds: Refunds;
  readonly as_of: string | null;
  readonly baseline: Baseline | null;
}

const perMeasure = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.partial(v.strictObject({ recency: entry, frequency: entry, monetary: entry }));

const cuts = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.check(
    (values) => values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value)),
    'invalid cuts: not in ascending order',
  ),
  v.maxLength(8, 'invalid cuts: more than 8'),
);

const pattern = v.pipe(v.string(), v.check(isPattern, 'invalid pattern'));
const range = v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) });

const customSegment = v.strictObject({
  label_zh: v.optional(v.string()),
  label_en: v.optional(v.string()),
  colour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
  scores: v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String), pattern))),
  recency: v.optional(range),
  frequency: v.optional(range),
  monetary: v.optional(range),
});

const date = v.pipe(v.string(), v.isoDate('invalid date: not YYYY-MM-DD'));

const stored = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  score: v.optional(v.picklist(SCORES)),
  bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(9)), 5),
  cut_rule: v.optional(v.picklist(CUT_RULES), 'default'),
  cuts: v.optional(perMeasure(cuts), {}),
  segments: v.optional(v.union([v.picklist(MAP_NAMES), v.record(key(), customSegment)]), 'cn8'),
  split: v.optional(
    v.union([v.literal('mean_score'), v.strictObject({ at_least: v.pipe(v.number(), v.integer()) })]),
  ),
  monetary: v.optional(v.picklist(['total', 'per_order']), 'total'),
  refunds: v.optional(v.picklist(REFUNDS), 'net'),
  as_of: v.optional(date),
  baseline: v.optional(
    v.strictObject({
      name: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
      date,
      frequency_scored: v.optional(v.picklist(['quantile', 'thresholds'])),
      cuts: v.optional(perMeasure(cuts)),
      means: v.optional(perMeasure(v.number())),
      medians: v.optional(perMeasure(v.number())),
      mean_scores: v.optional(perMeasure(v.number())),
    }),
  ),
});

function key() {
  return v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'invalid segment key'));
}

function isPattern(value: string): boolean {
  try {
    return value.length <= 100 && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Stored options -> options with every default in place. */
export function normaliseRfm(value: unknown): Normalised<RfmOptions> {
  const parsed = normaliseWith(stored, value);
  if (!parsed.ok) return parsed;
  const { segments, as_of, score, split, baseline, ...rest } = parsed.options;
  const options: RfmOptions = {
    ...rest,
    score: score ?? null,
    split: split ?? null,
    as_of: as_of ?? null,
    baseline: baseline ?? null,
    segments: typeof segments === 'string' ? segments : Object.entries(segments).map(custom),
  };
  const problems = contradictions(options);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, options };
}

function custom([segment, stored]: [string, v.InferOutput<typeof customSegment>]): CustomSegment {
  const { label_zh, label_en, colour, scores, ...ranges } = stored;
  return {
    segment,
    label_zh: label_zh ?? label_en ?? segment,
    label_en: label_en ?? label_zh ?? segment,
    colour,
    scores,
    ranges,
  };
}

/** Options that are right one by one but not together. */
function contradictions(options: RfmOptions): OptionProblem[] {
  const problems: OptionProblem[] = [];
  const twoWay = options.score === 'mean' || options.score === 'median';
  if ((options.segments === 'grid10' || options.segments === 'map125') && (twoWay || options.bins !== 5)) {
    problems.push({
      path: ['segments'],
      message: `invalid segments: ${options.segments} needs scores from 1 to 5`,
    });
  }
  return [...problems, ...baselineHoles(options)];
}

/** A baseline must hold the whole ruler of the scoring it is used with. */
function baselineHoles({ baseline, score }: RfmOptions): OptionProblem[] {
  if (!baseline) return [];
  const part = score === 'mean' ? 'means' : score === 'median' ? 'medians' : 'cuts';
  return MEASURES.filter((measure) => baseline[part]?.[measure] === undefined).map((measure) => ({
    path: ['baseline', part, measure],
    message: `missing baseline: ${part}.${measure}`,
  }));
}
