import type { ComputeContext } from '../../model/cell';
import type { GroupValues } from './group-values';
import type { MetricsOptions } from './options';
import type { GroupResult } from './result';

/** Groups with what they are called: a segment's labels, else the value itself; segments by rank, others by size. */
export function labelled(
  context: ComputeContext<MetricsOptions>,
  groups: GroupValues['groups'],
): GroupResult[] {
  const { by } = context.options;
  const segments = by && 'segmentation' in by ? context.segmentation(by.segmentation).segments : [];
  const found = new Map(segments.map((segment) => [segment.segment, segment]));
  const rank = (group: string | null) => found.get(group ?? '')?.rank ?? Infinity;
  return groups
    .map((group) => ({
      ...group,
      label_zh: found.get(group.group ?? '')?.label_zh ?? group.group,
      label_en: found.get(group.group ?? '')?.label_en ?? group.group,
    }))
    .sort(
      (a, b) =>
        compare(rank(a.group), rank(b.group)) || b.customers - a.customers || byText(a.group, b.group),
    );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whoever has no group comes last. */
function byText(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
