import type { Locale } from '../../i18n/dictionary';
import { behaviourTexts } from './dictionary/behaviour';
import { marketTexts } from './dictionary/market';
import { repurchaseTexts } from './dictionary/repurchase';
import { tradeTexts } from './dictionary/trade';
import { valueTexts } from './dictionary/value';
import type { MetricKey } from './keys';

/** What a metric means (指标口径), in one language. */
export interface MetricText {
  readonly name: string;
  readonly numerator: string;
  /** Null: the numerator is the value. */
  readonly denominator: string | null;
  readonly window: string;
  readonly exclusions: string;
  readonly unavailable: string;
  /** What to take care of when it is read. */
  readonly watch: string | null;
}

/** The same in both languages. */
export interface MetricDefinition {
  readonly zh: MetricText;
  readonly en: MetricText;
}

/** The one definition of every metric: the hover texts of the view, the titles of the SQL and the tables take theirs from here. */
export const DICTIONARY: Readonly<Record<MetricKey, MetricDefinition>> = {
  ...behaviourTexts,
  ...valueTexts,
  ...tradeTexts,
  ...repurchaseTexts,
  ...marketTexts,
};

/** A metric's definition in the reader's language. */
export function metricText(key: MetricKey, locale: Locale): MetricText {
  const { zh, en } = DICTIONARY[key];
  return locale === 'zh-CN' ? zh : en;
}

/** A metric's names in both languages; `days` of N-day repurchase takes the place of its N. */
export function metricNames(
  key: MetricKey,
  days: number | null,
): { readonly zh: string; readonly en: string } {
  const { zh, en } = DICTIONARY[key];
  const filled = (name: string) => (days === null ? name : name.replace('N', String(days)));
  return { zh: filled(zh.name), en: filled(en.name) };
}
