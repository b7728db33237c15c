import { translate, type Locale } from '../i18n/dictionary';
import {
  formatChange,
  formatCompact,
  formatDate,
  formatFigure,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  NO_VALUE,
} from '../i18n/format';
import { common } from '../i18n/shell/common';
import type { ReportFormat } from '../model/report';
import type { Value } from '../model/table';

/** For whom figures are written. */
export interface Reader {
  readonly locale: Locale;
  readonly currency: string | null;
}

/** A figure of a report as text; `–` where there is none. `short` makes amounts and large counts short. */
export function figureText(value: Value, format: ReportFormat, reader: Reader, short = false): string {
  const { locale } = reader;
  if (value === null) return NO_VALUE;
  if (typeof value === 'boolean') return translate(common, locale, value ? 'trueValue' : 'falseValue');
  if (typeof value === 'string') return wordText(value, format, locale);
  if (!Number.isFinite(value)) return NO_VALUE;
  return numberText(value, format, reader, short);
}

function wordText(value: string, format: ReportFormat, locale: Locale): string {
  if (format === 'date')
    return /^\d{4}-\d{2}$/.test(value) ? formatMonth(value, locale) : formatDate(value, locale);
  if (format === 'text') return value;
  return formatFigure(value, locale, 0, 4);
}

function numberText(
  value: number,
  format: ReportFormat,
  { locale, currency }: Reader,
  short: boolean,
): string {
  if (format === 'percent') return formatPercent(value, locale);
  if (format === 'change') return formatChange(value, locale);
  if (format === 'money') {
    const digits = short || Math.abs(value) < 1000 ? 2 : 0;
    return formatMoney(value, locale, { currency: currency ?? undefined, compact: short, digits });
  }
  if (short && Math.abs(value) >= 100_000) return formatCompact(value, locale, 1);
  return formatNumber(value, locale, format === 'integer' || format === 'index' ? 0 : 2);
}
