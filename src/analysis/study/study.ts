import { gapStatistic, type Gap } from '../gap/gap';
import { judge, propose, type KRule, type Verdicts } from '../kmeans/choose-k';
import { measure, type Grouping } from '../kmeans/measure';
import { costShares } from '../prototypes/costShares';
import { embed, pickMixed, type Mixed } from '../prototypes/mixed';
import { runPrototypes, standOf } from '../prototypes/prototypes';
import { sampleRows } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';
import { stability, type Stability } from '../stability/stability';
import { fitMixed, fitSteps, quickLabels, type Fitted } from './fitMixed';
import { groupMap, type GroupMap } from './groupMap';
import { importance, type Importance } from './importance';
import { outlierLimits, type OutlierLimits } from './outlierLimits';
import { recommend, type Judged, type Recommendation } from './recommend';
import { structureOf, type Structure } from './structure';
import { treeOf, type Tree } from './tree';

export interface StudyInput extends Mixed {
  /** The numbers of groups to try, ascending, at least one. */
  readonly ks: readonly number[];
  readonly choose: KRule;
  readonly seed: number;
  readonly starts: number;
  readonly swaps?: number;
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** Bootstrap resamples of each k; 0 = none. */
  readonly resamples: number;
  /** Reference data sets of the gap statistic, where several k are compared; 0 = none. */
  readonly references: number;
  /** How often columns are shuffled for the null; 0 = never. */
  readonly shuffles: number;
}

/** One k with all that is known of it. */
export interface Studied extends Grouping {
  /** Row-major, `k × attributes`. */
  readonly modes: Int32Array;
  readonly agreeing: number;
  readonly swaps: number;
  readonly sampled: number | null;
  readonly resampled: Stability | null;
}

/** What is said of one grouping beside its indices. */
export interface Portrait {
  readonly importance: readonly Importance[];
  /** Share of each feature in the cost; null without categories. */
  readonly costs: { readonly whole: Float64Array; readonly left: Float64Array } | null;
  readonly map: GroupMap;
  readonly outliers: OutlierLimits;
}

export interface StudyOutput {
  readonly groupings: readonly Studied[];
  readonly verdicts: Verdicts;
  /** Which of the groupings was chosen. */
  readonly chosen: number;
  /** Of the chosen one: each row's group and squared distance to its centre. */
  readonly labels: Int32Array;
  readonly squared: Float64Array;
  readonly portrait: Portrait;
  readonly tree: Tree | null;
  readonly gap: Gap | null;
  readonly structure: Structure | null;
  readonly recommendation: Recommendation | null;
  /** How many rows resamples were drawn of, and the gap was taken on, where those were not all. */
  readonly resampledRows: number | null;
  readonly gapRows: number | null;
}

/** Rows with categories are measured pair by pair on at most so many. */
const EMBEDDED = 10_000;
const RESAMPLED = 2_000;
const GAP_ROWS = 1_000;

/**
 * Groups rows with each k, gathers what speaks for each (indices, elbow, bootstrap stability, gap, a null of shuffled
 * columns), chooses one and describes it. The same seed gives the same output.
 */
export function study(
  input: StudyInput,
  report: (done: number, total: number) => void = () => undefined,
): StudyOutput {
  const step = counter(input, report);
  const fitted = input.ks.map((k) => {
    const found = fitMixed(input, { ...input, k }, step);
    return { found, labels: Uint8Array.from(found.labels) };
  });
  const groupings = fitted.map(({ found, labels }) => studied(input, found, Int32Array.from(labels), step));
  const gap = input.ks.length > 1 && input.references > 0 ? gapOf(input, step) : null;
  const candidates = groupings.map(judged);
  const verdicts = judge(candidates);
  const chosen = propose(verdicts, input.choose);
  const best = fitted[chosen]?.found;
  const grouping = groupings[chosen];
  if (!best || !grouping) throw new RangeError(`invalid choice: ${chosen}`);
  const structure = structureOf(input, grouping.k, { seed: input.seed, tries: input.shuffles }, step);
  const points = embed(smaller(input, EMBEDDED).data);
  const shown = smaller(input, EMBEDDED).rows;
  const labels = shown ? shown.map((row) => best.labels[row] as number) : best.labels;
  return {
    groupings,
    verdicts,
    chosen,
    labels: best.labels,
    squared: best.squared,
    portrait: portraitOf(input, best),
    tree: treeOf(points, labels, grouping.k, input.seed),
    gap,
    structure,
    recommendation: candidates.length > 1 ? recommended(candidates, verdicts, gap, structure) : null,
    resampledRows: input.resamples > 0 && input.rows > RESAMPLED ? RESAMPLED : null,
    gapRows: gap && input.rows > GAP_ROWS ? GAP_ROWS : null,
  };
}

