import { textUnits } from '../lib/textUnits';

const LEAST = 72;
const MOST = 300;
const NARROW = 8.4;
const SORT_SIGN = 18;
const WIDE = 13.2;
const PADDING = 26;

function pixels(text: string): number {
  const wide = textUnits(text) - [...text].length;
  return wide * WIDE + ([...text].length - wide) * NARROW;
}

/** A column's width in pixels from its heading and the values seen first. The heading keeps room for its sort sign. */
export function columnWidth(heading: string, values: readonly string[]): number {
  const longest = values.reduce((width, value) => Math.max(width, pixels(value)), 0);
  const needed = Math.max(pixels(heading) + SORT_SIGN, longest) + PADDING;
  return Math.round(Math.min(MOST, Math.max(LEAST, needed)));
}
