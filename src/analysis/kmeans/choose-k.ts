/** What is known of one number of groups; null where an index has no value. */
export interface Candidate {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | null;
  readonly calinski_harabasz: number | null;
  readonly davies_bouldin: number | null;
  /** How well its least stable group is found again in resamples (0–1); absent or null where nobody looked. */
  readonly stability?: number | null;
}

export const K_RULES = [
  'ranks',
  'silhouette',
  'calinski_harabasz',
  'davies_bouldin',
  'elbow',
  'stability',
] as const;
/** By what a number of groups is proposed. */
export type KRule = (typeof K_RULES)[number];

/** For each rule the value by which it judges each candidate: more is better. `elbow` lies in [0, 1]. */
export type Verdicts = Readonly<Record<KRule, readonly number[]>>;

/** A group that resamples find again less than this is none. */
export const NO_GROUP = 0.6;

/**
 * Judges candidates of ascending k by each index, and by `ranks`: the mean of their places under silhouette,
 * Calinski–Harabasz, Davies–Bouldin and the elbow (distance of the inertia curve below its chord). The first three
 * often prefer the fewest groups, the elbow never the ends of the range: together they speak for a middle that holds
 * up under all. Where stability is known it has a place too, and groupings of which a group is not found again (below
 * 0.6, Hennig's bound) come after all others. No index decides alone.
 */
export function judge(candidates: readonly Candidate[]): Verdicts {
  const known = (value: number | null): number => value ?? -Infinity;
  const silhouette = candidates.map((candidate) => known(candidate.silhouette));
  const calinski = candidates.map((candidate) => known(candidate.calinski_harabasz));
  const davies = candidates.map(({ davies_bouldin: value }) => (value === null ? -Infinity : -value));
  const elbow = elbows(candidates);
  const stability = candidates.map((candidate) => known(candidate.stability ?? null));
  const looked = candidates.some((candidate) => (candidate.stability ?? null) !== null);
  const voters = [
    silhouette,
    calinski,
    davies,
    ...(candidates.length > 2 ? [elbow] : []),
    ...(looked ? [stability] : []),
  ];
  const places = voters.map(placesOf);
  const ranks = candidates.map((_, at) => {
    const place = places.reduce((sum, list) => sum + (list[at] ?? 0), 0) / voters.length;
    return -place - ((candidates[at]?.stability ?? 1) < NO_GROUP ? candidates.length : 0);
  });
  return { ranks, silhouette, calinski_harabasz: calinski, davies_bouldin: davies, elbow, stability };
}

/** The candidate a rule proposes: of equals the one with fewest groups. */
export function propose(verdicts: Verdicts, rule: KRule): number {
  const values = verdicts[rule];
  return values.indexOf(Math.max(...values));
}

/** How far each point of the inertia curve lies below the line between its ends, both axes brought to [0, 1]. */
function elbows(candidates: readonly Candidate[]): number[] {
  const first = candidates[0];
  const last = candidates.at(-1);
  if (!first || !last || first.k === last.k || first.inertia === last.inertia) return candidates.map(() => 0);
  return candidates.map(({ k, inertia }) => {
    const along = (k - first.k) / (last.k - first.k);
    const left = (inertia - last.inertia) / (first.inertia - last.inertia);
    return Math.max(0, (1 - along - left) / Math.SQRT2);
  });
}

/** Place of each value, 1 for the largest; equal values share the mean of their places. */
function placesOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const larger = values.filter((other) => other > value).length;
    const equal = values.filter((other) => other === value).length;
    return larger + (equal + 1) / 2;
  });
}
