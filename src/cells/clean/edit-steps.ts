import { isRecord } from '../../lib/is-record';

/** Pure edits of a stored list of steps: each returns the list as it is to be stored, in one undo step. */

type Steps = readonly unknown[];

/** The steps with one put in at a place (the end when absent or beyond it). */
export function withStep(steps: Steps, step: unknown, at = steps.length): Steps {
  return [...steps.slice(0, at), step, ...steps.slice(at)];
}

/** The steps with the one at a place replaced. */
export function replaceStep(steps: Steps, at: number, step: unknown): Steps {
  return steps.map((one, index) => (index === at ? step : one));
}

export function withoutStep(steps: Steps, at: number): Steps {
  return steps.filter((_, index) => index !== at);
}

/** The steps with one moved to stand at place `to` of the result; the same list where it would not move. */
export function moveStep(steps: Steps, from: number, to: number): Steps {
  const place = Math.min(steps.length - 1, Math.max(0, to));
  if (from === place || !(from in steps)) return steps;
  return withStep(withoutStep(steps, from), steps[from], place);
}

/** The steps with a copy of one right after it. */
export function copyStep(steps: Steps, at: number): Steps {
  return at in steps ? withStep(steps, steps[at], at + 1) : steps;
}

/** A stored step switched on or off: `off: true` is there or it is not. */
export function switchStep(step: unknown, on: boolean): unknown {
  if (!isRecord(step)) return step;
  const { off: _, ...rest } = step;
  return on ? rest : { ...rest, off: true };
}

/** A stored step with its note set, or removed where the text is blank. */
export function annotateStep(step: unknown, note: string): unknown {
  if (!isRecord(step)) return step;
  const { note: _, ...rest } = step;
  return note.trim() === '' ? rest : { ...rest, note: note.trim() };
}

/**
 * Where a row that is dragged over others lands: the index it gets in the result when it is let go above (`before`) or
 * below the row at `over`.
 */
export function landing(from: number, over: number, before: boolean): number {
  const gap = before ? over : over + 1;
  return gap > from ? gap - 1 : gap;
}
