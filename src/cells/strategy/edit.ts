import type { Claim } from '../../model/evidence';
import { storedClaim } from '../claim';
import { TEXTS, type SegmentStrategy, type StrategyOptions } from './options';
import type { SegmentFacts } from './result';

/** One change of the stored options. */
export interface Change {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The strategy of a segment: the first that names it. */
export function strategyOf({ strategies }: StrategyOptions, segment: string): SegmentStrategy | undefined {
  return strategies.find((one) => one.segment === segment);
}

export interface Homeless {
  readonly strategy: SegmentStrategy;
  readonly why: 'gone' | 'twice' | 'no_segment';
}

/** Strategies that no segment shows: theirs is gone or not named, or has another already. */
export function homeless(
  { strategies }: StrategyOptions,
  segments: readonly Pick<SegmentFacts, 'segment'>[],
): Homeless[] {
  const known = new Set(segments.map(({ segment }) => segment));
  const seen = new Set<string>();
  return strategies.flatMap((strategy): Homeless[] => {
    const { segment } = strategy;
    const twice = seen.has(segment);
    seen.add(segment);
    if (segment === '') return [{ strategy, why: 'no_segment' }];
    if (!known.has(segment)) return [{ strategy, why: 'gone' }];
    return twice ? [{ strategy, why: 'twice' }] : [];
  });
}

/** Sets one part of a segment's strategy, which is begun where there is none. */
export function changePart(options: StrategyOptions, segment: string, part: string, value: unknown): Change {
  const found = strategyOf(options, segment);
  if (found) return { path: ['strategies', found.at, part], value };
  return addItem('strategies', options.strategies.length, { segment, [part]: value });
}

/** One more item of a stored list, which is begun where there is none. */
export function addItem(list: 'strategies' | 'measures', length: number, item: unknown): Change {
  return length === 0 ? { path: [list], value: [item] } : { path: [list, length], value: item };
}

/** A claim as it is stored; nothing where nothing is said. */
export function claimValue(claim: Claim): unknown {
  return claim.text.trim() === '' ? undefined : storedClaim(claim);
}

/** Whether anything at all is said or planned. */
export function isWritten(strategy: SegmentStrategy | undefined): strategy is SegmentStrategy {
  return (
    strategy !== undefined &&
    (strategy.budget !== null || TEXTS.some((text) => strategy[text].text.trim() !== ''))
  );
}

/**
 * Whether prices would differ between segments: a price is stated for some of several segments, or differs between them,
 * or a price measure is for some segments only.
 */
export function pricesDiffer(
  { strategies, measures }: StrategyOptions,
  segments: readonly Pick<SegmentFacts, 'segment'>[],
): boolean {
  if (segments.length < 2) return false;
  const known = segments.map(({ segment }) => segment);
  const prices = new Set(
    known.map((segment) => strategies.find((one) => one.segment === segment)?.price.text.trim() ?? ''),
  );
  const partial = measures.some(
    ({ lever, segments: of }) =>
      lever === 'price' && of.length > 0 && known.some((segment) => !of.includes(segment)),
  );
  return prices.size > 1 || partial;
}
