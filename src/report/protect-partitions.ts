import type { ReportBlock, ReportChart, ReportGroups, ReportTable } from '../model/report';
import {
  hiddenGroups,
  identitiesOf,
  type Group,
  type GroupLimits,
  type Hidden,
  type HiddenGroup,
  type Partition,
} from './protect-groups';

type Card = Extract<ReportBlock, { type: 'card' }>;

/** Every partition of persons in some blocks: of tables, of charts, of cards that stand side by side. */
export function partitionsIn(blocks: readonly ReportBlock[]): Partition[] {
  const cards = blocks.filter((block) => block.type === 'card');
  return [
    ...(cards.some(({ size, key }) => size !== undefined || key !== undefined)
      ? [partitionOfCards(cards)]
      : []),
    ...blocks.flatMap((block) => {
      if (block.type === 'card') return partitionsIn(block.blocks);
      if (block.type === 'table') return block.groups ? [partitionOfTable(block, block.groups)] : [];
      return block.type === 'chart' && block.groups ? [partitionOfChart(block, block.groups)] : [];
    }),
  ];
}

export function partitionOfCards(cards: readonly Card[]): Partition {
  const groups = cards.map(({ title, size, key }) => ({
    label: title,
    keys: key === undefined ? [] : [key],
    size,
    dominant: null,
    total: false,
  }));
  return { groups, overlapping: false };
}

export function partitionOfTable({ rows }: ReportTable, groups: ReportGroups): Partition {
  return partitionOf(
    groups,
    rows.map((row) => String(row[groups.keep?.[0] ?? 0] ?? '')),
  );
}

export function partitionOfChart({ picture }: ReportChart, groups: ReportGroups): Partition {
  if (picture.kind === 'points')
    return partitionOf(
      groups,
      picture.points.map(({ label }) => label),
    );
  return partitionOf(groups, picture.categories);
}

function partitionOf(groups: ReportGroups, labels: readonly string[]): Partition {
  return {
    groups: labels.map((label, index) => ({
      label,
      keys: [groups.keys?.[index] ?? []].flat(),
      size: groups.sizes[index],
      dominant: groups.dominant?.[index] ?? null,
      total: groups.total === index,
    })),
    overlapping: groups.overlapping ?? false,
    ...(groups.part && { part: true }),
  };
}

/**
 * The groups hidden anywhere in a report: what one partition hides, all hide, which may make another hide one more, and
 * so on until nothing changes. Ends, since each round hides one more group. A group whose size is not known in one table
 * is hidden in that one only: elsewhere it may be known; so is a part of a group, whose whole may be large enough.
 */
export function hiddenAnywhere(partitions: readonly Partition[], limits: GroupLimits): Hidden {
  const hidden = new Map<string, HiddenGroup>();
  const known = partitions.map((one) => ({
    ...one,
    groups: one.groups.map((group) => ({ ...group, size: group.size ?? undefined })),
  }));
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const partition of known) {
      for (const [index, because] of hiddenGroups(partition, limits, hidden)) {
        const group = partition.groups[index];
        if (!group || group.total || isPart(group, partition)) continue;
        const { label, keys, size = 0 } = group;
        for (const identity of identitiesOf(group))
          if (!hidden.has(identity)) hidden.set(identity, { label, keys, size, because });
      }
    }
  }
  return hidden;
}

function isPart({ keys }: Pick<Group, 'keys'>, { part }: Partition): boolean {
  return part === true && keys.length > 0;
}

/** The labels of parts of groups that are hidden in these partitions, while the groups themselves may leave elsewhere. */
export function labelsOfParts(
  partitions: readonly Partition[],
  limits: GroupLimits,
  hidden: Hidden,
): string[] {
  return partitions.flatMap((partition) =>
    [...hiddenGroups(partition, limits, hidden).keys()].flatMap((index) => {
      const group = partition.groups[index];
      return group && !group.total && isPart(group, partition) ? [group.label] : [];
    }),
  );
}

/** The labels of hidden groups, and all names under which their keys stand in these partitions. */
export function labelsOf(hidden: Hidden, partitions: readonly Partition[]): string[] {
  const groups = [...hidden.values()];
  const hiddenKeys = new Set(groups.flatMap(({ keys }) => keys));
  const named = partitions.flatMap((one) =>
    one.groups.filter(({ keys }) => keys.some((key) => hiddenKeys.has(key))),
  );
  return [...new Set([...groups, ...named].map(({ label }) => label))];
}
