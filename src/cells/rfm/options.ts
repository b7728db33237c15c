import * as v from 'valibot';
import type { Box } from '../../analysis/rfm/box';
import { MAP_BINS, MAP_NAMES, type MapName } from '../../analysis/rfm/maps';
import { normaliseWith } from '../normalise';
import { isRecord } from '../../lib/is-record';
import { REFUNDS, type Normalised, type OptionProblem, type Refunds } from '../../model/cell';
import { PRESET_NAMES, PRESETS, type PresetName } from './presets';

export const SCORES = ['quantile', 'thresholds', 'percentile', 'mean', 'median'] as const;
export type Score = (typeof SCORES)[number];

export const MEASURES = ['recency', 'frequency', 'monetary'] as const;
export type Measure = (typeof MEASURES)[number];

export type PerMeasure<Thing> = Readonly<Record<Measure, Thing>>;

/** From where on a raw value belongs to a segment: both ends included. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** A segment of one's own: scores that match a pattern or lie in a box, raw values within ranges, or all of these. */
export interface CustomSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour?: number;
  readonly scores?: readonly string[];
  readonly box?: Box;
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

/** What frequency counts: distinct order ids (days where there are none), days with an order, or rows. */
export const COUNTS = ['orders', 'days', 'rows'] as const;
export type Count = (typeof COUNTS)[number];

/** Periods of equal length side by side, the last one ending with the analysis date. */
export interface Periods {
  readonly months: number;
  readonly count: number;
}

export interface RfmOptions {
  readonly from: string;
  /** The tool or tutorial whose way of doing it are the defaults here; null: none. */
  readonly like: PresetName | null;
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
  readonly frequency: Count;
  readonly monetary: 'total' | 'per_order';
  readonly periods: Periods | null;
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

const limit = v.pipe(v.number(), v.minValue(0), v.maxValue(9));
const side = v.pipe(
  v.tuple([limit, limit]),
  v.check(([from, to]) => from <= to, 'invalid range: from > to'),
);

const customSegment = v.strictObject({
  label_zh: v.optional(v.string()),
  label_en: v.optional(v.string()),
  colour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8))),
  scores: v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String), pattern))),
  ...{ r: v.optional(side), f: v.optional(side), m: v.optional(side), fm: v.optional(side) },
  recency: v.optional(range),
  frequency: v.optional(range),
  monetary: v.optional(range),
});

const date = v.pipe(v.string(), v.isoDate('invalid date: not YYYY-MM-DD'));

const stored = v.strictObject({
  from: v.pipe(v.string('missing table: from'), v.nonEmpty('missing table: from')),
  like: v.optional(v.picklist(PRESET_NAMES)),
  score: v.optional(v.picklist(SCORES)),
  bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(9)), 5),
  cut_rule: v.optional(v.picklist(CUT_RULES), 'default'),
  cuts: v.optional(perMeasure(cuts), {}),
  segments: v.optional(v.union([v.picklist(MAP_NAMES), v.record(key(), customSegment)]), 'cn8'),
  split: v.optional(
    v.union([v.literal('mean_score'), v.strictObject({ at_least: v.pipe(v.number(), v.integer()) })]),
  ),
  frequency: v.optional(v.picklist(COUNTS), 'orders'),
  monetary: v.optional(v.picklist(['total', 'per_order']), 'total'),
  periods: v.nullish(
    v.strictObject({
      months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)), 6),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(12)), 2),
    }),
    null,
  ),
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
  const parsed = normaliseWith(stored, withPreset(value));
  if (!parsed.ok) return parsed;
  const { segments, as_of, score, split, baseline, like, ...rest } = parsed.options;
  const options: RfmOptions = {
    ...rest,
    like: like ?? null,
    score: score ?? null,
    split: split ?? null,
    as_of: as_of ?? null,
    baseline: baseline ?? null,
    segments: typeof segments === 'string' ? segments : Object.entries(segments).map(custom),
  };
  const problems = contradictions(options);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, options };
}

/** Where the document names a tool, what it leaves open is done as that tool does it. */
function withPreset(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { like } = value;
  const name = PRESET_NAMES.find((preset) => preset === like);
  return name === undefined ? value : { ...PRESETS[name], ...value };
}

function custom([segment, stored]: [string, v.InferOutput<typeof customSegment>]): CustomSegment {
  const { label_zh, label_en, colour, scores, r, f, m, fm, ...ranges } = stored;
  const box = { ...(r && { r }), ...(f && { f }), ...(m && { m }), ...(fm && { fm }) };
  return {
    segment,
    label_zh: label_zh ?? label_en ?? segment,
    label_en: label_en ?? label_zh ?? segment,
    colour,
    scores,
    ...(Object.keys(box).length > 0 ? { box } : {}),
    ranges,
  };
}

/** Options that are right one by one but not together. */
function contradictions(options: RfmOptions): OptionProblem[] {
  const problems: OptionProblem[] = [];
  const twoWay = options.score === 'mean' || options.score === 'median';
  const needed = typeof options.segments === 'string' ? MAP_BINS[options.segments] : null;
  if (needed !== null && (twoWay || options.bins !== needed)) {
    problems.push({
      path: ['segments'],
      message: `invalid segments: ${String(options.segments)} needs scores from 1 to ${needed}`,
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
