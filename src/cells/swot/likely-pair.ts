import { JOINS, type Join, type Part } from './options';
import type { PointResult, SwotResult } from './result';

/** The weightiest point of a list that no strategy uses yet; of equal ones the first by key. */
function weightiest(points: readonly PointResult[], part: Part): PointResult | undefined {
  return points
    .filter((point) => point.part === part && point.used === 0)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || (a.key < b.key ? -1 : 1))[0];
}

/** Two points that a strategy of this kind could join next; null where one of the lists has none left. */
export function likelyPair({ points }: SwotResult, join: Join): readonly [string, string] | null {
  const [inside, outside] = JOINS[join];
  const first = weightiest(points, inside);
  const second = weightiest(points, outside);
  return first && second ? [first.key, second.key] : null;
}
