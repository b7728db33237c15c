import type { SuppressedBecause } from './protection';

/** A group of persons as the privacy check sees it. */
export interface Group {
  readonly label: string;
  /** Number of persons; null where it is not known, and the group is then left alone. */
  readonly size: number | null;
  /** Share of the largest person in the group's amount; null where it is not known. */
  readonly dominant: number | null;
  /** The sum of the others: never taken to hide another, hidden only with all of them. */
  readonly total: boolean;
}

/** Groups that stand beside one another. */
export interface Partition {
  readonly groups: readonly Group[];
  /** Persons can be in several: subtraction tells nothing. */
  readonly overlapping: boolean;
}

export interface GroupLimits {
  readonly minGroup: number;
  readonly dominance: number;
}

/** What was hidden elsewhere: a group's key and why. */
export type Hidden = ReadonlyMap<string, SuppressedBecause>;

/** By what a group is known again in another table: its label and its size. */
export function groupKey({ label, size }: Pick<Group, 'label' | 'size'>): string {
  return `${label}\u0000${size ?? ''}`;
}

/**
 * Which groups of a partition are hidden, by index: those under the minimum, those one person dominates, those hidden
 * elsewhere; then, since sums are known, the next smallest until the hidden ones are two and together reach the minimum
 * (complementary suppression, as in Hundepool et al., Statistical Disclosure Control, 2012, section 4.3). A group of
 * nobody hides nobody. Of equal groups the first by label goes, whatever the order of rows.
 */
export function hiddenGroups(
  { groups, overlapping }: Partition,
  limits: GroupLimits,
  elsewhere: Hidden,
): ReadonlyMap<number, SuppressedBecause> {
  const hidden = new Map<number, SuppressedBecause>();
  groups.forEach((group, index) => {
    const because = primary(group, limits) ?? elsewhere.get(groupKey(group));
    if (because && (!group.total || because === 'small')) hidden.set(index, because);
  });
  if (groups.some((group, index) => group.total && hidden.has(index))) hideAll(groups, hidden);
  else if (!overlapping) hideMore(groups, limits, hidden);
  return hidden;
}

/** Why a group is hidden by itself; null where it need not be. */
export function primary(group: Group, { minGroup, dominance }: GroupLimits): SuppressedBecause | null {
  if (group.size === null || group.size <= 0) return null;
  if (group.size < minGroup) return 'small';
  return group.dominant !== null && group.dominant > dominance ? 'dominated' : null;
}

/** Where even the sum is small, nothing of the table leaves. */
function hideAll(groups: readonly Group[], hidden: Map<number, SuppressedBecause>): void {
  groups.forEach((group, index) => {
    if ((group.size ?? 0) > 0 && !hidden.has(index)) hidden.set(index, 'small');
  });
}

function hideMore(
  groups: readonly Group[],
  { minGroup }: GroupLimits,
  hidden: Map<number, SuppressedBecause>,
): void {
  const rest = groups
    .map((group, index) => ({ ...group, index }))
    .filter(({ index, size, total }) => !total && !hidden.has(index) && (size ?? 0) > 0)
    .sort((a, b) => (a.size ?? 0) - (b.size ?? 0) || byText(a.label, b.label));
  let count = hidden.size;
  let persons = [...hidden.keys()].reduce((sum, index) => sum + (groups[index]?.size ?? 0), 0);
  for (const next of rest) {
    if (count === 0 || (count >= 2 && persons >= minGroup)) return;
    hidden.set(next.index, 'subtraction');
    count += 1;
    persons += next.size ?? 0;
  }
}

/** By code units, so that every machine agrees. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
