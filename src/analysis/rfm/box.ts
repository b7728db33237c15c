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
