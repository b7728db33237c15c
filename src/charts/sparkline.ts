export interface Sparkline {
  /** SVG path data, one stroke for every run of values without a gap. */
  readonly path: string;
  /** The last value's place; null where there is no value. */
  readonly last: { readonly x: number; readonly y: number } | null;
}

const PADDING = 3;

/** Values as a small line in a box: gaps (null) interrupt it; equal values lie in the middle. */
export function sparkline(values: readonly (number | null)[], width: number, height: number): Sparkline {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const low = Math.min(...known);
  const high = Math.max(...known);
  const step = values.length > 1 ? (width - 2 * PADDING) / (values.length - 1) : 0;
  const place = (value: number, index: number) => ({
    x: round(PADDING + index * step),
    y: round(
      high > low ? height - PADDING - ((value - low) / (high - low)) * (height - 2 * PADDING) : height / 2,
    ),
  });
  let path = '';
  let last: Sparkline['last'] = null;
  let drawing = false;
  values.forEach((value, index) => {
    const there = value !== null && Number.isFinite(value);
    if (there) {
      last = place(value, index);
      path += `${drawing ? 'L' : 'M'}${last.x},${last.y}`;
    }
    drawing = there;
  });
  return { path, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
