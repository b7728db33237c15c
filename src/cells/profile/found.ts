import type { Found } from '../../sql/table/profile/texts';
import type { Problem, ProblemCode } from './result';
import { weightOf } from './weights';

/** What a problem is made of; the rest follows. */
export interface ProblemParts {
  readonly columns?: readonly string[];
  readonly rows: number;
  readonly examples?: readonly string[];
  readonly sampled?: boolean;
  readonly step?: Problem['step'];
}

/** A problem with its share and weight; none where it has no rows. */
export function problem(code: ProblemCode, total: number, parts: ProblemParts): Problem[] {
  const { columns = [], rows, examples = [], sampled = false, step = null } = parts;
  if (rows <= 0) return [];
  const share = total === 0 ? 0 : rows / total;
  return [{ code, columns, rows, share, sampled, examples, step, weight: weightOf(code, share) }];
}

/** Several findings as one; the examples of all. */
export function together(found: readonly Found[]): Found {
  return {
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    examples: found.flatMap(({ examples }) => examples.slice(0, 1)).slice(0, 4),
  };
}

/** Heaviest first; equally heavy ones by code and column. */
export function byWeight(a: Problem, b: Problem): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  const left = `${a.code} ${a.columns.join(' ')}`;
  return left < `${b.code} ${b.columns.join(' ')}` ? -1 : 1;
}
