import { formatChange, formatFixed, formatMoney, formatNumber, formatPercent } from '../../i18n/format';
import { translate, type Locale } from '../../i18n/dictionary';
import type { Measure } from './criteria';
import type { Ability } from './options';
import { strings } from './strings';

type Key = keyof typeof strings.zh;

/** A name of ours in the reader's language; what has none is called as it is. */
function ownName(key: string, locale: Locale): string {
  return Object.hasOwn(strings.zh, key) ? translate(strings, locale, key as Key) : key;
}

interface Named {
  readonly id: string;
  readonly by: Measure | null;
  readonly name: string;
}

/** What a criterion is called: as the author does, else as its measure, else by its id. */
export function criterionName({ id, by, name }: Named, locale: Locale): string {
  if (name !== '') return name;
  return by === null ? id : ownName(by, locale);
}

/** What an ability is called. */
export function abilityName(id: string, abilities: readonly Ability[], locale: Locale): string {
  const found = abilities.find((one) => one.id === id);
  return found && found.name !== '' ? found.name : ownName(id, locale);
}

export interface Labelled {
  readonly label_zh: string;
  readonly label_en: string;
}

export function labelOf({ label_zh, label_en }: Labelled, locale: Locale): string {
  return locale === 'en' ? label_en : label_zh;
}

/** How a figure of a measure is written. */
export function measureText(
  value: number | null,
  by: Measure | null,
  locale: Locale,
  currency: string | null,
): string {
  if (by === 'own_growth' || by === 'market_growth') return formatChange(value, locale);
  if (by === 'market_share' || by === 'margin') return formatPercent(value, locale);
  if (by === 'own_amount' || by === 'market_size')
    return formatMoney(value, locale, { currency: currency ?? undefined, compact: true });
  return by === 'own_customers' ? formatNumber(value, locale, 0) : formatFixed(value, locale, 1);
}
