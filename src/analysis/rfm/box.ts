/** Scores from and up to, both included. */
export type ScoreRange = readonly [number, number];

/** A box in the space of scores: what is not named is open. `fm` is the mean of the F and M scores, halves included. */
export interface Box {
  readonly r?: ScoreRange;
  readonly f?: ScoreRange;
  readonly m?: ScoreRange;
  readonly fm?: ScoreRange;
}

/** The sides a box can have. */
export const SIDES = ['r', 'f', 'm', 'fm'] as const;
export type Side = (typeof SIDES)[number];

/** Whether a score (the digits of r, f and m) lies in a box. */
export function inBox(box: Box, score: string): boolean {
  const [r = 0, f = 0, m = 0] = [...score].map(Number);
  const values = { r, f, m, fm: (f + m) / 2 };
  return SIDES.every((side) => {
    const [from, to] = box[side] ?? [-Infinity, Infinity];
    return values[side] >= from && values[side] <= to;
  });
}

/** A pattern like `[34][45].` as a box; null where it is none. */
export function boxOfPattern(pattern: string): Box | null {
  const parts = /^(\d|\[\d+\]|\.)(\d|\[\d+\]|\.)(\d|\[\d+\]|\.)$/.exec(pattern)?.slice(1);
  if (!parts) return null;
  const ranges = parts.map(rangeOfPart);
  if (ranges.includes(null)) return null;
  const [r, f, m] = ranges;
  return { ...(r && { r }), ...(f && { f }), ...(m && { m }) };
}

/** A digit or a run of digits as a range; undefined: any; null: digits with gaps. */
function rangeOfPart(part: string): ScoreRange | null | undefined {
  if (part === '.') return undefined;
  const digits = [...part.replace(/\D/g, '')].map(Number);
  const [first = 0] = digits;
  return digits.every((digit, i) => digit === first + i) ? [first, first + digits.length - 1] : null;
}
