import { PRIORITIES } from './options';
import type { Card } from './view-card';

/** Portraits in the order in which they are worked on: by the author's class where there is one, then as computed. */
export function byPriority(cards: readonly Card[]): Card[] {
  const place = ({ text, facts }: Card) => {
    const priority = text.priority ?? facts.priority?.class;
    return priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority);
  };
  const rank = ({ facts }: Card) => facts.priority?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...cards].sort((a, b) => place(a) - place(b) || rank(a) - rank(b) || a.facts.rank - b.facts.rank);
}

/** The key of what a class stands for; a computed one without a known potential says so. */
export function priorityNote({ text, facts }: Card) {
  const computed = facts.priority?.class;
  const priority = text.priority ?? computed;
  if (priority === undefined) return null;
  const unknown = text.priority === undefined && facts.priority?.potential_index === null;
  if (unknown && priority === 'keep') return 'prio_keep_unknown' as const;
  if (unknown && priority === 'low') return 'prio_low_unknown' as const;
  return `prio_${priority}_note` as const;
}
