/**
 * What sets a group apart from everyone. Differences of shares and of means are put on one scale:
 *
 * - shares: Cohen's h = 2·asin(√p) − 2·asin(√q), p the group's share and q everyone's;
 * - means: the difference in standard deviations of everyone's customers (Glass's delta).
 *
 * From 0.2 on ("small", Cohen 1988) a difference is worth a word; the largest come first.
 */

export const LEAST_EFFECT = 0.2;

/** Cohen's h of two shares. */
export function shareEffect(share: number, all: number): number {
  const angle = (p: number) => 2 * Math.asin(Math.sqrt(Math.min(1, Math.max(0, p))));
  return rounded(angle(share) - angle(all));
}

/** A difference of means in standard deviations; 0 where there is no spread. */
export function meanEffect(mean: number, all: number, deviation: number | null): number {
  return deviation !== null && deviation > 0 ? rounded((mean - all) / deviation) : 0;
}

/** 100 × value ÷ everyone's; null where everyone's is not positive. */
export function indexOf(value: number | null, all: number | null): number | null {
  return value === null || all === null || !(all > 0) ? null : (100 * value) / all;
}

/** Sorted by size of effect, ties by name. What is not worth a word is left out. */
export function strongest<T extends { readonly effect: number }>(
  traits: readonly T[],
  most: number,
  nameOf: (trait: T) => string,
): T[] {
  return traits
    .filter((trait) => Math.abs(trait.effect) >= LEAST_EFFECT)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || compare(nameOf(a), nameOf(b)))
    .slice(0, most);
}

/** Ranks must not hang on the last digits of a floating-point sum. */
function rounded(effect: number): number {
  return Math.round(effect * 1e6) / 1e6;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
