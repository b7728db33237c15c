import type { CitedState, Confirmed } from '../../model/evidence';
import type { Value } from '../../model/table';
import { citationsIn } from '../document/citations';
import { lookup } from '../graph/lookup';
import type { CellView } from '../state';
import { hasChanged } from './changed';

/** One citation as it stands now, as plain values. */
export interface Cited {
  readonly path: string;
  readonly state: CitedState;
  /** Of an earlier question while `waiting`; undefined where there is none: no result yet, or nothing of that name. */
  readonly value: Value | undefined;
  readonly before: Confirmed | null;
  readonly cell: CellView | null;
  /** The steps of the path behind the cell's name. */
  readonly steps: readonly string[];
}

/**
 * How a value stands. What a cell answered to an earlier question (its run failed, was cancelled, is awaited) says
 * nothing of now: neither that the figure still holds nor that a value is gone.
 */
function stateOf(
  cell: CellView | undefined,
  value: Value | undefined,
  before: Confirmed | null,
  tolerance: number,
): CitedState {
  if (!cell) return 'gone';
  if (cell.state.status !== 'done' || !cell.state.outcome) return 'waiting';
  if (value === undefined) return 'gone';
  if (!before) return 'unconfirmed';
  return hasChanged(before.value, value, tolerance) ? 'changed' : 'same';
}

/**
 * Reads a citation's path in the cells of a notebook and compares its value with what was confirmed.
 * @param tolerance share of the confirmed figure by which it may differ
 */
export function readCited(
  cells: readonly CellView[],
  path: string,
  before: Confirmed | null,
  tolerance: number,
): Cited {
  const citation = citationsIn(`{${path}}`)[0];
  const cell = cells.find(({ name }) => name === citation?.cell);
  const steps = citation?.path ?? [];
  const value = cell?.state.outcome ? lookup(cell.state.outcome, steps) : undefined;
  const state = stateOf(cell, value, before, tolerance);
  return { path, state, value, before, cell: cell ?? null, steps };
}
