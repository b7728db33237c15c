const CLOCK =
  /^(?:[ T]+\d{1,2}:\d{1,2}(?::\d{1,2}(\.\d+)?)?( ?[AP]M)?(\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2}))?)?$/i;
/** Which half of the day it is does not matter for the form. */
const CHINESE_CLOCK = /\s*(?:上午|凌晨|早上|下午|中午|晚上)\s*(\d{1,2}:\d{1,2}(?::\d{1,2})?)$/;
const YEAR_FIRST = /^\d{4}([-/])\d{1,2}\1\d{1,2}(.*)$/;
const LOCAL = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?!\d)(.*)$/;
const MONTH_NAME = /^\d{1,2}([- /])([A-Za-z]{3,9})\1(\d{4}|\d{2})(.*)$/;
const NAME_FIRST = /^([A-Za-z]{3,9})[. ]+\d{1,2}[, ]+\d{4}(.*)$/;
const CHINESE = /^\d{4}年\d{1,2}月\d{1,2}[日号]?/;
const DOTTED = /^\d{4}\.\d{1,2}\.\d{1,2}(.*)$/;
const MONTHS = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** How a date (with a clock or without) is written. */
export interface TimeText {
  /** The strptime format; null where DuckDB's own cast reads it; `slow` where only the slow way does. */
  readonly format: string | null | 'slow';
  /** For 04/09/2012: the two numbers before the year. */
  readonly parts: readonly [number, number] | null;
  /** For 24-03-01: the last number, where it has two digits or one and may be a day. */
  readonly last?: number;
  readonly hasClock: boolean;
}

/** Reads a text as a date or time as the importer would; null where it is none. Bare numbers other than yyyymmdd are none. */
export function timeText(value: string): TimeText | null {
  const text = value.normalize('NFKC').trim();
  if (/^(1[6-9]|2[0-2])\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text)) {
    return { format: '%Y%m%d', parts: null, hasClock: false };
  }
  const english = text.replace(CHINESE_CLOCK, ' $1 PM');
  const found = yearFirst(english) ?? local(english) ?? named(english) ?? other(english);
  return found && english !== text ? { ...found, format: 'slow' } : found;
}

function yearFirst(text: string): TimeText | null {
  const match = YEAR_FIRST.exec(text);
  if (!match || !CLOCK.test(match[2] ?? '')) return null;
  const odd = /[AP]M$| [-+]\d{4}$/i.test(match[2] ?? '');
  return { format: odd ? 'slow' : null, parts: null, hasClock: match[2] !== '' };
}

function local(text: string): TimeText | null {
  const match = LOCAL.exec(text);
  const [, first = '', separator = '/', second = '', year = '', clock = ''] = match ?? [];
  if (!match || !CLOCK.test(clock)) return null;
  const parts: [number, number] = [Number(first), Number(second)];
  const dotted = separator === '.' && year.length === 1;
  if (year.length < 4 && !dotted && isYearFirst(parts, Number(year)))
    return shortYear(parts, separator, year, clock);
  if (year.length === 1) return null;
  if (Math.max(...parts) > 31 || Math.min(...parts) < 1 || Math.min(...parts) > 12) return null;
  const format = `%d${separator}%m${separator}${year.length === 4 ? '%Y' : '%y'}${clockFormat(clock)}`;
  return { format, parts, hasClock: clock !== '', ...(year.length === 2 && { last: Number(year) }) };
}

/** Whether three numbers may be a year of two digits, a month and a day. */
function isYearFirst([first, second]: readonly [number, number], last: number): boolean {
  return first > 12 && second >= 1 && second <= 12 && last >= 1 && last <= 31;
}

/** 24-03-01 may also be the 24th of March 2001; which of them a column means is seen on all of it (see `timeGuess`). */
function shortYear(
  parts: readonly [number, number],
  separator: string,
  last: string,
  clock: string,
): TimeText {
  const format =
    last.length === 1 ? 'slow' : (`%d${separator}%m${separator}%y${clockFormat(clock)}` as const);
  return { format, parts, hasClock: clock !== '', last: Number(last) };
}

function named(text: string): TimeText | null {
  const match = MONTH_NAME.exec(text);
  const [, separator = '-', month = '', year = '', clock = ''] = match ?? [];
  if (!match || !MONTHS.test(month) || !CLOCK.test(clock)) return null;
  const name = month.length === 3 ? '%b' : '%B';
  const format = `%d${separator}${name}${separator}${year.length === 4 ? '%Y' : '%y'}${clockFormat(clock)}`;
  return { format, parts: null, hasClock: clock !== '' };
}

function other(text: string): TimeText | null {
  const first = NAME_FIRST.exec(text);
  if (first && MONTHS.test(first[1] ?? '') && CLOCK.test(first[2] ?? '')) {
    return { format: 'slow', parts: null, hasClock: first[2] !== '' };
  }
  if (CHINESE.test(text)) return { format: 'slow', parts: null, hasClock: /[:时点]/.test(text) };
  const dotted = DOTTED.exec(text);
  if (dotted && CLOCK.test(dotted[1] ?? ''))
    return { format: 'slow', parts: null, hasClock: dotted[1] !== '' };
  return null;
}

function clockFormat(clock: string): string {
  if (clock === '') return '';
  const colons = clock.split(':').length - 1;
  const half = /[AP]M$/i.test(clock);
  const seconds = colons > 1 ? (clock.includes('.') ? ':%S.%f' : ':%S') : '';
  return ` ${half ? '%I' : '%H'}:%M${seconds}${half ? (/ [AP]M$/i.test(clock) ? ' %p' : '%p') : ''}`;
}
