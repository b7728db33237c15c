import { translate, type Locale } from '../i18n/dictionary';
import {
  formatChange,
  formatCompact,
  formatDate,
  formatFigure,
  formatFixed,
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

/**
 * The figures of one column as texts, all with as many digits: amounts without decimals where some are large, other
 * figures with two unless all are whole.
 */
export function columnTexts(values: readonly Value[], format: ReportFormat, reader: Reader): string[] {
  const numbers = values.filter(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  );
  const large = numbers.some((value) => Math.abs(value) >= 1000);
  const whole = numbers.every(Number.isInteger);
  return values.map((value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return figureText(value, format, reader);
    if (format === 'money') return moneyText(value, reader, large || whole ? 0 : 2);
    if (format === 'number' && !whole) return formatFixed(value, reader.locale, 2);
    return figureText(value, format, reader);
  });
}

function moneyText(value: number, { locale, currency }: Reader, digits: number): string {
  return formatMoney(value, locale, { currency: currency ?? undefined, digits });
}

function wordText(value: string, format: ReportFormat, locale: Locale): string {
  if (format === 'date')
    return /^\d{4}-\d{2}$/.test(value) ? formatMonth(value, locale) : formatDate(value, locale);
  if (format === 'text') return value;
  return formatFigure(value, locale, 0, 4);
}

function numberText(value: number, format: ReportFormat, reader: Reader, short: boolean): string {
  const { locale } = reader;
  if (format === 'percent') return formatPercent(value, locale);
  if (format === 'change') return formatChange(value, locale);
  if (format === 'money') {
    const large = Math.abs(value) >= 10_000;
    if (!short || !large) return moneyText(value, reader, Math.abs(value) >= 1000 || value === 0 ? 0 : 2);
    return formatMoney(value, reader.locale, { currency: reader.currency ?? undefined, compact: true });
  }
  if (short && Math.abs(value) >= 100_000) return formatCompact(value, locale, 1);
  return formatNumber(value, locale, format === 'integer' || format === 'index' ? 0 : 2);
}
