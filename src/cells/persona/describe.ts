import type { Locale } from '../../i18n/dictionary';
import { english } from './describe-en';
import { chinese } from './describe-zh';
import type { PersonaFacts, PersonaResult, Trait } from './result';

/** A proposed name and description; the author may write others in their place. */
export interface Proposal {
  readonly name: string;
  readonly description: string;
}

/** How figures are written in the reader's language; given by the page. */
export interface Words {
  number(value: number, digits?: number): string;
  percent(share: number): string;
  money(amount: number): string;
  /** The name of an attribute. */
  field(attribute: string): string;
}

/** What can be said of a group, before it is said in a language. */
export interface Telling {
  readonly facts: PersonaFacts;
  readonly result: PersonaResult;
  readonly words: Words;
}

/** A language's way to say it. */
export interface Teller {
  name(telling: Telling): string | null;
  description(telling: Telling): string;
  hidden(least: number): string;
  label(facts: PersonaFacts): string;
  apart(name: string, label: string): string;
}

const TELLERS: Readonly<Record<Locale, Teller>> = { 'zh-CN': chinese, en: english };

/**
 * A name and a description of every group, by its key, from its figures alone. Nothing is said that is not counted, and
 * each statement carries its figure. Groups that would have the same name keep their label beside it.
 */
export function proposals(result: PersonaResult, locale: Locale, words: Words): Map<string, Proposal> {
  const teller = TELLERS[locale];
  const named = result.segments.map((facts) => {
    const telling = { facts, result, words };
    const name = facts.hidden ? null : teller.name(telling);
    const description = facts.hidden ? teller.hidden(result.suppress) : teller.description(telling);
    return { facts, name, description };
  });
  return new Map(
    named.map(({ facts, name, description }) => {
      const label = teller.label(facts);
      const shared = named.filter((other) => other.name === name).length > 1;
      const own = name === null ? label : shared ? teller.apart(name, label) : name;
      return [facts.segment, { name: own, description }];
    }),
  );
}

/** From how far off everyone's figure a group is called high or low in its name. */
export const HIGH = 150;
export const LOW = 50;

/** Tags of behaviour for a name. */
export interface Behaviour {
  readonly spending: 'high' | 'low' | null;
  readonly visits: 'frequent' | 'once' | null;
  readonly last: 'recent' | 'lapsed' | null;
}

export function behaviour({ indexes, figures }: PersonaFacts): Behaviour {
  const level = (index: number | null | undefined) =>
    index === null || index === undefined ? null : index >= HIGH ? 'high' : index <= LOW ? 'low' : null;
  const repurchase = figures?.measures.repurchase ?? null;
  const frequency = level(indexes?.frequency);
  const recency = level(indexes?.recency);
  return {
    spending: level(indexes?.per_customer),
    visits: repurchase !== null && repurchase <= 0.1 ? 'once' : frequency === 'high' ? 'frequent' : null,
    last: recency === 'low' ? 'recent' : recency === 'high' ? 'lapsed' : null,
  };
}

type ValueTrait = Extract<Trait, { kind: 'value' }>;

/** Values that are more common here than elsewhere, the strongest first. */
export function typicalValues({ apart }: PersonaFacts): ValueTrait[] {
  return apart.filter((trait): trait is ValueTrait => trait.kind === 'value' && trait.effect > 0);
}

/** The value of one of these attributes that most of the group shares, for its name. */
export function namingValue(
  facts: PersonaFacts,
  attributes: readonly string[],
  least: number,
): ValueTrait | null {
  const typical = typicalValues(facts).filter(
    (trait) => attributes.includes(trait.attribute) && trait.share >= least && trait.index >= 120,
  );
  return typical[0] ?? null;
}

/** Whether a figure is far enough from everyone's to be called a multiple of it. */
export function multiple(index: number | null | undefined): number | null {
  return index !== null && index !== undefined && index >= HIGH ? index / 100 : null;
}

/** What a value of an attribute is to orders: the thing bought, the way it was bought, or nothing (a trait of the customer). */
export function boughtBy({ attributes }: PersonaResult, attribute: string): 'thing' | 'way' | null {
  if (attributes.find((one) => one.attribute === attribute)?.kind !== 'many') return null;
  return attribute === 'channel' ? 'way' : 'thing';
}
