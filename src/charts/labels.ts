import { cutToUnits, textUnits } from '../lib/textUnits';
import { UNIT_WIDTH } from './frame';

/** Room for labels at the left of a chart, and the labels cut to it: long names take at most 40 % of the width. */
export function leftLabels(
  labels: readonly string[],
  width: number,
): { margin: number; cut: (label: string) => string } {
  const most = Math.floor((width * 0.4) / UNIT_WIDTH);
  const longest = labels.reduce((units, label) => Math.max(units, textUnits(label)), 0);
  const units = Math.min(most, longest);
  return { margin: Math.ceil(units * UNIT_WIDTH) + 14, cut: (label) => cutToUnits(label, units) };
}

export interface BottomLabels {
  /** Degrees to turn the labels, 0 where they fit side by side. */
  readonly rotate: number;
  readonly margin: number;
  readonly cut: (label: string) => string;
}

const TURNED_UNITS = 14;

/** Labels under bars that are `band` pixels apart: level where they fit, else turned by 45° and cut. */
export function bottomLabels(labels: readonly string[], band: number): BottomLabels {
  const longest = labels.reduce((units, label) => Math.max(units, textUnits(label)), 0);
  if (longest * UNIT_WIDTH <= band - 4) return { rotate: 0, margin: 28, cut: (label) => label };
  const units = Math.min(TURNED_UNITS, longest);
  return {
    rotate: -45,
    margin: Math.ceil(units * UNIT_WIDTH * 0.71) + 24,
    cut: (label) => cutToUnits(label, units),
  };
}

/** The name of an axis, cut to the width of the chart: what is longer would stand outside of it. */
export function axisTitle(label: string, width: number): string {
  return cutToUnits(label, Math.floor((width - 36) / UNIT_WIDTH));
}

/** Distinct values in the order in which they first come. */
export function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
