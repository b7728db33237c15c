import { formatDate, formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext, ReportFormat } from '../../model/report';
import { basisLines, column, figure, figures, labelled, plainText, sentences, table } from '../report-blocks';
import { segmentKeys } from '../report-segments';
import { metricText } from './dictionary';
import { metricName, SECTIONS, UNITS, type Section } from './keys';
import type { MetricsOptions } from './options';
import type { GroupResult, MetricsResult, MetricValue } from './result';
import { strings } from './strings';
import { changeWords, groupName, notesInWords, reasonWords, type Word } from './words';

type Context = ReportContext<MetricsOptions, MetricsResult>;

const FORMATS: Readonly<Record<(typeof UNITS)[keyof typeof UNITS], ReportFormat>> = {
  ...{ count: 'integer', money: 'money', quotient: 'number', share: 'percent', rank: 'integer' },
};

/** The metrics of everyone by section with what they were before; then by group. */
export const report: CellReport<MetricsOptions, MetricsResult> = {
  part: 'findings',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const sections = (Object.keys(SECTIONS) as Section[]).flatMap((section): ReportBlock[] => {
      const keys: readonly string[] = SECTIONS[section];
      const found = result.metrics.filter(({ metric, value }) => value !== null && keys.includes(metric));
      const shown = figures(...found.map((one) => figureOf(one, context, t)));
      return shown.length > 0 ? [{ type: 'heading', text: t(`section_${section}`) }, ...shown] : [];
    });
    return [...sections, ...groups(context, t)];
  },
  method({ result, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const shown = result.metrics.filter(({ value }) => value !== null);
    const columns = (
      ['metric', 'definition_numerator', 'definition_denominator', 'definition_window'] as const
    ).map((key) => column(t(key)));
    const rows = shown.map((one) => {
      const text = metricText(one.metric, locale);
      return [
        groupName(one, locale),
        text.numerator,
        text.denominator ?? '–',
        windowOf(one, locale) ?? text.window,
      ];
    });
    const missing = result.metrics.flatMap((one) =>
      one.unavailable
        ? [labelled(groupName(one, locale), reasonWords(one.unavailable, locale, t), locale)]
        : [],
    );
    return [
      ...table('definitions', t('definitions_title'), columns, rows),
      ...sentences([...basisLines({ asOf, locale }, null), ...notesInWords(result, locale, t)]),
      ...(missing.length > 0 ? [{ type: 'heading' as const, text: t('unavailable_title') }] : []),
      ...sentences(missing),
    ];
  },
};

function windowOf({ from, to }: MetricValue, locale: Context['locale']): string | null {
  return from === null || to === null ? null : `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
}

function figureOf(metric: MetricValue, { locale }: Context, t: Word) {
  const before = changeWords(metric, metric.before, locale, t);
  const year = changeWords(metric, metric.year, locale, t);
  const { low, high, denominator: n } = metric;
  const entered = metric.metric === 'market_share' || metric.metric === 'market_rank';
  const notes = [
    low !== null && high !== null
      ? t('interval_95', { low: formatPercent(low, locale), high: formatPercent(high, locale), n })
      : null,
    before && t('change_before', { change: before }),
    year && t('change_year', { change: year }),
    entered && metric.note ? t('source_note', { note: plainText(metric.note) }) : null,
  ].filter((note): note is string => typeof note === 'string' && note !== '');
  const note = notes.join(locale === 'zh-CN' ? '；' : '; ');
  return figure(groupName(metric, locale), metric.value, FORMATS[UNITS[metric.metric]], note);
}

/** A row a group, a column a metric. */
function groups({ result, locale }: Context, t: Word): ReportBlock[] {
  const found = (group: GroupResult, { metric, days }: MetricValue) =>
    group.metrics.find((one) => metricName(one.metric, one.days) === metricName(metric, days))?.value ?? null;
  const shown = result.metrics.filter((metric) =>
    result.groups.some((group) => found(group, metric) !== null),
  );
  const columns = [
    column(t('group')),
    ...shown.map((metric) => column(groupName(metric, locale), FORMATS[UNITS[metric.metric]])),
  ];
  const rows = result.groups.map((group) => [
    (locale === 'en' ? group.label_en : group.label_zh) ?? t('group_unknown'),
    ...shown.map((metric) => found(group, metric)),
  ]);
  return table('groups', t('groups_title'), columns, rows, {
    groups: {
      sizes: result.groups.map(({ customers }) => customers),
      ...segmentKeys(
        result.by !== null && 'segmentation' in result.by ? result.by.segmentation : null,
        result.groups.map(({ group }) => group),
      ),
      part: true,
    },
  });
}
