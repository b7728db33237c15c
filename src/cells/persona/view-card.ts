import type { Evidence } from '../../model/evidence';
import type { Proposal } from './describe';
import type { PersonaText } from './options';
import type { PersonaFacts, PersonaResult } from './result';
import { NO_TEXT } from './stored-text';
import type { Words } from './words';

/** All that a portrait is drawn from. */
export interface Card {
  readonly facts: PersonaFacts;
  readonly result: PersonaResult;
  readonly words: Words;
  readonly company: boolean;
  readonly proposal: Proposal;
  readonly text: PersonaText;
  readonly evidence?: Evidence;
}

/** The name that stands over a portrait. */
export function cardName({ proposal, text }: Pick<Card, 'proposal' | 'text'>): string {
  return text.name ?? proposal.name;
}

/** Whether anything of it is the author's. */
export function isEdited(text: PersonaText): boolean {
  return JSON.stringify(text) !== JSON.stringify(NO_TEXT);
}
