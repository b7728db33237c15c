import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { EntryReader, type Unread } from '../entry';
import { normaliseWith } from '../normalise';

/** What a business does about a segment: the columns of the table of segments and strategies. */
export const LEVERS = ['product', 'price', 'channel', 'service', 'message'] as const;
export type Lever = (typeof LEVERS)[number];

/** Every text of a strategy. */
export const TEXTS = ['objective', ...LEVERS] as const;
export type StrategyText = (typeof TEXTS)[number];

/** What a segment is like, as far as it decides what can be done for it; suggestions go by it. */
export const NATURES = [
  'core',
  'potential',
  'new',
  'ordinary',
  'slipping',
  'dormant',
  'never',
  'price',
  'quality',
  'service',
] as const;
export type Nature = (typeof NATURES)[number];

export const CUSTOMER_TYPES = ['b2c', 'b2b'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** What is done for one segment. */
export interface SegmentStrategy extends Readonly<Record<StrategyText, Claim>> {
  /** Its place in the stored list. */
  readonly at: number;
  readonly segment: string;
  /** Null: judged by what is known of the segment. */
  readonly nature: Nature | null;
  /** Money; null: none set. */
  readonly budget: number | null;
  readonly unread: readonly Unread[];
}

/** A measure: what is done, for which segments, and how its list of customers is handed over. */
export interface Measure {
  readonly at: number;
  /** Names the list's table, `<cell>_<key>`; null: it has none that can be used, and no list is made. */
  readonly key: string | null;
  readonly name: string;
  readonly lever: Lever | null;
  readonly segments: readonly string[];
  readonly note: Claim;
  /** A column that must be filled for a customer to be on the list: phone, email, … */
  readonly contact: string | null;
  /** Share of the customers who are kept out of it, to measure by; 0: none. */
  readonly control: number;
  /** Decides who they are. */
  readonly seed: number;
  readonly unread: readonly Unread[];
}

/** Strategies per segment and the lists that are handed over (细分市场策略). */
export interface StrategyOptions {
  /** Empty until chosen. */
  readonly segmentation: string;
  /** A table with contacts and account managers, a row a customer. */
  readonly customers: string | null;
  /** The table that says who does not want to be addressed; null: `customers`, or the segmentation, where they do. */
  readonly consent: string | null;
  /** Whether the customers are persons or companies: suggestions and warnings differ. */
  readonly customer_type: CustomerType;
  /** ISO code of budgets and amounts; null: not known, so not said. */
  readonly currency: string | null;
  readonly strategies: readonly SegmentStrategy[];
  readonly measures: readonly Measure[];
}

/** The largest share that is kept out: what is more is no control group of a measure. */
export const MOST_CONTROL = 0.5;
/** Parts of the cell's own tables that no list may be called. */
const TAKEN: ReadonlySet<string> = new Set(['lists', 'segments']);
const KEY = /^[a-z][a-z0-9_]{0,40}$/;

const name = v.pipe(v.string(), v.minLength(1));

const schema = v.strictObject({
  segmentation: v.nullish(v.string(), ''),
  customers: v.nullish(name, null),
  consent: v.nullish(name, null),
  customer_type: v.nullish(v.picklist(CUSTOMER_TYPES), 'b2c'),
  currency: v.nullish(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), null),
  strategies: v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((stored) => stored.map(readStrategy)),
  ),
  measures: v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((stored) => withKeys(stored.map(readMeasure))),
  ),
});

function readStrategy(stored: unknown, at: number): SegmentStrategy {
  const entry = new EntryReader(stored);
  const read = {
    at,
    segment: entry.text('segment'),
    nature: entry.oneOf('nature', NATURES),
    objective: entry.claim('objective'),
    product: entry.claim('product'),
    price: entry.claim('price'),
    channel: entry.claim('channel'),
    service: entry.claim('service'),
    message: entry.claim('message'),
    budget: entry.number('budget', 0),
  };
  return { ...read, unread: entry.rest() };
}

function readMeasure(stored: unknown, at: number): Measure {
  const entry = new EntryReader(stored);
  const read = {
    at,
    key: entry.text('key').trim() || null,
    name: entry.text('name'),
    lever: entry.oneOf('lever', LEVERS),
    segments: entry.texts('segments'),
    note: entry.claim('note'),
    contact: entry.text('contact').trim() || null,
    control: entry.number('control', 0, MOST_CONTROL) ?? 0,
    seed: entry.number('seed', 0) ?? 1,
  };
  return { ...read, unread: entry.rest() };
}

/** A key that cannot name a table, or that an earlier measure has, is said to be unread, and the measure has no list. */
function withKeys(measures: readonly Measure[]): Measure[] {
  const used = new Set<string>(TAKEN);
  return measures.map((measure) => {
    const { key } = measure;
    if (key === null) return measure;
    if (!KEY.test(key) || used.has(key)) {
      return { ...measure, key: null, unread: [...measure.unread, { part: 'key', value: key }] };
    }
    used.add(key);
    return measure;
  });
}

/** A key for a new measure: `list_1`, `list_2`, … */
export function freeKey(measures: readonly Measure[]): string {
  const used = new Set(measures.map(({ key }) => key));
  let number = measures.length + 1;
  while (used.has(`list_${number}`)) number += 1;
  return `list_${number}`;
}

/** Stored options -> options with every default in place. */
export function normaliseStrategy(stored: unknown): Normalised<StrategyOptions> {
  return normaliseWith<StrategyOptions>(schema, stored);
}

/** The texts that may cite values. */
export function strategyClaims({ strategies, measures }: StrategyOptions): readonly ClaimAt[] {
  return [
    ...strategies.flatMap((strategy) =>
      TEXTS.map((text) => ({ path: ['strategies', strategy.at, text], claim: strategy[text] })),
    ),
    ...measures.map(({ at, note }) => ({ path: ['measures', at, 'note'], claim: note })),
  ].filter(({ claim }) => claim.text !== '');
}

/** The table of a measure's list, in a cell of this name. */
export function listTable(cell: string, key: string): string {
  return `${cell}_${key}`;
}
