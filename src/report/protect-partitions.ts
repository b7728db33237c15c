import type { ReportBlock, ReportChart, ReportGroups, ReportTable } from '../model/report';
import type { SuppressedBecause } from './protection';
import { groupKey, hiddenGroups, type GroupLimits, type Hidden, type Partition } from './protect-groups';

type Card = Extract<ReportBlock, { type: 'card' }>;

/** Every partition of persons in some blocks: of tables, of charts, of cards that stand side by side. */
export function partitionsIn(blocks: readonly ReportBlock[]): Partition[] {
  const cards = blocks.filter((block) => block.type === 'card');
  return [
    ...(cards.some(({ size }) => size !== undefined) ? [partitionOfCards(cards)] : []),
    ...blocks.flatMap((block) => {
      if (block.type === 'card') return partitionsIn(block.blocks);
      if (block.type === 'table') return block.groups ? [partitionOfTable(block, block.groups)] : [];
      return block.type === 'chart' && block.groups ? [partitionOfChart(block, block.groups)] : [];
    }),
  ];
}

export function partitionOfCards(cards: readonly Card[]): Partition {
  const groups = cards.map(({ title, size }) => ({
    label: title,
    size: size ?? null,
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
      size: groups.sizes[index] ?? null,
      dominant: groups.dominant?.[index] ?? null,
      total: groups.total === index,
    })),
    overlapping: groups.overlapping ?? false,
  };
}

/**
 * The groups hidden anywhere in a report: what one partition hides, all hide, which may make another hide one more, and
 * so on until nothing changes. Ends, since each round hides one more group.
 */
export function hiddenAnywhere(partitions: readonly Partition[], limits: GroupLimits): Hidden {
  const hidden = new Map<string, SuppressedBecause>();
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const partition of partitions) {
      for (const [index, because] of hiddenGroups(partition, limits, hidden)) {
        const group = partition.groups[index];
        if (group && !group.total && !hidden.has(groupKey(group))) hidden.set(groupKey(group), because);
      }
    }
  }
  return hidden;
}

/** The labels of hidden groups, out of their keys. */
export function labelsOf(hidden: Hidden): string[] {
  return [...hidden.keys()].map((key) => key.slice(0, key.indexOf('\u0000')));
}
