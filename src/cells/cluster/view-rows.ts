import type { LineRow } from '../../charts/line';
import type { DendrogramData } from '../../charts/dendrogram';
import type { GroupMapData } from '../../charts/groupMap';
import type { ProfileRow } from '../../charts/profile';
import type { SegmentInfo } from '../../model/segmentation';
import type { ClusterResult, ComparedK } from './result';

/** A group as it is shown: its name in the reader's language and its colour. */
export interface NamedGroup {
  readonly label: string;
  readonly colour: number;
}

/** The names of the groups; keys where the descriptor is not at hand. */
export function namedGroups(
  { segments }: ClusterResult,
  infos: readonly SegmentInfo[],
  chinese: boolean,
): NamedGroup[] {
  return segments.map(({ segment }, group) => {
    const info = infos.find((one) => one.segment === segment);
    const label = info && (chinese ? info.label_zh : info.label_en);
    return { label: label ?? segment, colour: info?.colour ?? group + 1 };
  });
}

/** A row for each group and feature of the profile plot; what does not vary is left out. */
export function profileRows(
  { profile, centres }: ClusterResult,
  groups: readonly NamedGroup[],
  features: readonly string[],
  text: (value: number) => string,
): ProfileRow[] {
  return groups.flatMap(({ label, colour }, group) =>
    features.flatMap((feature, axis) => {
      const z = profile[group]?.[axis];
      if (z === null || z === undefined) return [];
      return [{ group: label, colour, feature, z, text: text(centres[group]?.[axis] ?? NaN) }];
    }),
  );
}

/** The centres as a snake plot: one line a group over the features. */
export function snakeRows(
  { profile }: Pick<ClusterResult, 'profile'>,
  groups: readonly NamedGroup[],
  features: readonly string[],
): LineRow[] {
  return groups.flatMap(({ label }, group) =>
    features.flatMap((feature, axis) => {
      const z = profile[group]?.[axis];
      return z === null || z === undefined ? [] : [{ x: feature, y: z, series: label }];
    }),
  );
}

/** The map with the names of the groups; empty groups have no place. */
export function mapData({ map, segments }: ClusterResult, groups: readonly NamedGroup[]): GroupMapData {
  return {
    groups: groups.map(({ label, colour }, at) => ({
      label,
      colour,
      customers: segments[at]?.customers ?? 0,
      centre: map.centres[at] ?? [0, 0],
      hull: map.hulls[at] ?? [],
    })),
    points: map.points,
  };
}

/** The dendrogram with the names of the groups that its branches belong to. */
export function treeData({ tree, k }: ClusterResult, groups: readonly NamedGroup[]): DendrogramData {
  const branches = (tree?.branches ?? []).map((size, at) => {
    const group = groups[tree?.groups[at] ?? 0];
    return { size, label: group?.label ?? '', colour: group?.colour ?? 1 };
  });
  return { branches, merges: tree?.merges ?? [], cut: k };
}

/** The features that go into an axis of the map most, with their sign: `消费金额 +, 最近消费间隔 −`. */
export function axisWords(
  loadings: readonly number[] | undefined,
  names: readonly string[],
  join: string,
): string {
  const ranked = names
    .map((name, at) => ({ name, weight: loadings?.[at] ?? 0 }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const most = Math.abs(ranked[0]?.weight ?? 0);
  return ranked
    .filter(({ weight }) => most > 0 && Math.abs(weight) >= most / 2)
    .slice(0, 3)
    .map(({ name, weight }) => `${name} ${weight < 0 ? '−' : '+'}`)
    .join(join);
}

/** The indices that speak for a number of groups, and whether more is better. */
export const INDICES = [
  { index: 'silhouette', more: true },
  { index: 'calinski_harabasz', more: true },
  { index: 'davies_bouldin', more: false },
  { index: 'elbow', more: true },
  { index: 'gap', more: true },
  { index: 'stability', more: true },
] as const;

export type IndexName = (typeof INDICES)[number]['index'];

/** Each index over k, brought to 0–1 within the range, 1 = best. An index without spread is left out. */
export function indexRows(byK: readonly ComparedK[], name: (index: IndexName) => string): LineRow[] {
  return INDICES.flatMap(({ index, more }) => {
    const known = byK.flatMap((one) => {
      const value = one[index];
      return value === null ? [] : [{ k: one.k, value: more ? value : -value }];
    });
    const values = known.map(({ value }) => value);
    const least = Math.min(...values);
    const range = Math.max(...values) - least;
    if (!(range > 0)) return [];
    return known.map(({ k, value }) => ({ x: k, y: (value - least) / range, series: name(index) }));
  });
}

/** The best k by an index, the fewest groups among equals; null where it has no value. */
export function bestK(byK: readonly ComparedK[], index: IndexName | 'rank'): number | null {
  const less = index === 'davies_bouldin' || index === 'rank';
  let best: { k: number; value: number } | null = null;
  for (const one of byK) {
    const raw = one[index];
    if (raw === null) continue;
    const value = less ? -raw : raw;
    if (!best || value > best.value) best = { k: one.k, value };
  }
  return best?.k ?? null;
}
