import type { Grouped } from './group-rows';
import { type GroupName, nameGroups } from './name-groups';
import type { NeedType } from './options';
import { meansOf, sumByGroup } from '../../analysis/stats/group-sums';

export interface NamedGroup extends GroupName {
  readonly respondents: number;
  readonly indices: Readonly<Record<string, number | null>>;
}

export interface NamedGroups {
  /** Needs in their order, then what is named by its level. */
  readonly groups: readonly NamedGroup[];
  /** Of the rows used: the place of their group. */
  readonly labels: Int32Array;
}

/** Names the groups, puts them in their order and leaves out those without anybody. */
export function nameRows(
  { how, k, labels }: Grouped,
  indices: ReadonlyMap<string, Float64Array>,
  types: readonly NeedType[],
): NamedGroups {
  const sizes = Array.from({ length: k }, () => 0);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const means = [...indices].map(([type, values]) => [type, meansOf(sumByGroup(values, labels, k))] as const);
  const of = (group: number) => new Map(means.map(([type, values]) => [type, values[group] ?? null]));
  const all = Array.from({ length: k }, (_, group) => of(group));
  const names = how === 'highest' ? ownNames(types) : nameGroups(all);
  const order = types.map(({ type }) => type);
  const place = (group: number) => {
    const found = order.indexOf(names[group]?.segment ?? '');
    return found < 0 ? order.length : found;
  };
  const kept = all
    .map((_, group) => group)
    .filter((group) => (sizes[group] ?? 0) > 0)
    .sort((a, b) => place(a) - place(b) || (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const newPlace = Int32Array.from({ length: k }, (_, group) => kept.indexOf(group));
  return {
    groups: kept.map((group) => ({
      ...(names[group] ?? { segment: `g${group}`, named_by: null }),
      respondents: sizes[group] ?? 0,
      indices: Object.fromEntries(all[group] ?? []),
    })),
    labels: labels.map((label) => newPlace[label] as number),
  };
}

/** Groups that are needs to begin with; the last is of those without one above the mean. */
function ownNames(types: readonly NeedType[]): GroupName[] {
  return [
    ...types.map(({ type }) => ({ segment: type, named_by: type })),
    { segment: 'low', named_by: null },
  ];
}
