import { formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import { basisLines, column, figure, figures, labelled, sentences } from '../report-blocks';
import { segmentBlocks, segmentRows } from '../report-segments';
import type { TiersOptions } from './options';
import type { TiersResult } from './result';
import { strings } from './strings';
import { conditionText } from './condition-words';

/** The tiers, how concentrated the amount is, and what rules leave over. */
export const report: CellReport<TiersOptions, TiersResult> = {
  part: 'segments',
  blocks({ result, segmentation, locale, currency }) {
    const t = wordsIn(strings, locale);
    const { lorenz, rules } = result;
    const fifth = lorenz?.top.find(({ share }) => share === 0.2);
    const range = new Map(result.segments.map(({ segment, min, max }) => [segment, [min, max] as const]));
    const segments = segmentation
      ? segmentBlocks({
          ...{ id: 'segments', title: t('segments_title'), locale, currency },
          rows: segmentRows(segmentation, locale, (segment) => [rangeText(range.get(segment), locale)]),
          more: result.by === null ? [] : [column(t('range'))],
        })
      : [];
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('amount'), result.amount, 'money'),
        lorenz && figure(t('gini'), lorenz.gini, 'number', t('gini_definition')),
        fifth !== undefined &&
          figure(t('top', { share: formatPercent(fifth.share, locale, 0) }), fifth.amount_share, 'percent'),
        rules &&
          figure(t('covered'), share(rules.covered, result.customers), 'percent', t('covered_definition')),
        rules && figure(t('leftover'), rules.leftover, 'integer', t('leftover_note')),
      ),
      ...segments,
    ];
  },
  method({ result, options, segmentation, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const by = columnName(result.by ?? '', locale);
    const shares = (result.shares ?? []).map((one) => formatPercent(one, locale, 0)).join(' / ');
    const cuts = (result.cuts ?? []).map((cut) => formatNumber(cut, locale)).join(' / ');
    const year =
      options.year.basis === 'rolling'
        ? t('year_rolling')
        : t('year_fiscal', { month: options.year.start_month });
    const rules = result.rules ? (segmentation?.segments ?? []) : [];
    return sentences([
      ...basisLines({ asOf, locale }, result.baseline),
      t(`method_${result.method}`, { by, shares }),
      cuts !== '' && labelled(t('cuts'), cuts, locale),
      ...rules.map((one) => {
        const label = locale === 'zh-CN' ? one.label_zh : one.label_en;
        return labelled(label, conditionText(one.rule, locale), locale);
      }),
      result.refunds && t('metrics_note', { year }),
      result.refunds && t(`refunds_${result.refunds}`),
    ]);
  },
};

function share(part: number, of: number): number | null {
  return of > 0 ? part / of : null;
}

function rangeText(
  range: readonly [number | null, number | null] | undefined,
  locale: 'zh-CN' | 'en',
): string {
  const [min, max] = range ?? [null, null];
  const text = (value: number | null) => formatNumber(value, locale, Math.abs(value ?? 0) < 100 ? 2 : 0);
  return min === null ? '–' : `${text(min)} – ${text(max)}`;
}