/** What a grouping is like: importance of the features, a map, where far begins. */
export function portraitOf(
  data: Mixed,
  found: Pick<Fitted, 'labels' | 'squared' | 'centres' | 'modes' | 'sizes'>,
): Portrait {
  const k = found.sizes.length;
  const { rows, data: drawn } = smaller(data, EMBEDDED);
  const labels = rows ? rows.map((row) => found.labels[row] as number) : found.labels;
  return {
    importance: importance(data, found.labels, found, k),
    costs: data.attributes > 0 ? costShares(data, whole(data), found) : null,
    map: { ...groupMap(embed(drawn), labels, k), rows: data.rows },
    outliers: outlierLimits(found.squared, found.labels, k),
  };
}

function counter(input: StudyInput, report: (done: number, total: number) => void): () => void {
  const { ks, resamples, references, shuffles } = input;
  const total = (fitSteps(input, input) + resamples + 1) * ks.length + references + shuffles + 2;
  let done = 0;
  return () => {
    report(++done, total);
  };
}

/** The rows as one group. */
function whole(data: Mixed): ReturnType<typeof runPrototypes> {
  const start = { centres: new Float64Array(data.dimensions), modes: new Int32Array(data.attributes) };
  const labels = new Int32Array(data.rows);
  return runPrototypes(data, standOf(data, labels, 1, start), 1);
}

function studied(input: StudyInput, found: Fitted, labels: Int32Array, step: () => void): Studied {
  const { agreeing, swaps, sampled, modes, inertia, centres, sizes, iterations, converged } = found;
  const measured = measureMixed(input, found);
  step();
  const resampled = input.resamples > 0 ? resample(input, labels, sizes.length, step) : null;
  const counts = { agreeing, swaps, sampled };
  return { ...measured, inertia, centres, sizes, iterations, converged, modes, ...counts, resampled };
}

/** Indices of a grouping; with categories in the space where these are columns, on a sample of many rows. */
export function measureMixed(data: Mixed, found: Fitted): Grouping {
  if (data.attributes === 0) return measure(data, found);
  const { rows, data: drawn } = smaller(data, EMBEDDED);
  const labels = rows ? rows.map((row) => found.labels[row] as number) : found.labels;
  const grouping = measure(embed(drawn), { ...found, labels });
  return { ...grouping, silhouette_sample: rows ? EMBEDDED : grouping.silhouette_sample };
}

function resample(input: StudyInput, labels: Int32Array, k: number, step: () => void): Stability {
  const { rows, data } = smaller(input, RESAMPLED);
  const own = rows ? rows.map((row) => labels[row] as number) : labels;
  const regroup = (drawn: Int32Array, seed: number): Int32Array =>
    drawn.length < k ? new Int32Array(drawn.length) : quickLabels(pickMixed(data, drawn), k, seed);
  return stability(own, k, { resamples: input.resamples, seed: input.seed }, regroup, step);
}

function gapOf(input: StudyInput, step: () => void): Gap {
  const { data } = smaller(input, GAP_ROWS);
  const options = { most: input.ks.at(-1) ?? 1, references: input.references, seed: input.seed, starts: 3 };
  return gapStatistic(embed(data), options, step);
}

/** At most so many of the rows, always the same ones of a data set; `rows` is null where those are all. */
function smaller(data: Mixed, most: number): { rows: Int32Array | null; data: Mixed } {
  if (data.rows <= most) return { rows: null, data };
  const rows = sampleRows(data.rows, most, xoshiro128(1));
  return { rows, data: pickMixed(data, rows) };
}

function judged({ resampled, ...grouping }: Studied): Judged {
  const known = resampled?.means.filter((mean) => mean !== null) ?? [];
  return { ...grouping, stability: known.length > 0 ? Math.min(...known) : null };
}

/** What is proposed by all indices together, whatever the reader chose to go by. */
function recommended(
  candidates: readonly Judged[],
  verdicts: Verdicts,
  gap: Gap | null,
  structure: Structure | null,
): Recommendation {
  const kOf = (rule: KRule): number | null => {
    const values = verdicts[rule];
    return values.every((value) => value === values[0])
      ? null
      : (candidates[propose(verdicts, rule)]?.k ?? null);
  };
  const best = {
    silhouette: kOf('silhouette'),
    calinski_harabasz: kOf('calinski_harabasz'),
    davies_bouldin: kOf('davies_bouldin'),
    elbow: kOf('elbow'),
  };
  return recommend({ candidates, chosen: propose(verdicts, 'ranks'), best, gap, structure });
}
