import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { isDay } from '../../lib/iso-day';
import { claimSchema } from '../claim';
import { EntryReader, type Unread } from '../entry';
import { normaliseWith } from '../normalise';
import { keyed } from './keys';

/** The four lists, inside ones first. */
export const PARTS = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;
export type Part = (typeof PARTS)[number];

/** The four kinds of strategy, and the lists that each joins. */
export const JOINS = {
  so: ['strengths', 'opportunities'],
  wo: ['weaknesses', 'opportunities'],
  st: ['strengths', 'threats'],
  wt: ['weaknesses', 'threats'],
} as const satisfies Record<string, readonly [Part, Part]>;
export type Join = keyof typeof JOINS;
export const JOIN_NAMES = Object.keys(JOINS) as readonly Join[];

export const LEAST_SCORE = 1;
export const MOST_SCORE = 5;

/** One point of a list. */
export interface Point {
  /** By which strategies name it: `s1`, `o2`. Stays when the point is moved. */
  readonly key: string;
  readonly text: Claim;
  /** How much it counts: 0 or more. */
  readonly weight: number;
  /** How strongly it holds, 1 to 5; null: not scored. */
  readonly score: number | null;
  /** Where it is from, where it is not from a cell. */
  readonly source: string;
  /** Of which day the source is (ISO date); '' where nobody said. */
  readonly on: string;
  readonly unread: readonly Unread[];
}

export interface Strategy {
  readonly text: Claim;
  /** Keys of the points that it joins. */
  readonly uses: readonly string[];
  readonly unread: readonly Unread[];
}

export interface SwotOptions extends Readonly<Record<Part, readonly Point[]>> {
  /** What is looked at: a business, a product, a segment. */
  readonly about: Claim;
  readonly strategies: Readonly<Record<Join, readonly Strategy[]>>;
  /** What follows from all of it. */
  readonly conclusion: Claim;
}

function readPoint(stored: unknown): Point {
  const entry = new EntryReader(typeof stored === 'string' ? { text: stored } : stored);
  const read = {
    key: entry.text('key').trim().toLowerCase(),
    text: entry.claim('text'),
    weight: entry.number('weight', 0) ?? 1,
    score: entry.number('score', LEAST_SCORE, MOST_SCORE),
    source: entry.text('source'),
    on: dayOf(entry),
  };
  return { ...read, unread: entry.rest() };
}

/** An ISO date; what is none is noted and left out. */
function dayOf(entry: EntryReader): string {
  const day = entry.text('on');
  if (day === '' || isDay(day)) return day;
  entry.unread.push({ part: 'on', value: day });
  return '';
}

function readStrategy(stored: unknown): Strategy {
  const entry = new EntryReader(typeof stored === 'string' ? { text: stored } : stored);
  const uses = entry.texts('uses').map((key) => key.trim().toLowerCase());
  const read = { text: entry.claim('text'), uses: [...new Set(uses)] };
  return { ...read, unread: entry.rest() };
}

const points = (part: Part) =>
  v.pipe(
    v.nullish(v.array(v.pipe(v.unknown(), v.transform(readPoint))), []),
    v.transform((list) => keyed(list, part.charAt(0))),
  );
const plans = v.nullish(v.array(v.pipe(v.unknown(), v.transform(readStrategy))), []);

const schema = v.strictObject({
  about: v.nullish(claimSchema, ''),
  strengths: points('strengths'),
  weaknesses: points('weaknesses'),
  opportunities: points('opportunities'),
  threats: points('threats'),
  strategies: v.nullish(v.strictObject({ so: plans, wo: plans, st: plans, wt: plans }), {}),
  conclusion: v.nullish(claimSchema, ''),
});

/** Stored options -> options with every default in place. */
export function normaliseSwot(stored: unknown): Normalised<SwotOptions> {
  return normaliseWith<SwotOptions>(schema, stored);
}

/** The texts that may cite values. */
export function swotClaims(options: SwotOptions): readonly ClaimAt[] {
  return [
    { path: ['about'], claim: options.about },
    ...PARTS.flatMap((part) =>
      options[part].map(({ text }, at) => ({ path: [part, at, 'text'], claim: text })),
    ),
    ...JOIN_NAMES.flatMap((join) =>
      options.strategies[join].map(({ text }, at) => ({
        path: ['strategies', join, at, 'text'],
        claim: text,
      })),
    ),
    { path: ['conclusion'], claim: options.conclusion },
  ];
}
