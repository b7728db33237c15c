import type { CitedValue, Claim, Evidence } from '../model/evidence';
import type { SegmentationInfo } from '../model/segmentation';
import { hiddenGroups } from './protect-groups';
import { HIDDEN_FIGURE } from './protect-text';
import type { ProtectRules } from './protection';

/** A segment's key and whether it may be named with figures, by the segmentation's name. */
export type HiddenSegments = ReadonlyMap<string, ReadonlySet<string>>;

/** The segments whose figures do not leave. */
export function hiddenSegments(
  segmentations: readonly SegmentationInfo[],
  rules: ProtectRules,
): HiddenSegments {
  return new Map(
    segmentations.map(({ name, segments }) => {
      const groups = segments.map(({ segment, customers }) => ({
        label: segment,
        size: customers,
        dominant: null,
        total: false,
      }));
      const hidden = rules.persons
        ? hiddenGroups({ groups, overlapping: false }, rules, new Map())
        : new Map<number, string>();
      return [name, new Set([...hidden.keys()].map((index) => segments[index]?.segment ?? ''))];
    }),
  );
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
