import * as v from 'valibot';
import { K_RULES, type KRule } from '../../analysis/kmeans/choose-k';
import type { Scale } from '../../analysis/scale/scale';
import type { Basis } from '../../model/segmentation';

export { K_RULES, type KRule };
export { NO_GROUP as DOUBTFUL } from '../../analysis/kmeans/choose-k';

export const TRANSFORMS = ['log1p', 'none'] as const;
/** What happens to a value before it is scaled: `log1p` is ln(1 + max(value, 0)). */
export type Transform = (typeof TRANSFORMS)[number];

export const SCALES = ['z', 'robust', 'minmax', 'none'] as const satisfies readonly Scale[];

export interface Feature {
  readonly column: string;
  readonly transform: Transform;
  readonly scale: Scale;
}

/** A grouping frozen at a date: a new period's customers are put with these centres, which stay where they are. */
export interface Baseline {
  readonly name: string;
  /** ISO date. */
  readonly date: string;
  /** The columns it was made on, in the order of the lists below. */
  readonly features: readonly string[];
  /** What is taken from each transformed value (its mean, for `z`), and what that is divided by. */
  readonly means: readonly number[];
  readonly sds: readonly number[];
  /** In the scaled space, one list a group: c1, c2, … */
  readonly centres: readonly (readonly number[])[];
  /** Categorical columns with their values in the order of their codes, and what one that differs costs. */
  readonly categories: readonly { readonly column: string; readonly levels: readonly string[] }[];
  readonly gamma: number | null;
  /** The value that stands for each group, one list a group, in the order of `categories`. */
  readonly modes: readonly (readonly string[])[];
}

/** How much evidence a run gathers; 0 leaves a part out. */
export interface EvidenceOptions {
  /** Bootstrap resamples of each number of groups. */
  readonly resamples: number;
  /** Reference data sets of the gap statistic. */
  readonly references: number;
  /** How often columns are shuffled apart for the null. */
  readonly shuffles: number;
}

export interface ClusterOptions {
  readonly from: string;
  /** The column that tells customers apart. */
  readonly key: string;
  readonly features: readonly Feature[];
  /** Columns of categories: with any, groups are found by k-prototypes (by k-modes where there are no features). */
  readonly categories: readonly string[];
  /** What one category that differs costs beside squared distances of scaled numbers; null = half their mean spread. */
  readonly gamma: number | null;
  /** From = to where one number was given. */
  readonly k: { readonly from: number; readonly to: number };
  /** How k is chosen from a range. */
  readonly choose: KRule;
  readonly seed: number;
  readonly starts: number;
  /** Random swaps tried on the best start; null = by the number of customers. */
  readonly swaps: number | null;
  readonly maxIterations: number;
  readonly tolerance: number;
  /** The column that groups are ordered by and amounts are summed of; null = `monetary` where there is one. */
  readonly amount: string | null;
  /** Labels the reader gave, by key. */
  readonly names: Readonly<Record<string, string>>;
  readonly basis: Basis | null;
  readonly evidence: EvidenceOptions;
  readonly baseline: Baseline | null;
}

/** More groups than this cannot be told apart, in colour or in deed. */
export const LARGEST_K = 20;
/**
 * What is compared where nothing is asked for. Three to five groups are what a business can act on; two, which indices
 * like best on most customer data (high and low), say little that a threshold does not.
 */
export const DEFAULT_K = { from: 3, to: 8 };
export const DEFAULT_EVIDENCE: EvidenceOptions = { resamples: 50, references: 20, shuffles: 20 };
/** More categories than this are put together as one: the rarest of them. */
export const MOST_LEVELS = 30;
export const DEFAULT_FEATURES = ['recency', 'frequency', 'monetary'];

const name = v.pipe(v.string(), v.minLength(1, 'expected a name'));
const integer = v.pipe(v.number(), v.integer());
const groups = v.pipe(integer, v.minValue(2), v.maxValue(LARGEST_K));
const range = v.pipe(
  v.strictObject({ from: groups, to: groups }),
  v.check(({ from, to }) => from <= to, 'expected from <= to'),
);
const transform = v.picklist(TRANSFORMS);
const scale = v.picklist(SCALES);
const feature = v.union(
  [name, v.strictObject({ column: name, transform: v.optional(transform), scale: v.optional(scale) })],
  'expected a column or { column, transform, scale }',
);
const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(
  finite,
  v.check((value) => value > 0, 'expected a number above 0'),
);
const times = v.pipe(integer, v.minValue(0), v.maxValue(1000));

