import type { FieldType } from '../model/fields';
import { NULL_TOKENS } from '../sql/clean/read-csv';
import { ID, type Reading, TEXT } from '../sql/clean/reading';
import { decimalsOf, type NumberText, numberText } from './number-text';
import { fieldsOfName } from './synonyms';
import { type TimeText, timeText } from './time-text';

const NULLS: ReadonlySet<string> = new Set(NULL_TOKENS);
/** This share of the values must fit a type before a column is taken for it. */
const ENOUGH = 0.9;
const ID_NAME =
  /(^|[_\s\-.])(id|no|nr|code|sku|phone|mobile|tel|zip|postcode|barcode)s?\.?$|[a-z](ID|Id|No|Code)$|编号|编码|号码|单号|卡号|号$|电话|手机|邮编|条码/;

/** What a column's values look like. */
export interface ColumnGuess {
  readonly reading: Reading;
  /** Day and month cannot be told apart in any value. */
  readonly ambiguousDates: boolean;
}

/** Values of a sample that say something: no "missing" words. */
export function presentValues(values: readonly string[]): string[] {
  return values.map((value) => value.trim()).filter((value) => !NULLS.has(value));
}

/** Guesses how a column is read from its name and a sample of its values. */
export function guessColumn(name: string, values: readonly string[]): ColumnGuess {
  const present = presentValues(values);
  if (present.length === 0) return text(TEXT);
  if (looksLikeId(name, present)) {
    return present.every((value) => timeText(value) !== null) && !ID_NAME.test(name)
      ? timeGuess(present)
      : text(ID);
  }
  const fields = fieldsOfName(name).map(({ field }) => field);
  if (share(present, (value) => timeText(value) !== null) >= ENOUGH) return timeGuess(present);
  if (share(present, (value) => numberText(value) !== null) < ENOUGH) return text(TEXT);
  const time = fields.includes('time') || fields.includes('paid_time') || fields.includes('registered_time');
  return time && present.every(isSerial)
    ? timeGuess(present)
    : { reading: numberReading(present, false), ambiguousDates: false };
}

/** How a column is read when its type is known: from the field it is mapped to, or from the reader. */
export function readingFor(type: FieldType, values: readonly string[], money: boolean): ColumnGuess {
  const present = presentValues(values);
  if (type === 'number') return { reading: numberReading(present, money), ambiguousDates: false };
  if (type === 'boolean') return { reading: { kind: 'boolean' }, ambiguousDates: false };
  if (type === 'text') return text(TEXT);
  const guess = timeGuess(present);
  if (guess.reading.kind !== 'timestamp' && guess.reading.kind !== 'date') return guess;
  return { ...guess, reading: { ...guess.reading, kind: type } };
}

function text(reading: Reading): ColumnGuess {
  return { reading, ambiguousDates: false };
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.filter(test).length / values.length;
}

/** Ids, phones and order numbers stay text: named so, with leading zeros, or longer than a number keeps exactly. */
function looksLikeId(name: string, present: readonly string[]): boolean {
  const digits = present.filter((value) => /^[\d="'`\t]+$/.test(value));
  if (digits.length === 0) return false;
  return (
    ID_NAME.test(name) || digits.some((value) => /^["'=`]*(0\d|\d{12,})/.test(value) && !isCompactTime(value))
  );
}

function isCompactTime(value: string): boolean {
  return /^(19|20)\d{10}(\d{2})?$/.test(value) && timeText(value.slice(0, 8)) !== null;
}

function isSerial(value: string): boolean {
  const serial = Number(value);
  return serial > 20000 && serial < 80000;
}

/** Money and anything with decimals is exact to four places; whole numbers are DOUBLE, whose sums are exact too. */
function numberReading(present: readonly string[], money: boolean): Reading {
  const numbers = present.map(numberText).filter((number): number is NumberText => number !== null);
  const comma =
    numbers.some((n) => n.style === 'comma') && !numbers.some((n) => n.style === 'grouped' || hasPoint(n));
  const decimals = numbers.reduce((most, number) => Math.max(most, decimalsOf(number)), 0);
  const large = numbers.some((number) => Math.abs(Number(number.digits)) >= 1e14);
  const exact = !large && decimals <= 4 && (money || decimals > 0);
  return { kind: exact ? 'decimal' : 'double', comma };
}

function hasPoint(number: NumberText): boolean {
  return number.style !== 'comma' && number.digits.includes('.');
}

function timeGuess(present: readonly string[]): ColumnGuess {
  const times = present.map(timeText).filter((time): time is TimeText => time !== null);
  const parts = times.flatMap((time) => (time.parts === null ? [] : [time.parts]));
  const short = shortYears(times);
  if (short === 'yes') return shortYearGuess(times);
  const dayFirst = parts.some(([first]) => first > 12) || !parts.some(([, second]) => second > 12);
  const eitherWay = parts.length > 0 && parts.every(([first, second]) => first <= 12 && second <= 12);
  const ambiguousDates = eitherWay || short === 'perhaps';
  const written = mostFrequent(times.map((time) => time.format));
  const format =
    written === 'slow' ? null : dayFirst ? written : (written?.replace(/%d(.)%m/, '%m$1%d') ?? null);
  return { reading: { kind: 'timestamp', format, dayFirst }, ambiguousDates };
}

/**
 * Whether 24-03-01 may begin with the year, and whether it does: read with the day first, all of a column would be of the same few
 * days of the month and of many years. A last number of one digit is no year.
 */
function shortYears(times: readonly TimeText[]): 'no' | 'perhaps' | 'yes' {
  const short = times.filter(({ last }) => last !== undefined);
  const fits = short.every(({ parts, last = 0 }) => (parts?.[0] ?? 0) > 12 && last >= 1 && last <= 31);
  if (short.length === 0 || !fits) return 'no';
  const firsts = new Set(short.map(({ parts }) => parts?.[0] ?? 0));
  const lasts = [...new Set(short.map(({ last = 0 }) => last))];
  const spread = Math.max(...lasts) - Math.min(...lasts);
  const days = lasts.length >= firsts.size && spread > MOST_YEARS;
  return days || short.some(({ format }) => format === 'slow') ? 'yes' : 'perhaps';
}

/** Orders of one file are hardly of more years. */
const MOST_YEARS = 8;

/** Said to be a guess, since nothing in the values proves it. */
function shortYearGuess(times: readonly TimeText[]): ColumnGuess {
  const written = mostFrequent(times.map((time) => time.format));
  const format = written === 'slow' ? null : (written?.replace(/%d(.)%m\1%y/, '%y$1%m$1%d') ?? null);
  return { reading: { kind: 'timestamp', format, dayFirst: true, yearFirst: true }, ambiguousDates: true };
}

/** The most frequent one, the first of them in order of text where several are. */
function mostFrequent(formats: readonly TimeText['format'][]): TimeText['format'] {
  const counts = new Map<TimeText['format'], number>();
  for (const format of formats) counts.set(format, (counts.get(format) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
  return sorted[0]?.[0] ?? null;
}
