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
