import { formatFigure, formatNumber, formatPercent, formatTableDate, NO_VALUE } from '../../i18n/format';
import type { Locale } from '../../i18n/dictionary';
import type { ColumnProfile } from '../../model/profile';
import { mask } from '../../ui/mask';
import { isoDay } from './iso-day';

const figure = (value: number, locale: Locale) => formatFigure(Number(value.toPrecision(6)), locale, 0, 4);

function end(value: number | string | null, locale: Locale): string {
  if (value === null) return NO_VALUE;
  return typeof value === 'number' ? figure(value, locale) : formatTableDate(value, locale);
}

/** From the smallest to the largest value. */
export function rangeText({ min, max }: ColumnProfile, locale: Locale): string {
  return min === null && max === null ? '' : `${end(min, locale)} – ${end(max, locale)}`;
}

/** The median and the quartiles around it; of times the days. */
export function typicalText({ quantiles, sort }: ColumnProfile, locale: Locale): string {
  if (!quantiles) return '';
  const one = (value: number) =>
    sort === 'time' ? formatTableDate(isoDay(value), locale) : figure(value, locale);
  return `${one(quantiles.p50)} (${one(quantiles.p25)} – ${one(quantiles.p75)})`;
}

/** The three most frequent values with their shares; masked where personal. */
export function topText({ top, filled, personal }: ColumnProfile, locale: Locale): string {
  return top
    .slice(0, 3)
    .map(({ value, rows }) => `${personal ? mask(value) : value} (${formatPercent(rows / filled, locale)})`)
    .join(' · ');
}

/** How many are missing, with their share. */
export function missingText({ rows, filled }: ColumnProfile, locale: Locale): string {
  const missing = rows - filled;
  if (missing === 0) return '';
  return `${formatNumber(missing, locale, 0)} (${formatPercent(missing / rows, locale)})`;
}
