import type { Locale } from '../../i18n/dictionary';
import { english } from './describe-en';
import { chinese } from './describe-zh';
import type { Form, Part } from './options';
import { isCompany, pointsOf, saysOrders, type Point } from './points';
import type { PersonaFacts, PersonaResult, Trait } from './result';
import type { Words } from './words';

/** A sentence that the figures bear out. */
export interface Statement {
  /** Under which the author's decision about it is kept. */
  readonly id: string;
  readonly part: Part;
  readonly text: string;
  /** The same with its figures as citations: what the author's own wording begins with. */
  readonly cited: string;
  /** Customers whom it is known of. */
  readonly base: number;
}

/** A proposed name, a summary in a sentence or two, and statements; the author may write others in their place. */
export interface Proposal {
  readonly name: string;
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** A figure in a sentence: as text, or as a citation of where it stands in what is told of the group, or of everyone. */
export type Cite = (path: readonly string[], text: string, of?: 'group' | 'all') => string;

/** What can be said of a group, before it is said in a language. */
export interface Telling {
  readonly facts: PersonaFacts;
  readonly result: PersonaResult;
  readonly words: Words;
  /** Whether the customers are companies. */
  readonly company: boolean;
  readonly points: readonly Point[];
  readonly cite: Cite;
}

/** A language's way to say it. */
export interface Teller {
  name(telling: Telling): string | null;
  description(telling: Telling): string;
  statement(point: Point, telling: Telling): string;
  hidden(least: number): string;
  label(facts: PersonaFacts): string;
  apart(name: string, label: string): string;
}

const TELLERS: Readonly<Record<Locale, Teller>> = { 'zh-CN': chinese, en: english };

/** Of which cell the figures are cited, and in whose words customers are spoken of. */
export interface ProposalChoice {
  readonly cell: string;
  readonly form: Form;
}

/**
 * A name, a summary and statements of every group, by its key, from its figures alone. Nothing is said that is not
 * counted, and each statement carries its figure. Groups that would have the same name keep their label beside it.
 */
export function proposals(
  result: PersonaResult,
  locale: Locale,
  words: Words,
  { cell, form }: ProposalChoice,
): Map<string, Proposal> {
  const teller = TELLERS[locale];
  const company = isCompany(result, form);
  const named = result.segments.map((facts) => {
    const points = pointsOf(facts, result);
    const telling: Telling = { facts, result, words, company, points, cite: plain };
    return {
      facts,
      name: facts.hidden ? null : teller.name(telling),
      description: facts.hidden ? teller.hidden(result.suppress) : teller.description(telling),
      statements: points.map((point) => ({
        ...{ id: point.id, part: point.part, base: point.base },
        text: teller.statement(point, telling),
        cited: teller.statement(point, { ...telling, cite: citing(cell, facts.segment) }),
      })),
    };
  });
  return new Map(
    named.map(({ facts, name, description, statements }) => {
      const label = teller.label(facts);
      const shared = named.filter((other) => other.name === name).length > 1;
      const own = name === null ? label : shared ? teller.apart(name, label) : name;
      return [facts.segment, { name: own, description, statements }];
    }),
  );
}

const plain: Cite = (_path, text) => text;

/** Figures as citations; one whose key cannot stand in a citation stays a figure. */
function citing(cell: string, segment: string): Cite {
  return (path, text, of = 'group') => {
    const whole = of === 'all' ? path : ['segments', segment, ...path];
    if (whole.some((step) => step === '' || step.trim() !== step || /[[\]{}\n]/.test(step))) return text;
    return `{${cell}${whole.map(step).join('')}}`;
  };
}

function step(key: string, at: number, path: readonly string[]): string {
  const isKey = ['segments', 'lists', 'values', 'numbers'].includes(path[at - 1] ?? '');
  return isKey || !/^[a-z_][a-z0-9_]*$/.test(key) ? `[${key}]` : `.${key}`;
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
  if (!figures || !saysOrders(figures)) return { spending: null, visits: null, last: null };
  const level = (index: number | null | undefined) =>
    index === null || index === undefined ? null : index >= HIGH ? 'high' : index <= LOW ? 'low' : null;
  const repurchase = figures.measures.repurchase;
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

/** How a figure stands to everyone's: a multiple is worth saying from 1.5 on, a tenth is no difference. */
export function standing(index: number): 'multiple' | 'above' | 'same' | 'below' {
  if (index >= HIGH) return 'multiple';
  if (index > 110) return 'above';
  return index < 90 ? 'below' : 'same';
}

/** Whether a sex, as files write it, is told in words of its own. */
export function sexOf(value: string): 'female' | 'male' | null {
  if (/^(女|女性|女士|f|female|woman|women)$/i.test(value.trim())) return 'female';
  return /^(男|男性|先生|m|male|man|men)$/i.test(value.trim()) ? 'male' : null;
}
