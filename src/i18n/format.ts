import type { Locale } from './dictionary';

/** What stands where there is no value. */
export const NO_VALUE = '–';

const formatters = new Map<string, Intl.NumberFormat>();

/** Intl formatters are slow to make, and a table needs thousands of figures: each is made once. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formatters.set(key, made);
  return made;
}

function usable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** What rounds to nothing has no sign: `-0.0%` is `0.0%`. */
function plainZero(text: string): string {
  return text.replace(/^-(?=0(?:\.0+)?%?$)/, '');
}

/** A figure with at most `digits` decimals (2 by default). */
export function formatNumber(value: number | null | undefined, locale: Locale, digits = 2): string {
  if (!usable(value)) return NO_VALUE;
  return plainZero(numberFormat(locale, { maximumFractionDigits: digits }).format(value));
}

/** A figure with exactly `digits` decimals, for columns that line up. */
export function formatFixed(value: number | null | undefined, locale: Locale, digits: number): string {
  if (!usable(value)) return NO_VALUE;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return plainZero(numberFormat(locale, options).format(value));
}

/**
 * A figure of a table, which may be text where it is a decimal or an integer beyond 2^53: every digit is kept.
 * Figures below 10,000 are not grouped, so that years stay years. What is not a figure is shown as it is.
 */
export function formatFigure(
  value: number | string | boolean,
  locale: Locale,
  least: number,
  most: number,
): string {
  const options: Intl.NumberFormatOptions = {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: 'min2',
  };
  const format = numberFormat(locale, options);
  if (typeof value === 'number') return Number.isFinite(value) ? format.format(value) : String(value);
  if (isNumeric(value)) return format.format(value);
  return String(value);
}

function isNumeric(value: number | string | boolean): value is `${number}` {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
}

/** A figure made short: `12.3万`, `1.2亿`; `12.3K`, `1.2M`. */
export function formatCompact(value: number | null | undefined, locale: Locale, digits = 1): string {
  if (!usable(value)) return NO_VALUE;
  return numberFormat(locale, {
    notation: 'compact',
    useGrouping: true,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share (0–1) as a percentage with `digits` decimals; nothing and all of it are `0%` and `100%`. */
export function formatPercent(share: number | null | undefined, locale: Locale, digits = 1): string {
  if (!usable(share)) return NO_VALUE;
  const least = share === 0 || share === 1 ? 0 : digits;
  const options: Intl.NumberFormatOptions = {
    style: 'percent',
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
  };
  return plainZero(numberFormat(locale, options).format(share));
}

/** A change with its sign: `+12.3%`. */
export function formatChange(share: number | null | undefined, locale: Locale, digits = 1): string {
  if (!usable(share)) return NO_VALUE;
  return numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  }).format(share);
}

export interface MoneyOptions {
  /** ISO code. Without one the figure stands alone: files seldom say what they count in. */
  readonly currency?: string;
  /** `1.23万`, `1.2亿` (with 元 where the currency is CNY); `12.3K` in English. */
  readonly compact?: boolean;
  /** Decimals: 2 by default. */
  readonly digits?: number;
}

/** An amount of money. In Chinese CNY is written 元, 万元, 亿元; other currencies as Intl does. */
export function formatMoney(
  value: number | null | undefined,
  locale: Locale,
  { currency, compact = false, digits = 2 }: MoneyOptions = {},
): string {
  if (!usable(value)) return NO_VALUE;
  const yuan = currency === 'CNY' && locale === 'zh-CN';
  const options: Intl.NumberFormatOptions = {
    ...(currency && !yuan ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
    ...(compact ? { notation: 'compact', minimumFractionDigits: 0 } : { minimumFractionDigits: digits }),
    maximumFractionDigits: digits,
  };
  const text = numberFormat(locale, options).format(value);
  if (!yuan) return text;
  return /[万亿]$/.test(text) ? `${text}元` : `${text} 元`;
}

const ISO = /^(\d{4,6})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** ISO text without a time zone as the moment of that name in UTC; null where it is not one. */
function moment(iso: string): Date | null {
  const match = ISO.exec(iso);
  if (!match) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0] = match.map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year ?? 0, (month ?? 1) - 1, day);
  date.setUTCHours(hour || 0, minute || 0, second || 0);
  return Number.isNaN(date.getTime()) ? null : date;
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = dateFormatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  dateFormatters.set(key, known);
  return known;
}

function formatMoment(iso: string | null | undefined, locale: string, options: Intl.DateTimeFormatOptions) {
  if (!iso) return NO_VALUE;
  const date = moment(iso);
  return date ? dateFormat(locale, options).format(date) : iso;
}

/** An ISO date (or the date of an ISO time): `2024年7月1日`, `Jul 1, 2024`. What is not one is shown as it is. */
export function formatDate(iso: string | null | undefined, locale: Locale): string {
  return formatMoment(iso, locale, { dateStyle: locale === 'zh-CN' ? 'long' : 'medium' });
}

/** An ISO month (`2024-07`) or date: `2024年7月`, `Jul 2024`. */
export function formatMonth(iso: string | null | undefined, locale: Locale): string {
  const day = iso && /^\d{4}-\d{2}$/.test(iso) ? `${iso}-01` : iso;
  return formatMoment(day, locale, { year: 'numeric', month: locale === 'zh-CN' ? 'long' : 'short' });
}

/** An ISO time to the minute: `2024年7月1日 08:05`, `Jul 1, 2024, 08:05`. */
export function formatTime(iso: string | null | undefined, locale: Locale): string {
  return formatMoment(iso, locale, {
    year: 'numeric',
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** An ISO date or time in a column, every one as wide as the next: `2024/07/01 08:05`, `01 Jul 2024, 08:05`. */
export function formatTableDate(iso: string, locale: Locale): string {
  const timed = /\d[T ]\d{2}:\d{2}/.test(iso) && !/[T ]00:00(:00(\.0+)?)?$/.test(iso);
  return formatMoment(iso, locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: locale === 'zh-CN' ? '2-digit' : 'short',
    day: '2-digit',
    ...(timed ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
  });
}

function unit(value: number, name: string, locale: Locale, digits: number): string {
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: name, unitDisplay: 'short' };
  return numberFormat(locale, { ...options, maximumFractionDigits: digits }).format(value);
}

/** A length of time in seconds: `0.4秒`, `12 sec`, `2 min 5 sec`, `1 hr 3 min`. */
export function formatDuration(seconds: number | null | undefined, locale: Locale): string {
  if (!usable(seconds)) return NO_VALUE;
  if (seconds < 9.95) return unit(seconds, 'second', locale, 1);
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, 'second', locale, 0);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return joined(unit(minutes, 'minute', locale, 0), whole % 60, 'second', locale);
  return joined(unit(Math.floor(minutes / 60), 'hour', locale, 0), minutes % 60, 'minute', locale);
}

function joined(first: string, rest: number, name: string, locale: Locale): string {
  return rest === 0 ? first : `${first} ${unit(rest, name, locale, 0)}`;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in bytes, by thousands: `491 MB`. */
export function formatBytes(bytes: number | null | undefined, locale: Locale): string {
  if (!usable(bytes)) return NO_VALUE;
  let size = Math.abs(bytes);
  let index = 0;
  while (size >= 999.5 && index < BYTE_UNITS.length - 1) {
    size /= 1000;
    index += 1;
  }
  return unit(Math.sign(bytes) * size, BYTE_UNITS[index] ?? 'byte', locale, index > 0 && size < 100 ? 1 : 0);
}
