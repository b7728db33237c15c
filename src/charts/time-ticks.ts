import type { Locale } from '../i18n/dictionary';
import { formatMonth } from '../i18n/format';

const DAY = 86_400_000;

/** ISO text (a date, a month or a time) as a moment named in UTC. */
export function momentOf(iso: string): Date {
  const text = /^\d{4}-\d{2}$/.test(iso) ? `${iso}-01` : iso;
  const full = text.length > 10 ? text.replace(' ', 'T') : `${text}T00:00:00`;
  return new Date(/Z$/.test(full) ? full : `${full}Z`);
}

/** How ticks of a time axis of this length are written: years, months or days, in the reader's language. */
export function timeTick(first: Date, last: Date, locale: Locale): (date: Date) => string {
  const days = (last.getTime() - first.getTime()) / DAY;
  if (days > 365 * 4) return (date) => String(date.getUTCFullYear());
  if (days > 80) return (date) => formatMonth(date.toISOString().slice(0, 10), locale);
  const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (date) => format.format(date);
}

const FEW_TIMES = 40;

/**
 * Where ticks stand on a time axis: on the times themselves where there are few (months, weeks), evenly thinned to
 * about `most`; else only how many there may be.
 */
export function timeTicks(times: readonly number[], most: number): Date[] | number {
  const different = [...new Set(times)].sort((a, b) => a - b);
  if (different.length > FEW_TIMES) return most;
  const step = Math.max(1, Math.ceil(different.length / most));
  return different.filter((_, index) => index % step === 0).map((time) => new Date(time));
}
