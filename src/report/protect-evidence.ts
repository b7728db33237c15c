import type { CitedValue, Claim, Evidence } from '../model/evidence';
import { readSegmentKey, segmentKey } from '../model/segment-key';
import type { SegmentationInfo, SegmentInfo } from '../model/segmentation';
import type { Hidden, Partition } from './protect-groups';
import { HIDDEN_FIGURE } from './protect-text';

/** A segment's key and whether it may be named with figures, by the segmentation's name. */
export type HiddenSegments = ReadonlyMap<string, ReadonlySet<string>>;

/** Segmentations as the privacy check sees groups, under every name their segments have. */
export function segmentPartitions(segmentations: readonly SegmentationInfo[]): Partition[] {
  return segmentations.flatMap(({ name, segments }) =>
    (['label_zh', 'label_en'] as const).map((label) => ({
      groups: segments.map((one: SegmentInfo) => ({
        label: one[label],
        keys: [segmentKey(name, one.segment)],
        size: one.customers,
        dominant: one.largest ?? null,
        total: false,
      })),
      overlapping: false,
    })),
  );
}

/** The segments whose figures do not leave, out of all that the check of a report hides. */
export function hiddenSegments(segmentations: readonly SegmentationInfo[], hidden: Hidden): HiddenSegments {
  const found = new Map(segmentations.map(({ name }) => [name, new Set<string>()]));
  for (const key of new Set([...hidden.values()].flatMap(({ keys }) => keys))) {
    const read = readSegmentKey(key);
    if (read) found.set(read.segmentation, (found.get(read.segmentation) ?? new Set()).add(read.segment));
  }
  return found;
}

/**
 * Evidence as texts that leave may cite it: a value of a hidden segment (`{rfm.share[tiny]}`, and the same key in the
 * result of a cell that has no segments of its own) is written `…`. Hand this to what makes a report's blocks.
 */
export function protectEvidence(evidence: Evidence, hidden: HiddenSegments): Evidence {
  const all = new Set([...hidden.values()].flatMap((keys) => [...keys]));
  if (all.size === 0) return evidence;
  const isHidden = (path: string): boolean => {
    const cell = /^[a-z][a-z0-9_]*/.exec(path)?.[0] ?? '';
    const keys = hidden.get(cell) ?? all;
    return stepsOf(path).some((step) => keys.has(step));
  };
  const guarded = (value: CitedValue): CitedValue =>
    isHidden(value.path)
      ? { ...value, text: value.text === null ? null : HIDDEN_FIGURE, before: value.before && HIDDEN_FIGURE }
      : value;
  return {
    cite: (path) => guarded(evidence.cite(path)),
    review: (claim: Claim) => {
      const review = evidence.review(claim);
      return { ...review, cited: review.cited.map(guarded) };
    },
    confirm: (claim) => evidence.confirm(claim),
    citable: () =>
      evidence.citable().map(({ cell, values }) => ({
        cell,
        values: values.filter(({ path }) => !isHidden(path)),
      })),
  };
}

/** The keys of a path: of `rfm.share[a].b` they are `share`, `a`, `b`. */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\.([^.[\]]+)|\[([^[\]]+)\]/g)].map((step) => (step[1] ?? step[2] ?? '').trim());
}
