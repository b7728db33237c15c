import { formatDate } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, sentences, table } from '../report-blocks';
import { segmentKeys } from '../report-segments';
import type { ClvOptions } from './options';
import type { ClvResult } from './result';
import { strings } from './strings';

type Context = ReportContext<ClvOptions, ClvResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** What customers will be worth, by segment; with which model, and how it fits. */
export const report: CellReport<ClvOptions, ClvResult> = {
  part: 'findings',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const months = result.horizon;
    const modelled = result.used !== 'simple';
    const repeat = result.customers > 0 ? result.repeat_customers / result.customers : null;
    const basis = t('basis', { date: formatDate(result.observed_to, locale) });
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer', basis),
        figure(t('repeat'), repeat, 'percent'),
        figure(t('alive_mean'), result.p_alive_mean, 'percent', t('alive_definition')),
        figure(t('expected'), result.expected_purchases, 'integer', t('expected_note', { months })),
        figure(
          t('total'),
          result.clv_total,
          'money',
          modelled ? t('total_note', { months }) : t('total_simple_note'),
        ),
        figure(t('mean'), result.clv_mean, 'money'),
        figure(t('top'), result.top_share, 'percent'),
      ),
      ...segments(context, t),
    ];
  },
  method({ result, locale }) {
    const t = wordsIn(strings, locale);
    const { discount, margin, horizon: months } = result;
    const counts = result.counts.map(({ repeat, open, actual, expected }) => [
      open ? `${repeat}+` : String(repeat),
      actual,
      expected,
    ]);
    const columns = [
      column(t('repeat_times')),
      column(t('actual'), 'integer'),
      column(t('predicted'), 'integer'),
    ];
    const model =
      result.used === 'simple'
        ? [t('method_simple')]
        : [
            t(`method_${result.used}`),
            result.value_model === 'gamma_gamma' && t('method_values'),
            result.value_model === 'observed' && t('method_observed'),
            t('method_clv', { discount, margin, months }),
            t('method_fit'),
          ];
    return [
      ...sentences([t('method_history'), ...model]),
      ...table('fit', t('counts'), columns, counts, {
        groups: { sizes: result.counts.map(({ actual }) => actual) },
        note: t('counts_note'),
      }),
    ];
  },
};

function segments({ result, options, locale }: Context, t: Word): ReportBlock[] {
  const modelled = result.used !== 'simple';
  const columns = [
    column(t('segment')),
    column(t('customers'), 'integer'),
    ...(modelled ? [column(t('p_alive'), 'percent'), column(t('purchases'), 'number')] : []),
    column(t('clv'), 'money'),
    column(t('sum'), 'money'),
    column(t('share'), 'percent'),
  ];
  const rows = result.segments.map((one) => [
    (locale === 'zh-CN' ? one.label_zh : one.label_en) ?? t('unknown'),
    one.customers,
    ...(modelled ? [one.p_alive, one.expected_purchases] : []),
    one.clv,
    one.total,
    one.share,
  ]);
  return table('segments', t('segments_title'), columns, rows, {
    groups: {
      sizes: result.segments.map(({ customers }) => customers),
      ...segmentKeys(
        options.segmentation,
        result.segments.map(({ segment }) => segment),
      ),
      part: true,
    },
  });
}
