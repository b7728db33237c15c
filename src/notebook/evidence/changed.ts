import type { Value } from '../../model/table';

/** Figures are kept to so many digits: enough for any tolerance, and readable in the document. */
const DIGITS = 10;
const ROUNDING = 1e-9;

/** A value as it is kept when a text is confirmed. */
export function keptValue(value: Value): Value {
  if (typeof value !== 'number') return value;
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
}

/**
 * Whether a value is no longer what it was: a figure that changed by more than the tolerance (a share of what it was),
 * anything else that is not the same. From nothing (0) every change counts.
 */
export function hasChanged(before: Value, now: Value, tolerance: number): boolean {
  if (typeof before !== 'number' || typeof now !== 'number') return before !== now;
  const room = Math.max(tolerance, ROUNDING) * Math.abs(before);
  return Math.abs(now - before) > room * (1 + ROUNDING);
}
