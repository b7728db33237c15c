import * as v from 'valibot';
import type { Normalised, Refunds } from '../../model/cell';
import { REFUNDS } from '../../model/cell';
import type { ClaimAt } from '../../model/evidence';
import { EntryReader, type Unread } from '../entry';
import { normaliseWith } from '../normalise';
import { type KpiEntry, readKpi, withKeys } from './options-entry';

/** What the values of every KPI are told apart by: a segmentation, and columns of the orders (a region, a channel). */
export interface Breakdown {
  readonly segmentation: string | null;
  readonly columns: readonly string[];
}

/** A list that was handed over, with its control group. */
export interface HandedList {
  readonly at: number;
  readonly name: string;
  /** A table with a customer; empty until chosen. */
  readonly from: string;
  /** The day of handing over; null: the time in the list. */
  readonly since: string | null;
  readonly days: number;
  /** The column that says who was kept out of it; null: `control` or `group` where there is one. */
  readonly control: string | null;
  readonly unread: readonly Unread[];
}

/** Targets and what became of them (效果跟踪). */
export interface KpiOptions {
  /** The orders; null where no KPI needs them. */
  readonly from: string | null;
  readonly refunds: Refunds;
  readonly as_of: string | null;
  readonly new_customer: 'first' | 'lapsed';
  /** Periods shown; null: as many as are usual for their length. */
  readonly keep: number | null;
  readonly by: Breakdown;
  /** Share of the target by which a value may miss it and be at risk; beyond it is off. */
  readonly tolerance: number;
  /** A migration cell, whose moves stand beside. */
  readonly migration: string | null;
  readonly kpis: readonly KpiEntry[];
  readonly lists: readonly HandedList[];
}

const name = v.pipe(v.string(), v.nonEmpty());
const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));

const schema = v.strictObject({
  from: v.nullish(name, null),
  refunds: v.nullish(v.picklist(REFUNDS), 'net'),
  as_of: v.nullish(day, null),
  new_customer: v.nullish(v.picklist(['first', 'lapsed']), 'first'),
  keep: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(60)), null),
  by: v.nullish(
    v.strictObject({
      segmentation: v.nullish(name, null),
      columns: v.nullish(v.pipe(v.array(name), v.maxLength(4)), () => []),
    }),
    () => ({ segmentation: null, columns: [] }),
  ),
  tolerance: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.1),
  migration: v.nullish(name, null),
  kpis: v.pipe(
    v.nullish(v.array(v.unknown()), () => []),
    v.transform((stored) => withKeys(stored.map(readKpi))),
  ),
  lists: v.pipe(
    v.nullish(v.array(v.unknown()), () => []),
    v.transform((stored) => stored.map(readList)),
  ),
});

/** Days within which an order counts as an answer to a list. */
export const USUAL_DAYS = 30;

function readList(stored: unknown, at: number): HandedList {
  const entry = new EntryReader(stored);
  const read = {
    at,
    name: entry.text('name').trim(),
    from: entry.text('from').trim(),
    since: entry.text('since').trim() || null,
    days: Math.round(entry.number('days', 1, 3650) ?? USUAL_DAYS),
    control: entry.text('control').trim() || null,
  };
  const unread = [...entry.rest()];
  if (read.since === null || isDay(read.since)) return { ...read, unread };
  return { ...read, since: null, unread: [...unread, { part: 'since', value: read.since }] };
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  return v.safeParse(day, text).success && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** Stored options -> options with every default in place. */
export function normaliseKpi(stored: unknown): Normalised<KpiOptions> {
  return normaliseWith<KpiOptions>(schema, stored);
}

/** The notes of reviews, which may cite values. */
export function kpiClaims({ kpis }: KpiOptions): readonly ClaimAt[] {
  return kpis.flatMap(({ at, reviews }) =>
    reviews.flatMap((review) =>
      (['cause', 'adjustment'] as const)
        .map((part) => ({ path: ['kpis', at, 'reviews', review.at, part], claim: review[part] }))
        .filter(({ claim }) => claim.text !== ''),
    ),
  );
}
