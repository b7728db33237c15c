import { translate, type Locale } from '../../i18n/dictionary';
import type { MarketResult, MarketSegment } from './result';
import { strings } from './strings';
import { labelOf } from './words';

/**
 * A beginning for a target-market statement: who it is and how large, with figures cited so that they stay live. What
 * they need and what is offered is left to the author. `cell` is the name of the market cell.
 */
export function draftStatement(
  cell: string,
  one: MarketSegment,
  { months }: Pick<MarketResult, 'months'>,
  locale: Locale,
): string {
  const cite = (figure: string, value: number | null) =>
    // A key with brackets or braces cannot stand in a citation.
    /[[\]{}\n]/.test(one.segment) ? String(value ?? '–') : `{${cell}.segments[${one.segment}].own.${figure}}`;
  const { own } = one;
  const size = translate(strings, locale, 'draft_size', {
    name: labelOf(one, locale),
    customers: cite('customers', own.customers),
  });
  const amount =
    own.amount === null || own.amount_share === null || months === null
      ? ''
      : translate(strings, locale, 'draft_amount', {
          months,
          amount: cite('amount', own.amount),
          share: cite('amount_share', own.amount_share),
        });
  return size + amount + translate(strings, locale, 'draft_offer');
}
