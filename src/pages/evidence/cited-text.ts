import {
  formatChange,
  formatDate,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  NO_VALUE,
} from '../../i18n/format';
import { common } from '../../i18n/shell/common';
import { translate, type Locale } from '../../i18n/dictionary';
import type { Value } from '../../model/table';

/** How a cited figure is written, known by the names on its path. */
export type CitedFormat = 'percent' | 'change' | 'money' | 'index' | 'number';

const FORMATS: readonly (readonly [CitedFormat, RegExp])[] = [
  ['change', /(^|_)(growth|change|uplift|gap_share)($|_)/],
  ['percent', /(^|_)(share|shares|rate|retention|completeness|conversion|satisfaction|loyalty|percent)($|_)/],
  ['percent', /^(buy_again|n_day_repurchase|repurchase|p_alive|known_share)/],
  [
    'money',
    /(^|_)(amount|monetary|revenue|sales|spend|spending|price|margin|profit|cost|budget|clv|ltv|cac)($|_)/,
  ],
  ['money', /^per_(order|customer|item)$/],
];

function formatOf(step: string): CitedFormat | null {
  return FORMATS.find(([, pattern]) => pattern.test(step))?.[0] ?? null;
}

/** An index is one of whatever it is; else the last name that says something decides: `value.amount_per_order` is money. */
export function citedFormat(steps: readonly string[]): CitedFormat {
  if (steps.some((step) => /(^|_)(index|indexes)($|_)/.test(step))) return 'index';
  return [...steps].reverse().flatMap((step) => formatOf(step) ?? [])[0] ?? 'number';
}

/** From these amounts on the reader's language has a short word: 万, M. */
const LARGE: Readonly<Record<Locale, number>> = { 'zh-CN': 100_000, en: 1_000_000 };

function moneyText(value: number, locale: Locale, currency?: string): string {
  const compact = Math.abs(value) >= LARGE[locale];
  return formatMoney(value, locale, {
    currency,
    compact,
    digits: Number.isInteger(value) && !compact ? 0 : 2,
  });
}

function numberText(value: number, locale: Locale): string {
  const small = value !== 0 && Math.abs(value) < 1;
  return formatNumber(value, locale, small ? 3 : 2);
}

function figureText(value: number, steps: readonly string[], locale: Locale, currency?: string): string {
  const format = citedFormat(steps);
  if (format === 'percent') return formatPercent(value, locale);
  if (format === 'change') return formatChange(value, locale);
  if (format === 'index') return formatNumber(value, locale, 0);
  return format === 'money' ? moneyText(value, locale, currency) : numberText(value, locale);
}

function wordsText(text: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}([ T]|$)/.test(text)) return formatDate(text.slice(0, 10), locale);
  return /^\d{4}-\d{2}$/.test(text) ? formatMonth(text, locale) : text;
}

/**
 * A cited value in the reader's language: shares as percentages, amounts as money (in the currency where it is known),
 * dates as dates.
 * @param steps the names on its path, which say what it is
 */
export function citedText(value: Value, steps: readonly string[], locale: Locale, currency?: string): string {
  if (value === null) return NO_VALUE;
  if (typeof value === 'boolean') return translate(common, locale, value ? 'yes' : 'no');
  return typeof value === 'number' ? figureText(value, steps, locale, currency) : wordsText(value, locale);
}
