import type { Difference } from './options';
import type { DifferenceCheck, TestablePart } from './result';

/** A hair below the least difference counts as reached: shares of decimals are not exact. */
const HAIR = 1e-9;

/**
 * Whether a difference can be tested, and whether it holds. It can where it says what is measured, by how much we are
 * better and how that is tested; with both figures it is: (ours − theirs) ÷ theirs, or the other way round where less is
 * better, against the least difference.
 */
export function checkDifference(difference: Difference): DifferenceCheck {
  const missing = missingParts(difference);
  const relative = relativeDifference(difference);
  if (missing.length > 0) return { state: 'vague', missing, difference: relative };
  if (relative === null) return { state: 'untested', missing, difference: null };
  const holds = relative > 0 && relative >= (difference.at_least ?? 0) - HAIR;
  return { state: holds ? 'holds' : 'fails', missing, difference: relative };
}

function missingParts({ measure, at_least, test }: Difference): TestablePart[] {
  const parts: readonly [TestablePart, boolean][] = [
    ['measure', measure.trim() !== ''],
    ['at_least', at_least !== null],
    ['test', test.trim() !== ''],
  ];
  return parts.filter(([, there]) => !there).map(([part]) => part);
}

/** Null without both figures, and where theirs is 0: nothing is so many per cent more than nothing. */
function relativeDifference({ ours, theirs, direction }: Difference): number | null {
  if (ours === null || theirs === null || theirs === 0) return null;
  const more = (ours - theirs) / Math.abs(theirs);
  return direction === 'higher' ? more : -more;
}
