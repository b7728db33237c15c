import { bigramLists, dice } from '../../analysis/near/bigrams';
import type { RivalStatement } from './options';

/** From this likeness on, two positions say the same. */
export const LEAST_LIKENESS = 0.6;

export interface AlikeRival {
  readonly name: string;
  /** 0–1. */
  readonly likeness: number;
}

/**
 * Rivals whose words are much like ours, the most alike first: Dice's coefficient of the pairs of neighbouring signs,
 * without blanks and punctuation.
 */
export function alikeRivals(text: string, rivals: readonly RivalStatement[]): AlikeRival[] {
  const ours = signsOf(text);
  if (ours.length < 4) return [];
  const said = rivals.map(({ name, statement }) => ({ name, signs: signsOf(statement.text) }));
  const [first, ...lists] = bigramLists([ours, ...said.map(({ signs }) => signs)]);
  return said
    .map(({ name }, at) => ({
      name,
      likeness: first && lists[at] ? dice(first, lists[at]) : 0,
    }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
}

/** Letters, digits and signs; citations say nothing of their own. */
function signsOf(text: string): string[] {
  return Array.from(
    text
      .replace(/\{[^{}]*\}/g, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
}
