import { formatDate, formatNumber, formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import type { Value } from '../../model/table';
import { column, figure, figures, labelled, paragraph, sentences, table } from '../report-blocks';
import { segmentKeys } from '../report-segments';
import type { CohortOptions } from './options';
import type { CohortResult } from './result';
import { strings } from './strings';

type Context = ReportContext<CohortOptions, CohortResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** Periods after the first that a report shows; the cell has all. */
const PERIODS = 12;

/** How many come back: the curve of all cohorts, the triangle, and the curves of segments. */
export const report: CellReport<CohortOptions, CohortResult> = {
  part: 'findings',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const period = t(`period_${result.period}`);
    const unit = t(`unit_${result.period}`);
    const next = result.curve.find(({ k }) => k === 1)?.retention ?? null;
    const { intervals, customers } = result;
    return [
      ...figures(
        figure(t('customers'), customers, 'integer'),
        figure(t('cohorts'), result.cohorts_total, 'integer', t('cohorts_note', { period })),
        figure(t('next', { period }), next, 'percent', t('next_definition', { period, unit })),
        figure(
          t('repeat'),
          customers > 0 ? intervals.repeat / customers : null,
          'percent',
          t('repeat_definition'),
        ),
        intervals.p50 !== null &&
          figure(t('median'), t('days', { days: number(intervals.p50, context) }), 'text'),
      ),
      ...curve(context, t),
      ...triangle(context, t),
      ...segments(context, t),
    ];
  },
  method({ result, locale }) {
    const t = wordsIn(strings, locale);
    const values = { period: t(`period_${result.period}`), unit: t(`unit_${result.period}`) };
    return sentences([
      t('method_cohort', values),
      t('method_rolling'),
      result.has_amount && t('method_revenue'),
      t('method_edge', { date: formatDate(result.observed_to, locale) }),
      t('method_intervals'),
      t(`method_orders_${result.counted}`),
    ]);
  },
};

function number(value: number, { locale }: Context): string {
  return formatNumber(value, locale, 1);
}

function curve({ result, locale }: Context, t: Word): ReportBlock[] {
  const points = result.curve.filter(({ k }) => k > 0);
  if (points.length < 2) return [];
  const title = t('curve');
  const told = points
    .slice(0, 3)
    .map(({ k, retention }) => labelled(String(k), formatPercent(retention, locale), locale));
  return [
    {
      type: 'chart',
      id: 'curve',
      title,
      alt: labelled(
        title,
        `${t('k', { period: t(`period_${result.period}`) })} ${told.join(locale === 'en' ? ', ' : '，')}`,
        locale,
      ),
      format: 'percent',
      picture: {
        kind: 'lines',
        categories: points.map(({ k }) => String(k)),
        series: (['retention', 'rolling'] as const).map((measure) => ({
          name: t(`measure_${measure}`),
          values: points.map((point) => point[measure]),
        })),
      },
    },
    ...paragraph(t('curve_note')),
  ];
}

/** The latest cohorts, a column a period; periods that are not over stay empty. */
function triangle({ result, locale }: Context, t: Word): ReportBlock[] {
  const cohorts = result.cohorts.slice(-PERIODS);
  const most = Math.min(PERIODS, Math.max(0, ...cohorts.map(({ cells }) => cells.length - 1)));
  const ks = Array.from({ length: most }, (_, i) => i + 1);
  const period = t(`period_${result.period}`);
  const columns = [
    column(t('cohort')),
    column(t('customers'), 'integer'),
    ...ks.map((k) => column(String(k), 'percent')),
  ];
  const shares = cohorts.map(({ start, customers, cells }): Value[] => [
    formatDate(start, locale),
    customers,
    ...ks.map((k) => {
      const cell = cells.find((one) => one.k === k);
      return cell?.complete && customers > 0 ? cell.customers / customers : null;
    }),
  ]);
  return table('triangle', t('triangle'), columns, shares, {
    groups: { sizes: cohorts.map(({ customers }) => customers) },
    note: t('triangle_note', { period }),
  });
}

function segments({ result, options, locale }: Context, t: Word): ReportBlock[] {
  const period = t(`period_${result.period}`);
  const unit = t(`unit_${result.period}`);
  const at = (points: CohortResult['segments'][number]['points'], k: number) =>
    points.find((point) => point.k === k)?.retention ?? null;
  const columns = [
    column(t('segment')),
    column(t('customers'), 'integer'),
    column(t('first_period', { period }), 'percent'),
    column(t('third_period', { unit }), 'percent'),
    column(t('median_gap'), 'number'),
  ];
  const rows = result.segments.map(({ label_zh, label_en, customers, points, p50 }) => [
    locale === 'zh-CN' ? label_zh : label_en,
    customers,
    at(points, 1),
    at(points, 3),
    p50,
  ]);
  return table('segments', t('segments'), columns, rows, {
    groups: {
      sizes: result.segments.map(({ customers }) => customers),
      ...segmentKeys(
        options.segmentation,
        result.segments.map(({ segment }) => segment),
      ),
      part: true,
    },
    note: t('segments_caution'),
  });
}
