import { isRecord } from '../../lib/is-record';
import type { Claim } from '../../model/evidence';
import { type Grain, grainOf, GRAINS } from '../../sql/metrics/periods';
import { EntryReader, type Unread } from '../entry';
import { DIRECTIONS, KPI_METRICS, UNITS, USUAL, type Direction, type KpiMetric, type Unit } from './keys';
import { readNeeds, type KpiNeeds } from './options-needs';

/** A goal for one period: a value, or a change on the baseline (0.25 = +25 %). */
export type Target = { readonly value: number } | { readonly change: number };

/** A target that holds from a period on, in place of the one before. */
export interface Revised {
  readonly at: number;
  readonly from: string;
  readonly target: Target;
}

/** What a period came to, as it was when the author closed it: it stays, whatever later files say. */
export interface Actual {
  readonly at: number;
  readonly period: string;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The analysis date of the data it was read from. */
  readonly as_of: string | null;
  /** The last day of data, where that is before the period's end. */
  readonly through: string | null;
  /** Of a value that was entered: from where, and of which day. */
  readonly source: string;
  readonly date: string;
}

/** Why it came so, and what will be done about it. */
export interface Review {
  readonly at: number;
  readonly period: string;
  readonly cause: Claim;
  readonly adjustment: Claim;
}

/** One goal that is followed. `at` is its place in the stored list. */
export interface KpiEntry extends KpiNeeds {
  readonly at: number;
  /** Names it in citations and tables; unique. */
  readonly key: string;
  /** Null: the entry says none that is known. */
  readonly metric: KpiMetric | null;
  /** In the author's words; empty: as the dictionary calls it. */
  readonly name: string;
  readonly unit: Unit;
  readonly direction: Direction;
  readonly period: Grain;
  readonly owner: string;
  readonly baseline: { readonly period: string | null; readonly value: number | null } | null;
  readonly target: Target | null;
  readonly revised: readonly Revised[];
  readonly actuals: readonly Actual[];
  readonly reviews: readonly Review[];
  /** How many items each list has in the document, those that cannot be read too: new ones stand behind them. */
  readonly stored: Readonly<Record<'revised' | 'actuals' | 'reviews', number>>;
  /** Parts that cannot be read. They stay in the document. */
  readonly unread: readonly Unread[];
}

/** Reads one KPI part by part. */
export function readKpi(stored: unknown, at: number): KpiEntry {
  const entry = new EntryReader(stored);
  const metric = entry.oneOf('metric', KPI_METRICS);
  const usual = USUAL[metric ?? 'entered'];
  const notes: Unread[] = [];
  const read = {
    at,
    key: entry.text('key').trim(),
    metric,
    name: entry.text('name'),
    unit: entry.oneOf('unit', UNITS) ?? usual.unit,
    direction: entry.oneOf('direction', DIRECTIONS) ?? usual.direction,
    period: entry.oneOf('period', GRAINS) ?? ('quarter' as const),
    owner: entry.text('owner'),
    baseline: part(stored, 'baseline', notes, readBaseline),
    target: part(stored, 'target', notes, readTarget),
    revised: items(stored, 'revised', notes, readRevised),
    actuals: items(stored, 'actuals', notes, readActual),
    reviews: items(stored, 'reviews', notes, readReview),
    stored: {
      revised: lengthOf(stored, 'revised'),
      actuals: lengthOf(stored, 'actuals'),
      reviews: lengthOf(stored, 'reviews'),
    },
    ...readNeeds(entry, stored, notes),
  };
  const nested = ['baseline', 'target', 'revised', 'actuals', 'reviews'];
  const more = ['targets', 'list', 'survey', 'ledger', 'query'];
  const unread = entry.rest().filter((one) => ![...nested, ...more].includes(one.part));
  return { ...read, unread: [...unread, ...notes] };
}

/** A record among the parts of an entry; what cannot be read in it is noted under its path. */
export function part<Read>(
  stored: unknown,
  name: string,
  notes: Unread[],
  read: (entry: EntryReader) => Read | null,
): Read | null {
  const value = isRecord(stored) ? stored[name] : undefined;
  if (value === undefined || value === null) return null;
  const entry = new EntryReader(value);
  const found = read(entry);
  const unread = entry.rest();
  notes.push(...unread.map((one) => ({ ...one, part: [name, one.part].filter(Boolean).join('.') })));
  return found;
}

/** A list of records; one that says nothing usable is noted and left out. */
function items<Read extends { readonly at: number }>(
  stored: unknown,
  name: string,
  notes: Unread[],
  read: (entry: EntryReader, at: number) => Read | null,
): Read[] {
  const value = isRecord(stored) ? stored[name] : undefined;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    notes.push({ part: name, value: JSON.stringify(value).slice(0, 60) });
    return [];
  }
  return value.flatMap((one: unknown, at) => {
    const entry = new EntryReader(one);
    const found = read(entry, at);
    const unread = entry.rest();
    notes.push(
      ...unread.map((bad) => ({ ...bad, part: [name, at + 1, bad.part].filter(Boolean).join('.') })),
    );
    if (found === null && unread.length === 0) notes.push({ part: `${name}.${at + 1}`, value: shown(one) });
    return found === null ? [] : [found];
  });
}

function lengthOf(stored: unknown, name: string): number {
  const value = isRecord(stored) ? stored[name] : undefined;
  return Array.isArray(value) ? value.length : 0;
}

function shown(value: unknown): string {
  return ((JSON.stringify(value) as string | undefined) ?? '').slice(0, 60);
}

function readBaseline(entry: EntryReader): KpiEntry['baseline'] {
  const value = entry.number('value');
  const period = entry.text('period').trim();
  const known = grainOf(period) === null ? null : period;
  return value === null && known === null ? null : { value, period: known };
}

function readTarget(entry: EntryReader): Target | null {
  const value = entry.number('value');
  const change = entry.number('change');
  if (value !== null) return { value };
  return change === null ? null : { change };
}

function readRevised(entry: EntryReader, at: number): Revised | null {
  const from = entry.text('from').trim();
  const target = readTarget(entry);
  return target === null || grainOf(from) === null ? null : { at, from, target };
}

function readActual(entry: EntryReader, at: number): Actual | null {
  const read = {
    at,
    period: entry.text('period').trim(),
    numerator: entry.number('numerator'),
    denominator: entry.number('denominator'),
    as_of: entry.text('as_of').trim() || null,
    through: entry.text('through').trim() || null,
    source: entry.text('source'),
    date: entry.text('date').trim(),
  };
  const value = entry.number('value');
  return value === null || grainOf(read.period) === null ? null : { ...read, value };
}

function readReview(entry: EntryReader, at: number): Review | null {
  const period = entry.text('period').trim();
  const review = { at, period, cause: entry.claim('cause'), adjustment: entry.claim('adjustment') };
  return grainOf(period) === null ? null : review;
}

const KEY = /^[a-z][a-z0-9_]{0,60}$/;

/** Keys that are unique: an entry's own, else its metric; of several alike the later ones get a number. */
export function withKeys(entries: readonly KpiEntry[]): KpiEntry[] {
  const used = new Set<string>();
  return entries.map((entry) => {
    const wanted = KEY.test(entry.key) ? entry.key : (entry.metric ?? 'kpi');
    let key = wanted;
    for (let n = 2; used.has(key); n += 1) key = `${wanted}_${n}`;
    used.add(key);
    const bad = entry.key !== '' && entry.key !== wanted;
    return {
      ...entry,
      key,
      unread: bad ? [...entry.unread, { part: 'key', value: entry.key }] : entry.unread,
    };
  });
}
