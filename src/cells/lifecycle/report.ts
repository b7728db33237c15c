import { formatNumber } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock } from '../../model/report';
import { basisLines, column, figure, figures, labelled, sentences, table } from '../report-blocks';
import { segmentBlocks, segmentRows } from '../report-segments';
import type { LifecycleOptions } from './options';
import type { LifecycleResult, SurvivalResult } from './result';
import { strings } from './strings';

type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** The stages, who is at risk, and when customers come back. */
export const report: CellReport<LifecycleOptions, LifecycleResult> = {
  part: 'segments',
  blocks({ result, segmentation, locale, currency }) {
    const t = wordsIn(strings, locale);
    const of = (key: string) => result.stages.find(({ segment }) => segment === key)?.customers ?? 0;
    const share = (customers: number) => (result.buyers > 0 ? customers / result.buyers : null);
    const all = result.survival.find(({ group }) => group === 'all');
    const classes = new Map([...result.stages, ...result.nes].map((one) => [one.segment as string, one]));
    const more = (segment: string) => {
      const found = classes.get(segment);
      return [found && found.customers > 0 ? found.orders / found.customers : null, found?.recency ?? null];
    };
    const segments = segmentation
      ? segmentBlocks({
          ...{
            id: 'segments',
            title: t(result.by === 'nes' ? 'nes_title' : 'stages_title'),
            locale,
            currency,
          },
          rows: segmentRows(segmentation, locale, more),
          more: [column(t('orders'), 'number'), column(t('recency'), 'integer')],
        })
      : [];
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(
          t('active'),
          share(of('new') + of('growing') + of('mature')),
          'percent',
          t('active_definition'),
        ),
        figure(t('risk'), share(of('at_risk')), 'percent'),
        result.registered !== null && figure(t('never'), of('never'), 'integer'),
        figure(t('median_days'), all?.median ?? null, 'integer', t('median_definition')),
        figure(t('interval'), result.mean_interval, 'number', t('interval_definition')),
      ),
      ...segments,
      ...returns(result.survival, t),
    ];
  },
  method({ result, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const number = (value: number | null) => formatNumber(value, locale, 1);
    const { p50, p80, p90, p95 } = result.intervals;
    return sentences([
      ...basisLines({ asOf, locale }, null),
      t(`cuts_from_${result.cuts_from}`),
      result.intervals.n > 0 &&
        labelled(
          t('gap'),
          t('quantiles', { p50: number(p50), p80: number(p80), p90: number(p90), p95: number(p95) }),
          locale,
        ),
      t('method_stages', { ...result.cuts, new_days: result.new_days, mature: result.mature_orders }),
      result.interval_factor !== null && t('method_early', { factor: result.interval_factor }),
      result.by === 'nes' && t('method_nes', { interval: number(result.mean_interval) }),
      result.survival.length > 0 && t('method_km'),
      t('method_history'),
      result.registered !== null && t('method_never'),
    ]);
  },
};

/** Within how many days how many have come back. Purchases are counted, not customers: no group of persons. */
function returns(survival: readonly SurvivalResult[], t: Word): ReportBlock[] {
  const days = [...new Set(survival.flatMap(({ returns: found }) => found.map((one) => one.days)))];
  const columns = [
    column(t('after')),
    column(t('spells'), 'integer'),
    ...days.map((day) => column(t('within', { days: day }), 'percent')),
    column(t('median_days'), 'integer'),
  ];
  const rows = survival.map(({ group, spells, returns: found, median }) => [
    t(`group_${group}`),
    spells,
    ...days.map((day) => found.find((one) => one.days === day)?.share ?? null),
    median,
  ]);
  return table('returns', t('return_title'), columns, rows, { note: t('return_note') });
}
