import { whyNoExpression } from '../../sql/expression';
import { grainOf } from '../../sql/metrics/periods';
import type { EntryReader, Unread } from '../entry';
import { part } from './options-entry';

/** Segments whose share of the amount is followed. */
export interface TargetSegments {
  readonly segmentation: string;
  readonly segments: readonly string[];
}

/** A list that was handed over, of which the conversion is followed. */
export interface ConversionList {
  readonly from: string;
  readonly days: number;
  readonly since: string | null;
  readonly control: string | null;
}

export interface SurveyQuestions {
  readonly from: string;
  readonly questions: readonly string[];
  readonly scale: number;
  readonly top: readonly string[];
}

/** A value by one's own query: aggregates over the rows of a table whose time lies in the period. */
export interface KpiQuery {
  readonly from: string;
  /** The column that says when; null: the table as it stands. */
  readonly time: string | null;
  readonly where: string | null;
  readonly numerator: string;
  /** Null: the numerator is the value. */
  readonly denominator: string | null;
}

/** What single metrics need beside the orders. */
export interface KpiNeeds {
  /** Months of the window, which ends with the period; null: the period itself. */
  readonly months: number | null;
  /** Of N-day repurchase. */
  readonly days: number;
  /** Months of age at which customers' values are compared. */
  readonly ltv_months: number;
  /** Acquisition spend by period. */
  readonly spend: Readonly<Record<string, number>>;
  readonly targets: TargetSegments | null;
  readonly list: ConversionList | null;
  readonly survey: SurveyQuestions | null;
  readonly ledger: { readonly from: string; readonly fields: readonly string[] } | null;
  readonly query: KpiQuery | null;
}

/** Reads them from an entry. */
export function readNeeds(entry: EntryReader, stored: unknown, notes: Unread[]): KpiNeeds {
  const whole = (name: string, most: number) => {
    const number = entry.number(name, 1, most);
    return number === null ? null : Math.round(number);
  };
  return {
    months: whole('months', 60),
    days: whole('days', 3650) ?? 90,
    ltv_months: whole('ltv_months', 60) ?? 12,
    spend: readSpend(entry, notes),
    targets: part(stored, 'targets', notes, readTargets),
    list: part(stored, 'list', notes, readList),
    survey: part(stored, 'survey', notes, readSurvey),
    ledger: part(stored, 'ledger', notes, (own) => {
      const from = own.text('from').trim();
      const fields = own.texts('fields');
      return from === '' ? null : { from, fields };
    }),
    query: part(stored, 'query', notes, (own) => readQuery(own, notes)),
  };
}

/** Spend of what is a period; the rest is noted. */
function readSpend(entry: EntryReader, notes: Unread[]): Readonly<Record<string, number>> {
  const all = Object.entries(entry.numbers('spend', 0, Infinity));
  for (const [period] of all) {
    if (grainOf(period) === null) notes.push({ part: 'spend', value: period });
  }
  return Object.fromEntries(all.filter(([period]) => grainOf(period) !== null));
}

function readTargets(entry: EntryReader): TargetSegments | null {
  const segmentation = entry.text('segmentation').trim();
  const segments = entry.texts('segments');
  return segmentation === '' ? null : { segmentation, segments };
}

function readList(entry: EntryReader): ConversionList | null {
  const from = entry.text('from').trim();
  const read = {
    days: Math.round(entry.number('days', 1, 3650) ?? 30),
    since: entry.text('since').trim() || null,
    control: entry.text('control').trim() || null,
  };
  return from === '' ? null : { from, ...read };
}

function readSurvey(entry: EntryReader): SurveyQuestions | null {
  const from = entry.text('from').trim();
  const read = {
    questions: entry.texts('questions'),
    scale: Math.round(entry.number('scale', 3, 11) ?? 5),
    top: entry.texts('top'),
  };
  return from === '' ? null : { from, ...read };
}

/** What is no expression over the columns is noted, and the query is none. */
function readQuery(entry: EntryReader, notes: Unread[]): KpiQuery | null {
  const read = {
    from: entry.text('from').trim(),
    time: entry.text('time').trim() || null,
    where: entry.text('where').trim() || null,
    numerator: entry.text('numerator').trim(),
    denominator: entry.text('denominator').trim() || null,
  };
  const bad = (['where', 'numerator', 'denominator'] as const).filter(
    (name) => read[name] !== null && read[name] !== '' && whyNoExpression(read[name]) !== null,
  );
  notes.push(...bad.map((name) => ({ part: `query.${name}`, value: read[name] ?? '' })));
  return bad.length > 0 || read.from === '' || read.numerator === '' ? null : read;
}
