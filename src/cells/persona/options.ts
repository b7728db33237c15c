import * as v from 'valibot';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import type { Claim } from '../../model/evidence';
import { claimSchema } from '../claim';
import { normaliseWith } from '../normalise';

/** The parts of a portrait, in the order in which they are told. */
export const PARTS = ['attribute', 'behaviour', 'need', 'value'] as const;
export type Part = (typeof PARTS)[number];

/** What no file says: for consumers the first three and pains, for companies all but the motive. */
export const NOTES = ['motive', 'decision_path', 'channels', 'pain_points', 'profit'] as const;
export type Note = (typeof NOTES)[number];

/** Words and fields of persons, or of companies; `auto`: of companies where an industry or a company size is known. */
export const FORMS = ['auto', 'consumer', 'company'] as const;
export type Form = (typeof FORMS)[number];

export const IMPORTANCE = ['high', 'middle', 'low'] as const;
export type Importance = (typeof IMPORTANCE)[number];

export const VOICES = ['quote', 'interview', 'observation'] as const;
export type VoiceKind = (typeof VOICES)[number];

/** Both high first; only the value, only the potential; neither. */
export const PRIORITIES = ['first', 'keep', 'develop', 'low'] as const;
export type PriorityClass = (typeof PRIORITIES)[number];

/** A sentence of the author's: in place of a proposed one (`of`), or one of their own. */
export interface OwnStatement {
  readonly of?: string;
  readonly part: Part;
  readonly text: Claim;
}

/** A line of the list of needs (需求清单). */
export interface NeedLine {
  readonly need: Claim;
  readonly importance: Importance;
  /** What answers it, now or as planned. */
  readonly answer: Claim;
}

/** What was heard or seen: qualitative evidence, with where it comes from and when. */
export interface HeardVoice {
  readonly kind: VoiceKind;
  readonly text: Claim;
  readonly source: string;
  /** ISO date; null: not known. */
  readonly on: string | null;
}

/** What the author wrote of a segment, beside or in place of what was proposed. */
export interface PersonaText {
  readonly name?: string;
  readonly description?: Claim;
  /** Proposed statements that are not shown, by their ids. */
  readonly rejected: readonly string[];
  readonly statements: readonly OwnStatement[];
  readonly notes: Readonly<Partial<Record<Note, Claim>>>;
  readonly needs: readonly NeedLine[];
  readonly voices: readonly HeardVoice[];
  /** In place of the computed one. */
  readonly priority?: PriorityClass;
  readonly priority_reason?: Claim;
}

/** A list of customers to talk to: so many of each segment, spread over strata, by a seeded draw. */
export interface InterviewOptions {
  readonly per_segment: number;
  /** Further customers of each segment, for those who decline. */
  readonly reserve: number;
  /** `value` (thirds of the segment by amount) and attributes. */
  readonly strata: readonly string[];
  readonly seed: number;
}

/** Portraits of the groups of any segmentation (客群画像). */
export interface PersonaOptions {
  /** Empty until chosen. */
  readonly segmentation: string;
  /** The orders that behaviour is read from; null: only what the segmentation's own table says. */
  readonly orders: string | null;
  /** A table with attributes and metrics of customers. */
  readonly customers: string | null;
  /** Groups of customers by need: who is in which need is told of each segment. */
  readonly needs: string | null;
  /** A table with what customers are expected to be worth (`clv`); null: growth stands for potential. */
  readonly potential: string | null;
  readonly form: Form;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  /** Columns to portray; null: the known fields that are there. */
  readonly attributes: readonly string[] | null;
  /** Columns of figures to portray beside those of the orders; null: the known metrics that are there. */
  readonly measures: readonly string[] | null;
  /** Where a new age band begins. */
  readonly age_bands: readonly number[];
  /** Values shown of each attribute. */
  readonly top: number;
  /** Nothing is shown of fewer customers than this. */
  readonly suppress: number;
  /** From which index on (100 = as everyone) value and potential are high. */
  readonly priority: { readonly value: number; readonly potential: number };
  readonly interviews: InterviewOptions | null;
  /** ISO code of the amounts, for the texts; null: not known, so not said. */
  readonly currency: string | null;
  readonly personas: Readonly<Record<string, PersonaText>>;
}

