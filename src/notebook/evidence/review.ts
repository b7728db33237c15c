import { CITED_STATES, type CitedState, type Claim, type Confirmed } from '../../model/evidence';
import type { CellView } from '../state';
import { readCited, type Cited } from './cited';
import { pathsIn } from './confirm';

/** How a claim stands, as plain values. */
export interface Review {
  /** The worst of its citations; `same` where it cites nothing. */
  readonly state: CitedState;
  readonly cited: readonly Cited[];
}

function worst(states: readonly CitedState[]): CitedState {
  const rank = Math.max(0, ...states.map((state) => CITED_STATES.indexOf(state)));
  return CITED_STATES[rank] ?? 'same';
}

/** Reads values by their paths and compares each with what was confirmed of it. */
export function reviewPaths(
  cells: readonly CellView[],
  paths: readonly string[],
  confirmed: Readonly<Record<string, Confirmed>>,
  tolerance: number,
): Review {
  const cited = paths.map((path) => {
    const before = Object.hasOwn(confirmed, path) ? (confirmed[path] ?? null) : null;
    return readCited(cells, path, before, tolerance);
  });
  return { state: worst(cited.map(({ state }) => state)), cited };
}

/** Reads every value that a claim cites and compares it with what was confirmed. */
export function reviewClaim(cells: readonly CellView[], claim: Claim, tolerance: number): Review {
  return reviewPaths(cells, pathsIn(claim.text), claim.confirmed, tolerance);
}

/** Whether the author should look at a text: a value it cites changed, or is gone. */
export function needsReview(state: CitedState): boolean {
  return state === 'changed' || state === 'gone';
}
