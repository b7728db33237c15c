import type { NearCluster } from '../../analysis/near/types';
import type { EditedMap } from './map-edit';

export type { NearMethod } from '../../analysis/near/types';

/** What the reader decided of one cluster. */
export interface ReviewedCluster {
  readonly cluster: NearCluster;
  readonly state: 'open' | 'accepted' | 'rejected';
  /** The spelling that all of its members become. */
  readonly canonical: string;
  /** Members that are something else and stay as they are. */
  readonly left: ReadonlySet<string>;
}

export type Review = readonly ReviewedCluster[];

/** Every cluster open, with the suggested spelling. */
export function reviewOf(clusters: readonly NearCluster[]): Review {
  return clusters.map((cluster) => ({
    cluster,
    state: 'open',
    canonical: cluster.canonical,
    left: new Set<string>(),
  }));
}

/** A review with one cluster decided otherwise. Choosing a spelling or leaving a member out does not accept it. */
export function decide(
  review: Review,
  at: number,
  decision: Partial<Omit<ReviewedCluster, 'cluster'>>,
): Review {
  return review.map((one, index) => (index === at ? { ...one, ...decision } : one));
}

/** Takes a member out of its cluster, or back in. */
export function leaveOut(review: Review, at: number, value: string, out: boolean): Review {
  const one = review[at];
  if (!one) return review;
  const left = new Set(one.left);
  if (out) left.add(value);
  else left.delete(value);
  return decide(review, at, { left });
}

/** Accepts every open cluster whose least similar member is at least that similar. What was decided stays decided. */
export function acceptAbove(review: Review, similarity: number): Review {
  return review.map((one) =>
    one.state === 'open' && one.cluster.similarity >= similarity ? { ...one, state: 'accepted' } : one,
  );
}

/** What the accepted clusters come to: old value -> new value, with no value that stays as it is. */
export function acceptedMap(review: Review): EditedMap {
  const pairs = review
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ cluster, canonical, left }) =>
      cluster.members
        .filter(({ value }) => value !== canonical && !left.has(value))
        .map(({ value }) => [value, canonical] as const),
    );
  return Object.fromEntries(pairs);
}

export interface ReviewCounts {
  readonly accepted: number;
  readonly open: number;
  /** Spellings that change, and the rows that hold them. */
  readonly values: number;
  readonly rows: number;
}

export function countReview(review: Review): ReviewCounts {
  const map = acceptedMap(review);
  const members = review
    .filter(({ state }) => state === 'accepted')
    .flatMap(({ cluster }) => cluster.members);
  return {
    accepted: review.filter(({ state }) => state === 'accepted').length,
    open: review.filter(({ state }) => state === 'open').length,
    values: Object.keys(map).length,
    rows: members.reduce((sum, { value, count }) => sum + (Object.hasOwn(map, value) ? count : 0), 0),
  };
}

/** One line of the list: the head of a cluster, or one of its members. All are of one height, so that they can be windowed. */
export type ReviewLine =
  { readonly cluster: number; readonly member: null } | { readonly cluster: number; readonly member: number };

export function reviewLines(review: Review): readonly ReviewLine[] {
  return review.flatMap(({ cluster, state }, at): ReviewLine[] => [
    { cluster: at, member: null },
    ...(state === 'rejected' ? [] : cluster.members.map((_, member) => ({ cluster: at, member }))),
  ]);
}