const baseline = v.pipe(
  v.strictObject({
    name: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
    date: v.pipe(v.string(), v.isoDate('expected a date like 2024-07-01')),
    features: v.array(name),
    means: v.array(finite),
    sds: v.array(positive),
    centres: v.pipe(v.array(v.array(finite)), v.minLength(1), v.maxLength(LARGEST_K)),
    categories: v.optional(
      v.array(v.strictObject({ column: name, levels: v.pipe(v.array(v.string()), v.minLength(1)) })),
      [],
    ),
    gamma: v.optional(v.nullable(positive), null),
    modes: v.optional(v.array(v.array(v.string())), []),
  }),
  v.check(
    ({ categories, modes, centres }) =>
      categories.length === 0 ||
      (modes.length === centres.length && modes.every((list) => list.length === categories.length)),
    'expected one value of each category for each group',
  ),
  v.check(
    ({ features, means, sds, centres }) =>
      [means, sds, ...centres].every((list) => list.length === features.length),
    'expected one mean, one sd and one value of each centre for each feature',
  ),
);

const stored = v.strictObject({
  from: name,
  key: v.optional(name, 'customer'),
  features: v.optional(v.array(feature), DEFAULT_FEATURES),
  categories: v.optional(v.array(name), []),
  gamma: v.optional(positive),
  transform: v.optional(transform, 'log1p'),
  scale: v.optional(scale, 'z'),
  k: v.optional(
    v.union([groups, range], `expected a number from 2 to ${LARGEST_K} or { from, to }`),
    DEFAULT_K,
  ),
  choose: v.optional(v.picklist(K_RULES), 'ranks'),
  seed: v.optional(integer, 1),
  starts: v.optional(v.pipe(integer, v.minValue(1), v.maxValue(1000)), 10),
  swaps: v.optional(v.pipe(integer, v.minValue(0), v.maxValue(10_000))),
  max_iterations: v.optional(v.pipe(integer, v.minValue(1), v.maxValue(100_000)), 300),
  tolerance: v.optional(v.pipe(finite, v.minValue(0)), 0),
  amount: v.optional(name),
  names: v.optional(
    v.record(
      v.pipe(v.string(), v.regex(/^c\d+$/, 'expected a group like c1')),
      v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
    ),
    {},
  ),
  basis: v.optional(v.picklist(['value', 'attribute', 'need', 'mixed'])),
  evidence: v.optional(
    v.strictObject({
      resamples: v.optional(times, DEFAULT_EVIDENCE.resamples),
      references: v.optional(times, DEFAULT_EVIDENCE.references),
      shuffles: v.optional(times, DEFAULT_EVIDENCE.shuffles),
    }),
    DEFAULT_EVIDENCE,
  ),
  baseline: v.optional(baseline),
});

/** Stored options -> options with every default in place. */
export const schema = v.pipe(
  stored,
  v.forward(
    v.check(({ features, categories }) => features.length + categories.length > 0, 'expected a feature'),
    ['features'],
  ),
  v.check(({ features, categories }) => {
    const columns = [...features.map(columnOf), ...categories].map((column) => column.toLowerCase());
    return new Set(columns).size === columns.length;
  }, 'expected each feature once'),
  v.check(({ features, categories, baseline: frozen }) => {
    const columns = features.map(columnOf);
    return (
      !frozen ||
      (frozen.features.every((column) => columns.includes(column)) &&
        frozen.categories.every(({ column }) => categories.includes(column)))
    );
  }, 'expected the features of the baseline among the features'),
  v.transform((options): ClusterOptions => {
    const { from, key, choose, seed, starts, tolerance, names, categories, evidence } = options;
    const k = typeof options.k === 'number' ? { from: options.k, to: options.k } : options.k;
    const defaults = { transform: options.transform, scale: options.scale };
    return {
      ...{ from, key, k, choose, seed, starts, tolerance, names, categories, evidence },
      gamma: options.gamma ?? null,
      features: options.features.map((one) =>
        typeof one === 'string' ? { column: one, ...defaults } : { ...defaults, ...one },
      ),
      swaps: options.swaps ?? null,
      maxIterations: options.max_iterations,
      amount: options.amount ?? null,
      basis: options.basis ?? null,
      baseline: options.baseline ?? null,
    };
  }),
);

function columnOf(feature: string | { readonly column: string }): string {
  return typeof feature === 'string' ? feature : feature.column;
}
