import type { Locale } from '../../i18n/dictionary';
import { formatChange, formatMoney, formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';

/** How figures are written in the reader's language. */
export interface Words {
  number(value: number, digits?: number): string;
  percent(share: number): string;
  /** A change of a share, with its sign. */
  change(share: number): string;
  money(amount: number): string;
  /** The name of an attribute or measure. */
  field(attribute: string): string;
}

/** The words of a language; amounts are named in the currency where it is known. */
export function wordsOf(language: Locale, currency: string | null): Words {
  const percentDigits = (share: number) => (Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);
  return {
    number: (value, digits = 0) => formatNumber(value, language, digits),
    percent: (share) => formatPercent(share, language, percentDigits(share)),
    change: (share) => formatChange(share, language, percentDigits(share)),
    money: (amount) =>
      formatMoney(amount, language, {
        currency: currency ?? undefined,
        digits: Math.abs(amount) < 100 ? 2 : 0,
      }),
    field: (attribute) => columnName(attribute, language),
  };
}
