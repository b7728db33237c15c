import type { Likeness } from './likeness';
import { bySuggestion, type Name } from './names';
import type { NearCluster, NearMember } from './types';

/** A link between two names, given by their ranks. */
export interface Link extends Likeness {
  /** The one suggested before the other. */
  readonly a: number;
  readonly b: number;
}

/**
 * Stars, not chains: going by rank, a name that no cluster has yet becomes the centre of one, and takes those linked to
 * it. So every member is as alike to the suggested spelling as the threshold asks, and A–B–C does not join A and C. A
 * member then moves to the centre that it is most like.
 */
export function clustersOf(names: readonly Name[], links: readonly Link[]): NearCluster[] {
  const before = linksBefore(names.length, links);
  const isCentre = centres(before);
  const members = new Map<number, { at: number; link: Link }[]>();
  before.forEach((own, at) => {
    if (isCentre[at]) return;
    const link = nearest(own.filter(({ a }) => isCentre[a]));
    if (link) members.set(link.a, [...(members.get(link.a) ?? []), { at, link }]);
  });
  return [...members]
    .map(([centre, taken]) => clusterOf(names, centre, taken))
    .sort(
      (x, y) =>
        y.count - x.count || bySuggestion({ value: x.canonical, count: 0 }, { value: y.canonical, count: 0 }),
    );
}

/** The links of each name to names suggested before it. */
function linksBefore(length: number, links: readonly Link[]): Link[][] {
  const before: Link[][] = Array.from({ length }, () => []);
  for (const link of links) before[link.b]?.push(link);
  return before;
}

/** A name is a centre unless it is linked to a centre before it. */
function centres(before: readonly (readonly Link[])[]): boolean[] {
  const isCentre: boolean[] = [];
  for (const own of before) isCentre.push(!own.some(({ a }) => isCentre[a]));
  return isCentre;
}

/** The most alike; of equals the one suggested first. */
function nearest(links: readonly Link[]): Link | undefined {
  return links.reduce<Link | undefined>((best, link) => {
    if (!best || link.similarity > best.similarity) return link;
    return link.similarity === best.similarity && link.a < best.a ? link : best;
  }, undefined);
}

function clusterOf(
  names: readonly Name[],
  centre: number,
  taken: readonly { readonly at: number; readonly link: Link }[],
): NearCluster {
  const of = (at: number) => ({ value: names[at]?.value ?? '', count: names[at]?.count ?? 0 });
  const first: NearMember = { ...of(centre), similarity: 1, reason: null };
  const rest = taken
    .map(({ at, link }): NearMember => ({ ...of(at), similarity: link.similarity, reason: link.reason }))
    .sort((x, y) => y.count - x.count || y.similarity - x.similarity || bySuggestion(x, y));
  return {
    canonical: first.value,
    members: [first, ...rest],
    count: [first, ...rest].reduce((sum, { count }) => sum + count, 0),
    similarity: Math.min(...rest.map(({ similarity }) => similarity)),
  };
}
