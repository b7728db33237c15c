import { formatDate, formatTime } from '../../i18n/format';
import type { Locale } from '../../i18n/dictionary';

/** A moment (milliseconds) as the reader's own date and time. */
export function localTime(at: number, locale: Locale): string {
  return formatTime(localIso(at), locale);
}

/** A moment (milliseconds) as the reader's own date. */
export function localDate(at: number, locale: Locale): string {
  return formatDate(localIso(at).slice(0, 10), locale);
}

/** The reader's wall clock as ISO text without a zone, which is what the formatters take. */
function localIso(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
