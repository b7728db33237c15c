import { readSegmentKey } from '../model/segment-key';
import type { SuppressedBecause } from './protection';

/** A group of persons as the privacy check sees it. */
export interface Group {
  readonly label: string;
  /** By what it is known again under other names; empty where nothing says so. */
  readonly keys: readonly string[];
  /** Number of persons; null where it is not known. Undefined: not said to be persons, and hidden by its key only. */
  readonly size: number | null | undefined;
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
  /** Parts of the groups that their keys name: what is hidden here says nothing of those elsewhere. */
  readonly part?: boolean;
}

export interface GroupLimits {
  readonly minGroup: number;
  readonly dominance: number;
}

/** A group that was hidden in some table, and why. */
export interface HiddenGroup {
  readonly label: string;
  readonly keys: readonly string[];
  readonly size: number;
  readonly because: SuppressedBecause;
}

/** What was hidden elsewhere, by every identity of a group. */
export type Hidden = ReadonlyMap<string, HiddenGroup>;

/** By what a group is known again in another table: its label and size, and its key under whatever name and size. */
export function identitiesOf({ label, size, keys }: Pick<Group, 'label' | 'size' | 'keys'>): string[] {
  return [`${label}\u0000${size ?? ''}`, ...keys.map(keyIdentity)];
}

function keyIdentity(key: string): string {
  return `\u0000${key}`;
}

/** What was hidden elsewhere that this group is; where its size is not known, its name alone tells. */
export function findHidden(
  group: Pick<Group, 'label' | 'size' | 'keys'>,
  hidden: Hidden,
): HiddenGroup | null {
  if (group.size === 0) return null;
  const identities = group.size === undefined ? group.keys.map(keyIdentity) : identitiesOf(group);
  for (const identity of identities) {
    const found = hidden.get(identity);
    if (found) return found;
  }
  return group.size === null
    ? ([...hidden.values()].find(({ label }) => label === group.label) ?? null)
    : null;
}

/**
 * Which groups of a partition are hidden, by index: those under the minimum, those one person dominates, those hidden
 * elsewhere, those of whom nobody knows how many they are; then, since sums are known, the next smallest until the
 * hidden ones are two and together reach the minimum (complementary suppression, as in Hundepool et al., Statistical
 * Disclosure Control, 2012, section 4.3). A group of nobody hides nobody. Of equal groups the first by label goes,
 * whatever the order of rows.
 */
export function hiddenGroups(
  partition: Partition,
  limits: GroupLimits,
  elsewhere: Hidden,
): ReadonlyMap<number, SuppressedBecause> {
  const { groups, overlapping } = partition;
  const hidden = new Map<number, SuppressedBecause>();
  groups.forEach((group, index) => {
    const because = primary(group, limits) ?? findHidden(group, elsewhere)?.because ?? unknown(group, limits);
    if (because && (!group.total || because === 'small')) hidden.set(index, because);
  });
  if (groups.some((group, index) => group.total && hidden.has(index))) hideAll(groups, hidden);
  else if (!overlapping) hideMore(groups, limits, hidden, absentOf(partition, elsewhere));
  return hidden;
}

/** Why a group is hidden by itself; null where it need not be. */
export function primary(group: Group, { minGroup, dominance }: GroupLimits): SuppressedBecause | null {
  if (group.size === undefined || group.size === 0) return null;
  if (group.size !== null && group.size < minGroup) return 'small';
  return group.dominant !== null && group.dominant > dominance ? 'dominated' : null;
}

function unknown({ size }: Group, { minGroup }: GroupLimits): SuppressedBecause | null {
  return size === null && minGroup > 1 ? 'unknown' : null;
}

/** Hidden segments of the same segmentations that do not stand here: what is subtracted from everyone holds them too. */
function absentOf({ groups }: Partition, elsewhere: Hidden): readonly HiddenGroup[] {
  const keys = new Set(groups.flatMap((group) => group.keys));
  // A sum that stands here is of those that stand here.
  if (keys.size === 0 || groups.some(({ total }) => total)) return [];
  const segmentations = new Set([...keys].map((key) => readSegmentKey(key)?.segmentation));
  return [...new Set(elsewhere.values())].filter(
    (group) =>
      !group.keys.some((key) => keys.has(key)) &&
      group.keys.some((key) => segmentations.has(readSegmentKey(key)?.segmentation)),
  );
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
  absent: readonly HiddenGroup[],
): void {
  if (hidden.size === 0) return;
  const rest = groups
    .map((group, index) => ({ ...group, index }))
    .filter(({ index, size, total }) => !total && !hidden.has(index) && (size ?? 0) > 0)
    .sort((a, b) => (a.size ?? 0) - (b.size ?? 0) || byText(a.label, b.label));
  let count = hidden.size + absent.length;
  let persons = [...hidden.keys()].reduce((sum, index) => sum + (groups[index]?.size ?? 0), 0);
  persons += absent.reduce((sum, { size }) => sum + size, 0);
  for (const next of rest) {
    if (count >= 2 && persons >= minGroup) return;
    hidden.set(next.index, 'subtraction');
    count += 1;
    persons += next.size ?? 0;
  }
}

/** By code units, so that every machine agrees. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
