import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { BETTER, usuallyBetter, type Better } from '../../analysis/scoring/better';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import { isDay } from '../../lib/iso-day';
import { EntryReader, type Unread } from '../entry';
import { bareOf, type Bare } from '../entry-edit';
import { normaliseWith } from '../normalise';

export { BETTER, usuallyBetter };

/** What is said of a brand, each a text that can cite. */
export const BRAND_TEXTS = ['customers', 'strengths', 'weaknesses', 'price', 'service', 'says'] as const;
export type BrandText = (typeof BRAND_TEXTS)[number];

/** One of those who sell to the same customers; ourselves too. */
export interface Brand extends Readonly<Record<BrandText, Claim>> {
  readonly name: string;
  /** Market share (0–1), as some source says. */
  readonly share: number | null;
  readonly source: string;
  /** Of which day the share is (ISO date); '' where nobody said. */
  readonly on: string;
  /** 1–5 by the keys of criteria. */
  readonly scores: Readonly<Record<string, number>>;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

/** Something that brands differ in, scored 1 (`low`) to 5 (`high`). */
export interface Criterion {
  readonly key: string;
  /** '' for those the product has a word for, and for those whose key says it. */
  readonly label: string;
  readonly low: string;
  readonly high: string;
  /** Whether a high or a low score is better. */
  readonly better: Better;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

/** Where a group of customers would want a brand to stand. */
export interface Ideal {
  readonly segment: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly unread: readonly Unread[];
}

/** Whether more or less of the measure is better. */
export const DIRECTIONS = ['higher', 'lower'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A difference of our own, said so that it can turn out to be wrong. */
export interface Difference {
  readonly text: Claim;
  readonly measure: string;
  readonly direction: Direction;
  /** Least relative difference that makes the sentence true (0.2 = 20 %). */
  readonly at_least: number | null;
  /** The competitor it is compared with; '' for all of them. */
  readonly against: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly unit: string;
  /** How it is tested. */
  readonly test: string;
  readonly source: string;
  readonly on: string;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

export interface CompetitorsOptions {
  /** Its segments can have ideal points; null: none. */
  readonly segmentation: string | null;
  readonly own: Brand;
  readonly competitors: readonly Brand[];
  readonly criteria: readonly Criterion[];
  /** The criteria that are the axes of the map; null: the first two. */
  readonly map: { readonly x: string; readonly y: string } | null;
  readonly ideals: readonly Ideal[];
  readonly differences: readonly Difference[];
}

const name = v.pipe(v.string(), v.minLength(1));
const entries = <Entry>(read: (stored: unknown) => Entry) =>
  v.nullish(v.array(v.pipe(v.unknown(), v.transform(read))), []);

const schema = v.strictObject({
  segmentation: v.nullish(name, null),
  own: v.pipe(v.nullish(v.unknown(), {}), v.transform(readBrand)),
  competitors: entries(readBrand),
  criteria: v.pipe(entries(readCriterion), v.transform(distinctKeys)),
  map: v.nullish(v.strictObject({ x: name, y: name }), null),
  ideals: entries(readIdeal),
  differences: entries(readDifference),
});

function readBrand(stored: unknown): Brand {
  const bare = bareOf(stored, 'name');
  const entry = new EntryReader(bare ?? stored);
  const texts = Object.fromEntries(BRAND_TEXTS.map((part) => [part, entry.claim(part)]));
  const read = {
    ...(texts as Record<BrandText, Claim>),
    name: entry.text('name'),
    share: entry.number('share', 0, 1),
    source: entry.text('source'),
    on: dayOf(entry, 'on'),
    scores: entry.numbers('scores', LEAST_POINTS, MOST_POINTS),
  };
  return { ...read, unread: entry.rest(), bare };
}

function readCriterion(stored: unknown): Criterion {
  const bare = bareOf(stored, 'key');
  const entry = new EntryReader(bare ?? stored);
  const read = {
    key: entry.text('key'),
    label: entry.text('label'),
    low: entry.text('low'),
    high: entry.text('high'),
    better: entry.oneOf('better', BETTER),
  };
  return { ...read, better: read.better ?? usuallyBetter(read.key), unread: entry.rest(), bare };
}

/** Columns that the published table has besides those of criteria. */
const OWN_COLUMNS = ['name', 'own', 'share'];

/** The first of a key counts, whatever its case; one without a key cannot be scored. */
function distinctKeys(criteria: Criterion[]): Criterion[] {
  const keys = criteria.map(({ key }) => key.toLowerCase());
  return criteria.map((criterion, at) => {
    const key = keys[at] ?? '';
    if (key !== '' && keys.indexOf(key) === at && !OWN_COLUMNS.includes(key)) return criterion;
    return { ...criterion, key: '', unread: [...criterion.unread, { part: 'key', value: criterion.key }] };
  });
}

function readIdeal(stored: unknown): Ideal {
  const entry = new EntryReader(stored);
  const read = {
    segment: entry.text('segment'),
    scores: entry.numbers('scores', LEAST_POINTS, MOST_POINTS),
  };
  return { ...read, unread: entry.rest() };
}

function readDifference(stored: unknown): Difference {
  const bare = bareOf(stored, 'text');
  const entry = new EntryReader(bare ?? stored);
  const read = {
    text: entry.claim('text'),
    measure: entry.text('measure'),
    direction: entry.oneOf('direction', DIRECTIONS) ?? 'higher',
    at_least: entry.number('at_least', 0),
    against: entry.text('against'),
    ours: entry.number('ours'),
    theirs: entry.number('theirs'),
    unit: entry.text('unit'),
    test: entry.text('test'),
    source: entry.text('source'),
    on: dayOf(entry, 'on'),
  };
  return { ...read, unread: entry.rest(), bare };
}

/** An ISO date; what is none is noted and left out. */
function dayOf(entry: EntryReader, part: string): string {
  const day = entry.text(part);
  if (day === '' || isDay(day)) return day;
  entry.unread.push({ part, value: day });
  return '';
}

/** Stored options -> options with every default in place. */
export function normaliseCompetitors(stored: unknown): Normalised<CompetitorsOptions> {
  return normaliseWith<CompetitorsOptions>(schema, stored);
}

/** The texts that may cite values. */
export function competitorsClaims({ own, competitors, differences }: CompetitorsOptions): readonly ClaimAt[] {
  const said = (brand: Brand, path: readonly (string | number)[]) =>
    BRAND_TEXTS.map((part) => ({ path: [...path, part], claim: brand[part] }));
  return [
    ...said(own, ['own']),
    ...competitors.flatMap((brand, at) => said(brand, ['competitors', at])),
    ...differences.map(({ text }, at) => ({ path: ['differences', at, 'text'], claim: text })),
  ];
}
