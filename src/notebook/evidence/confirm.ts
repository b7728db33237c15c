import type { Claim, Confirmed } from '../../model/evidence';
import { citationsIn } from '../document/citations';
import type { CellView } from '../state';
import { keptValue } from './changed';
import { readCited } from './cited';

/** The paths that a text cites, each once. */
export function pathsIn(text: string): string[] {
  return [...new Set(citationsIn(text).map((citation) => citation.text.slice(1, -1)))];
}

/**
 * What is confirmed of the paths once the author says that their texts hold on a day (ISO date): the values that
 * are live; where there is none, or only that of an earlier run, what was confirmed before stays. What is no longer cited goes.
 */
export function confirmedNow(
  cells: readonly CellView[],
  paths: readonly string[],
  before: Readonly<Record<string, Confirmed>>,
  on: string,
): Record<string, Confirmed> {
  const entries = paths.flatMap((path): [string, Confirmed][] => {
    const { value, state } = readCited(cells, path, null, 0);
    const known = Object.hasOwn(before, path) ? before[path] : undefined;
    if (value !== undefined && state !== 'waiting') return [[path, { value: keptValue(value), on }]];
    return known ? [[path, known]] : [];
  });
  return Object.fromEntries(entries);
}

/** The claim with every value it cites confirmed. */
export function confirmClaim(cells: readonly CellView[], claim: Claim, on: string): Claim {
  return { text: claim.text, confirmed: confirmedNow(cells, pathsIn(claim.text), claim.confirmed, on) };
}
