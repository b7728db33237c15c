import type { LineRow } from '../../charts/line';
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

/** The indices that speak for a number of groups, and whether more is better. */
export const INDICES = [
  { index: 'silhouette', more: true },
  { index: 'calinski_harabasz', more: true },
  { index: 'davies_bouldin', more: false },
  { index: 'elbow', more: true },
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
