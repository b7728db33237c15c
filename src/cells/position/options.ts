import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import { EntryReader, type Unread } from '../entry';
import { bareOf, type Bare } from '../entry-edit';
import { normaliseWith } from '../normalise';

/** What a position stands on: what the product does, what it is worth, when it is used. */
export const POSITION_TYPES = ['functional', 'value', 'scenario'] as const;
export type PositionType = (typeof POSITION_TYPES)[number];

/** The parts that a statement is built from, each a text that can cite. */
export const PARTS = ['audience', 'need', 'category', 'scene', 'benefit', 'reason', 'difference'] as const;
export type Part = (typeof PARTS)[number];

/** Where the brand is to stand in the mind of one target. */
export interface Statement extends Readonly<Record<Part, Claim>> {
  /** The key of a segment, or a name. */
  readonly target: string;
  readonly type: PositionType;
  /** The competitors it differs from by name; none: all of them. */
  readonly against: readonly string[];
  /** The criteria it stands on, by their keys. */
  readonly emphasis: readonly string[];
  /** How much the promise needs (1–5) of each ability it rests on. */
  readonly rests_on: Readonly<Record<string, number>>;
  /** The author's own wording; empty: built from the parts. */
  readonly statement: Claim;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

/** What competitors say of themselves. */
export interface RivalStatement {
  readonly name: string;
  readonly type: PositionType | null;
  readonly statement: Claim;
  readonly emphasis: readonly string[];
  readonly unread: readonly Unread[];
}

export const ABILITY_KINDS = [
  'supply_chain',
  'service',
  'technology',
  'product',
  'channel',
  'brand',
  'people',
] as const;
export type AbilityKind = (typeof ABILITY_KINDS)[number];

/** What we can do, 1 (hardly) to 5 (better than anybody). */
export interface Ability {
  readonly ability: string;
  readonly kind: AbilityKind | null;
  readonly level: number | null;
  readonly note: Claim;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

/** A survey in which people rated brands: a row an answer about a brand. */
export interface Ratings {
  readonly from: string;
  /** The column with the brand. */
  readonly brand: string;
  /** The columns with the ratings; null: every number. */
  readonly columns: readonly string[] | null;
}

export interface PositionOptions {
  readonly segmentation: string | null;
  /** A table of brands with scores: a `competitors` step; null: none. */
  readonly competitors: string | null;
  readonly ratings: Ratings | null;
  /** Which brand of the ratings is ours; '' where the table of competitors says it. */
  readonly own: string;
  /** A smaller lead on a criterion is no difference. */
  readonly margin: number;
  readonly abilities: readonly Ability[];
  readonly rivals: readonly RivalStatement[];
  readonly statements: readonly Statement[];
}

const name = v.pipe(v.string(), v.minLength(1));
const entries = <Entry>(read: (stored: unknown) => Entry) =>
  v.nullish(v.array(v.pipe(v.unknown(), v.transform(read))), []);

const schema = v.strictObject({
  segmentation: v.nullish(name, null),
  competitors: v.nullish(name, null),
  ratings: v.nullish(
    v.strictObject({
      from: v.nullish(v.string(), ''),
      brand: v.nullish(v.string(), ''),
      columns: v.nullish(v.array(name), null),
    }),
    null,
  ),
  own: v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), ''),
  margin: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_POINTS - LEAST_POINTS)), 0.5),
  abilities: entries(readAbility),
  rivals: entries(readRival),
  statements: entries(readStatement),
});

function readAbility(stored: unknown): Ability {
  const bare = bareOf(stored, 'ability');
  const entry = new EntryReader(bare ?? stored);
  const read = {
    ability: entry.text('ability'),
    kind: entry.oneOf('kind', ABILITY_KINDS),
    level: entry.number('level', LEAST_POINTS, MOST_POINTS),
    note: entry.claim('note'),
  };
  return { ...read, unread: entry.rest(), bare };
}

function readRival(stored: unknown): RivalStatement {
  const entry = new EntryReader(stored);
  const read = {
    name: entry.text('name'),
    type: entry.oneOf('type', POSITION_TYPES),
    statement: entry.claim('statement'),
    emphasis: entry.texts('emphasis'),
  };
  return { ...read, unread: entry.rest() };
}

function readStatement(stored: unknown): Statement {
  const bare = bareOf(stored, 'statement');
  const entry = new EntryReader(bare ?? stored);
  const parts = Object.fromEntries(PARTS.map((part) => [part, entry.claim(part)])) as Record<Part, Claim>;
  const read = {
    ...parts,
    target: entry.text('target'),
    type: entry.oneOf('type', POSITION_TYPES) ?? 'functional',
    against: entry.texts('against'),
    emphasis: entry.texts('emphasis'),
    rests_on: entry.numbers('rests_on', LEAST_POINTS, MOST_POINTS),
    statement: entry.claim('statement'),
  };
  return { ...read, unread: entry.rest(), bare };
}

/** Stored options -> options with every default in place. */
export function normalisePosition(stored: unknown): Normalised<PositionOptions> {
  return normaliseWith<PositionOptions>(schema, stored);
}

/** The texts that may cite values. */
export function positionClaims({ abilities, rivals, statements }: PositionOptions): readonly ClaimAt[] {
  return [
    ...abilities.map(({ note }, at) => ({ path: ['abilities', at, 'note'], claim: note })),
    ...rivals.map(({ statement }, at) => ({ path: ['rivals', at, 'statement'], claim: statement })),
    ...statements.flatMap((statement, at) =>
      [...PARTS, 'statement' as const].map((part) => ({
        path: ['statements', at, part],
        claim: statement[part],
      })),
    ),
  ];
}
