import { textUnits } from '../lib/textUnits';

const LEAST = 72;
const MOST = 300;
const PER_UNIT = 7.3;
const PADDING = 26;

/** A column's width in pixels from its heading and the values seen first. The heading keeps room for its sort sign. */
export function columnWidth(heading: string, values: readonly string[]): number {
  const longest = values.reduce((units, value) => Math.max(units, textUnits(value)), 0);
  const units = Math.max(textUnits(heading) + 3, longest);
  return Math.round(Math.min(MOST, Math.max(LEAST, units * PER_UNIT + PADDING)));
}
