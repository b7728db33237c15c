import type { Gap } from '../gap/gap';
import { NO_GROUP, type Candidate } from '../kmeans/choose-k';
import type { Structure } from './structure';

/** One thing that speaks for or against a number of groups; its text is made where it is shown. */
export type Reason =
  | { readonly code: 'indices_for' | 'indices_against'; readonly index: string; readonly k: number }
  | { readonly code: 'stable' | 'doubtful' | 'unstable'; readonly value: number }
  | { readonly code: 'rejected_unstable'; readonly k: number; readonly value: number }
  | { readonly code: 'gap_for' | 'gap_against'; readonly k: number }
  | { readonly code: 'gap_none' | 'structure_none' | 'workable' | 'many' }
  | { readonly code: 'structure'; readonly observed: number; readonly shuffled: number };

/** What is proposed, how firmly, and why. */
export interface Recommendation {
  readonly k: number;
  /** `firm`: stable and most indices agree; `weak`: unstable, or no better than shuffled columns. */
  readonly strength: 'firm' | 'fair' | 'weak';
  readonly reasons: readonly Reason[];
}

/** A candidate with how stable its least stable group is; null where that was not looked at. */
export interface Judged extends Candidate {
  readonly stability: number | null;
}

export interface Evidence {
  readonly candidates: readonly Judged[];
  /** Which of them is proposed. */
  readonly chosen: number;
  /** For each index the k that it takes for best. */
  readonly best: Readonly<Record<string, number | null>>;
  readonly gap: Gap | null;
  readonly structure: Structure | null;
}

/** Hennig's bounds for the mean Jaccard similarity of a group with what resamples find. */
export const STABLE = 0.75;
export const DOUBTFUL = NO_GROUP;

/** The reasons for and against the candidate that is proposed: never one index alone. */
export function recommend(evidence: Evidence): Recommendation {
  const { candidates, chosen, best, gap, structure } = evidence;
  const candidate = candidates[chosen];
  if (!candidate) throw new RangeError(`invalid choice: ${chosen}`);
  const { k } = candidate;
  const votes = Object.entries(best).flatMap(([index, value]): Reason[] =>
    value === null ? [] : [{ code: value === k ? 'indices_for' : 'indices_against', index, k: value }],
  );
  const reasons = [
    ...votes.filter(({ code }) => code === 'indices_for'),
    ...stabilityReasons(candidate),
    ...votes.filter(({ code }) => code === 'indices_against'),
    ...rejected(evidence, k),
    ...gapReasons(gap, k, candidates),
    ...structureReasons(structure),
    ...(k >= 3 && k <= 5 ? [{ code: 'workable' } as const] : []),
    ...(k > 6 ? [{ code: 'many' } as const] : []),
  ];
  return { k, strength: strengthOf(candidate, votes, structure), reasons };
}

function strengthOf(
  { stability }: Judged,
  votes: readonly Reason[],
  structure: Structure | null,
): Recommendation['strength'] {
  if ((stability ?? 1) < DOUBTFUL || (structure !== null && !hasStructure(structure))) return 'weak';
  const agreeing = votes.filter(({ code }) => code === 'indices_for').length;
  return (stability ?? 0) >= STABLE && agreeing * 2 >= votes.length ? 'firm' : 'fair';
}

function stabilityReasons({ stability }: Judged): Reason[] {
  if (stability === null) return [];
  const code = stability >= STABLE ? 'stable' : stability >= DOUBTFUL ? 'doubtful' : 'unstable';
  return [{ code, value: stability }];
}

/** Numbers of groups that an index likes best, but that resamples do not find again. */
function rejected({ candidates, best }: Evidence, k: number): Reason[] {
  const liked = new Set(Object.values(best));
  return candidates.flatMap((other): Reason[] =>
    other.k !== k && liked.has(other.k) && other.stability !== null && other.stability < DOUBTFUL
      ? [{ code: 'rejected_unstable', k: other.k, value: other.stability }]
      : [],
  );
}

function gapReasons(gap: Gap | null, k: number, candidates: readonly Judged[]): Reason[] {
  if (!gap) return [];
  if (gap.firstSEmax === 1) return [{ code: 'gap_none' }];
  if (gap.firstSEmax === k) return [{ code: 'gap_for', k }];
  return candidates.some((one) => one.k === gap.firstSEmax)
    ? [{ code: 'gap_against', k: gap.firstSEmax }]
    : [];
}

function structureReasons(structure: Structure | null): Reason[] {
  if (!structure) return [];
  const { observed, shuffled } = structure;
  return hasStructure(structure) ? [{ code: 'structure', observed, shuffled }] : [{ code: 'structure_none' }];
}

/** Whether the groups are better than every one of those found in shuffled columns. */
export function hasStructure({ observed, largest }: Structure): boolean {
  return observed > largest;
}