const name = v.pipe(v.string(), v.minLength(1));
const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const NOTHING: Claim = { text: '', confirmed: {} };
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

const statement = v.strictObject({
  of: v.optional(text),
  part: v.nullish(v.picklist(PARTS), 'attribute'),
  text: v.nullish(claimSchema, NOTHING),
});

const need = v.strictObject({
  need: v.nullish(claimSchema, NOTHING),
  importance: v.nullish(v.picklist(IMPORTANCE), 'middle'),
  answer: v.nullish(claimSchema, NOTHING),
});

const voice = v.strictObject({
  kind: v.nullish(v.picklist(VOICES), 'quote'),
  text: v.nullish(claimSchema, NOTHING),
  source: v.nullish(text, ''),
  on: v.nullish(v.pipe(v.string(), v.isoDate()), null),
});

const persona = v.pipe(
  v.strictObject({
    name: v.optional(text),
    description: v.optional(claimSchema),
    rejected: v.nullish(v.array(text), () => []),
    statements: v.nullish(v.array(statement), () => []),
    ...(Object.fromEntries(NOTES.map((note) => [note, v.optional(claimSchema)])) as Record<
      Note,
      v.OptionalSchema<typeof claimSchema, undefined>
    >),
    needs: v.nullish(v.array(need), () => []),
    voices: v.nullish(v.array(voice), () => []),
    priority: v.optional(v.picklist(PRIORITIES)),
    priority_reason: v.optional(claimSchema),
  }),
  v.transform(({ motive, decision_path, channels, pain_points, profit, ...rest }): PersonaText => {
    const notes = { motive, decision_path, channels, pain_points, profit };
    return { ...rest, notes: Object.fromEntries(Object.entries(notes).filter(([, claim]) => claim)) };
  }),
);

const interviews = v.strictObject({
  per_segment: v.nullish(whole(1, 500), 6),
  reserve: v.nullish(whole(0, 500), 3),
  strata: v.nullish(v.array(name), () => ['value']),
  seed: v.nullish(whole(0, 2_147_483_647), 1),
});

const schema = v.strictObject({
  segmentation: v.nullish(v.string(), ''),
  orders: v.nullish(name, null),
  customers: v.nullish(name, null),
  needs: v.nullish(name, null),
  potential: v.nullish(name, null),
  form: v.nullish(v.picklist(FORMS), 'auto'),
  refunds: v.nullish(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate()), null),
  attributes: v.nullish(v.array(name), null),
  measures: v.nullish(v.array(name), null),
  age_bands: v.nullish(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer())),
      v.minLength(1),
      v.check((bands: number[]) => isAscending(bands), 'not in ascending order'),
    ),
    () => [18, 25, 30, 35, 40, 50, 60],
  ),
  top: v.nullish(whole(1, 20), 5),
  suppress: v.nullish(whole(0, 1000), 10),
  priority: v.nullish(
    v.strictObject({ value: v.nullish(whole(1, 1000), 100), potential: v.nullish(whole(1, 1000), 100) }),
    () => ({ value: 100, potential: 100 }),
  ),
  interviews: v.nullish(interviews, null),
  currency: v.nullish(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), null),
  personas: v.nullish(v.record(v.string(), persona), () => ({})),
});

function isAscending(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
}

export function normalisePersona(stored: unknown): Normalised<PersonaOptions> {
  return normaliseWith<PersonaOptions>(schema, stored);
}

/** The notes that a portrait has room for: those of its form, and any other that is written. */
export function notesOf({ notes }: PersonaText, company: boolean): Note[] {
  const usual: readonly Note[] = company
    ? ['decision_path', 'channels', 'pain_points', 'profit']
    : ['motive', 'decision_path', 'channels', 'pain_points'];
  return NOTES.filter((note) => usual.includes(note) || (notes[note]?.text ?? '') !== '');
}

/** What a note is called: the decision path of a company is one of several people. */
export function noteKey(note: Note, company: boolean): Note | 'decision_path_company' {
  return note === 'decision_path' && company ? 'decision_path_company' : note;
}
