import * as v from 'valibot';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import { REFUNDS, type Normalised, type Refunds } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { claimSchema } from '../claim';
import { EntryReader, type Unread } from '../entry';
import { normaliseWith } from '../normalise';
import { readCriterion, USUAL_CRITERIA, type Criterion } from './criteria';

/** Something we need to be able to do, and how well we do it. */
export interface Ability {
  readonly id: string;
  /** What the author calls it; empty: as the id is called. */
  readonly name: string;
  /** 1 (not at all) to 5 (fully); null: not judged. */
  readonly have: number | null;
  readonly weight: number;
  /** Why, with evidence. */
  readonly text: Claim;
  readonly unread: readonly Unread[];
}

/** What the author knows and thinks of one segment as a market. Shares and growth as fractions. */
export interface MarketEntry {
  readonly segment: string;
  /** Amount a year of the whole market; null where it is not known. */
  readonly size: number | null;
  readonly growth: number | null;
  readonly share: number | null;
  /** Where the three come from, and of when (any text: a year will do). */
  readonly source: string;
  readonly date: string;
  readonly margin: number | null;
  /** Points by criterion that is scored by hand. */
  readonly scores: Readonly<Record<string, number>>;
  /** The level that the segment asks for, by ability. */
  readonly needs: Readonly<Record<string, number>>;
  readonly chosen: boolean;
  /** What speaks for or against it. */
  readonly text: Claim;
  /** The target-market statement. */
  readonly statement: Claim;
  readonly unread: readonly Unread[];
}

/** Segments weighed as markets, and the targets that are chosen (目标市场选择). */
export interface MarketOptions {
  /** Empty until chosen. */
  readonly segmentation: string;
  /** The orders that own amounts and growth are read from; null: none. */
  readonly orders: string | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  /** Months of each of the two periods that are compared; null: the longest of 12, 6, 3, 1 that fits twice. */
  readonly months: number | null;
  /** The table of a five-forces cell. */
  readonly forces: string | null;
  readonly criteria: readonly Criterion[];
  readonly abilities: readonly Ability[];
  readonly markets: readonly MarketEntry[];
  /** How much attractiveness counts for the overall score; the rest is ability. */
  readonly balance: number;
  /** By which share each weight is moved up and down to see how firm the ranking is. */
  readonly swing: number;
  readonly draws: number;
  readonly seed: number;
  /** ISO code of the amounts; null: not known, so not said. */
  readonly currency: string | null;
  /** What follows from all of it. */
  readonly conclusion: Claim;
}

/** The abilities that are asked about where the author names none (供应链、服务团队、技术). */
export const USUAL_ABILITIES = ['supply_chain', 'service_team', 'technology'] as const;

const name = v.pipe(v.string(), v.minLength(1));
const listOf = <Entry>(read: (stored: unknown) => Entry) => v.array(v.pipe(v.unknown(), v.transform(read)));

const schema = v.strictObject({
  segmentation: v.nullish(v.string(), ''),
  orders: v.nullish(name, null),
  refunds: v.nullish(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD')), null),
  months: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)), null),
  forces: v.nullish(name, null),
  criteria: v.pipe(
    v.nullish(listOf(readCriterion), null),
    v.transform((read) => read ?? USUAL_CRITERIA),
  ),
  abilities: v.pipe(
    v.nullish(listOf(readAbility), null),
    v.transform((read) => read ?? USUAL_ABILITIES.map((id) => readAbility({ id }))),
  ),
  markets: v.optional(listOf(readMarket), []),
  balance: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  swing: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  draws: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(10_000)), 1000),
  seed: v.nullish(v.pipe(v.number(), v.integer()), 1),
  currency: v.nullish(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), null),
  conclusion: v.optional(claimSchema, ''),
});

/** An entry of the list; an id alone is an ability that is not judged yet. */
function readAbility(stored: unknown): Ability {
  const entry = new EntryReader(typeof stored === 'string' ? { id: stored } : stored);
  const read = {
    id: entry.text('id'),
    name: entry.text('name'),
    have: entry.number('have', LEAST_POINTS, MOST_POINTS),
    weight: entry.number('weight', 0) ?? 1,
    text: entry.claim('text'),
  };
  return { ...read, unread: entry.rest() };
}

function readMarket(stored: unknown): MarketEntry {
  const entry = new EntryReader(stored);
  const read = {
    segment: entry.text('segment'),
    size: entry.number('size', 0),
    growth: entry.number('growth', -1),
    share: entry.number('share', 0, 1),
    source: entry.text('source'),
    date: entry.text('date'),
    margin: entry.number('margin', -Infinity, 1),
    scores: entry.numbers('scores', LEAST_POINTS, MOST_POINTS),
    needs: entry.numbers('needs', LEAST_POINTS, MOST_POINTS),
    chosen: entry.flag('chosen'),
    text: entry.claim('text'),
    statement: entry.claim('statement'),
  };
  return { ...read, unread: entry.rest() };
}

/** Stored options -> options with every default in place. */
export function normaliseMarket(stored: unknown): Normalised<MarketOptions> {
  return normaliseWith<MarketOptions>(schema, stored);
}

/** The texts that may cite values. */
export function marketClaims({ abilities, markets, conclusion }: MarketOptions): readonly ClaimAt[] {
  return [
    ...abilities.map(({ text }, at) => ({ path: ['abilities', at, 'text'], claim: text })),
    ...markets.flatMap(({ text, statement }, at) => [
      { path: ['markets', at, 'text'], claim: text },
      { path: ['markets', at, 'statement'], claim: statement },
    ]),
    { path: ['conclusion'], claim: conclusion },
  ];
}
