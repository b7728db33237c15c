import type { PersonaOptions, PriorityClass } from './options';
import { PRIORITIES } from './options';
import type { PriorityFacts } from './result';

/** A group before it is ranked. */
export type Standing = Omit<PriorityFacts, 'class' | 'rank'> & { readonly segment: string };

/**
 * Puts groups into order: high value and high potential first, then value alone, then potential alone, then neither;
 * within a class by value × potential. What is not known counts as everyone's (100); ties are broken by key.
 */
export function prioritise(
  standings: readonly Standing[],
  thresholds: PersonaOptions['priority'],
): ReadonlyMap<string, PriorityFacts> {
  const ranked = standings
    .map((one) => ({ one, of: classOf(one, thresholds) }))
    .sort(
      (a, b) =>
        PRIORITIES.indexOf(a.of) - PRIORITIES.indexOf(b.of) ||
        product(b.one) - product(a.one) ||
        (a.one.segment < b.one.segment ? -1 : 1),
    );
  return new Map(
    ranked.map(({ one: { segment, ...facts }, of }, i) => [segment, { ...facts, class: of, rank: i + 1 }]),
  );
}

/** Potential that cannot be told is not high: nothing is put first on what is not known. */
function classOf(
  { value_index, potential_index }: Standing,
  thresholds: PersonaOptions['priority'],
): PriorityClass {
  const value = value_index !== null && value_index >= thresholds.value;
  const potential = potential_index !== null && potential_index >= thresholds.potential;
  if (value) return potential ? 'first' : 'keep';
  return potential ? 'develop' : 'low';
}

function product({ value_index, potential_index }: Standing): number {
  return (value_index ?? 100) * (potential_index ?? 100);
}
