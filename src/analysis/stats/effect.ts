/** How large a difference is, in four words. */
export const SIZES = ['none', 'small', 'medium', 'large'] as const;
export type Size = (typeof SIZES)[number];

/** Where small, medium and large begin (Cohen 1988; epsilon² as eta²; dominance as Cliff's delta: Romano et al. 2006). */
const LIMITS = {
  eta2: [0.01, 0.06, 0.14],
  epsilon2: [0.01, 0.06, 0.14],
  d: [0.2, 0.5, 0.8],
  dominance: [0.147, 0.33, 0.474],
} as const;

export type Measure = keyof typeof LIMITS;

/** The size of an effect by its measure; of signed ones, whichever way it goes. */
export function sizeOf(measure: Measure, value: number): Size {
  return sizeWithin(LIMITS[measure], value);
}

/** Cramér's V: the limits 0.1, 0.3 and 0.5 hold for two rows or columns; more let V be lower (Cohen's w = V √dimensions). */
export function sizeOfV(v: number, dimensions: number): Size {
  return sizeWithin([0.1, 0.3, 0.5], v * Math.sqrt(dimensions));
}

function sizeWithin(limits: readonly number[], value: number): Size {
  return SIZES[limits.filter((limit) => Math.abs(value) >= limit).length] ?? 'none';
}
