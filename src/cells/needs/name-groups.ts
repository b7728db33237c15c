/** The mean index of each need in a group; null where it is not known. */
export type GroupIndices = ReadonlyMap<string, number | null>;

export interface GroupName {
  /** A need, or `all` (all needs high), `low` (all low), `even` (neither); `even2` where several are. */
  readonly segment: string;
  readonly named_by: string | null;
}

/** Below this many standard deviations from everyone a group is like everyone. */
const LEAST = 0.1;

/**
 * Names groups by the need they have most above everyone else: the largest index of all names its group, then the largest
 * among what is left, as long as it is above the mean. What is left is named by its level.
 */
export function nameGroups(groups: readonly GroupIndices[]): GroupName[] {
  const names = new Map<number, GroupName>();
  const pairs = groups
    .flatMap((indices, group) =>
      [...indices].map(([type, index]) => ({ group, type, index: index ?? -Infinity })),
    )
    .filter(({ index }) => index > LEAST)
    .sort((a, b) => b.index - a.index || (a.type < b.type ? -1 : a.type > b.type ? 1 : a.group - b.group));
  const taken = new Set<string>();
  for (const { group, type } of pairs) {
    if (names.has(group) || taken.has(type)) continue;
    names.set(group, { segment: type, named_by: type });
    taken.add(type);
  }
  const counts = new Map<string, number>();
  groups.forEach((indices, group) => {
    if (names.has(group)) return;
    const level = levelOf(indices);
    const count = (counts.get(level) ?? 0) + 1;
    counts.set(level, count);
    names.set(group, { segment: count === 1 ? level : `${level}${count}`, named_by: null });
  });
  return groups.map((_, group) => names.get(group) ?? { segment: `even${group}`, named_by: null });
}

function levelOf(indices: GroupIndices): string {
  const known = [...indices.values()].filter((index) => index !== null);
  if (known.length === 0) return 'even';
  if (known.every((index) => index > LEAST)) return 'all';
  return known.every((index) => index < -LEAST) ? 'low' : 'even';
}
