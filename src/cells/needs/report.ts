import { formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, labelled, sentences, table } from '../report-blocks';
import { segmentKeys } from '../report-segments';
import type { NeedsOptions } from './options';
import type { NeedsResult } from './result';
import { strings } from './strings';

type Context = ReportContext<NeedsOptions, NeedsResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** The groups by what they need, how far they stand apart, and how reliable the scales are. */
export const report: CellReport<NeedsOptions, NeedsResult> = {
  part: 'segments',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const { coverage } = result;
    const survey = result.source === 'survey';
    const used = t('used_note', { incomplete: coverage.incomplete, straight: coverage.straight_liners });
    return [
      ...figures(
        figure(t(survey ? 'respondents' : 'customers_inferred'), coverage.rows, 'integer'),
        figure(t('used'), coverage.used, 'integer', survey ? used : undefined),
        figure(t('covered'), coverage.customers, 'integer', t('covered_definition')),
        figure(t('segments_number'), result.segments.length, 'integer'),
        figure(t('silhouette'), result.silhouette, 'number', t('silhouette_definition')),
      ),
      ...groups(context, t),
      ...scales(result, t),
    ];
  },
  method({ result, options, locale }) {
    const t = wordsIn(strings, locale);
    return sentences([
      t(`method_${result.grouped}`, { seed: String(result.seed) }),
      t('method_index'),
      result.grouped !== 'highest' && t('method_naming'),
      result.scales.length > 0 && t('method_alpha'),
      result.source === 'survey'
        ? t('method_left_out', { share: formatPercent(options.complete, locale, 0) })
        : t('method_inferred'),
      ...result.types
        .filter(({ items }) => items.length > 0)
        .map(({ type, items }) =>
          labelled(typeName(options, type, locale), items.join(locale === 'zh-CN' ? '、' : ', '), locale),
        ),
    ]);
  },
};

function typeName({ types }: NeedsOptions, type: string, locale: Context['locale']): string {
  const found = types.find((one) => one.type === type);
  return (locale === 'en' ? found?.label_en : found?.label_zh) ?? type;
}

/** A row a group: its share, and how far above the mean of everyone each need is. */
function groups({ name, result, options, segmentation, locale }: Context, t: Word): ReportBlock[] {
  const types = [...new Set(result.segments.flatMap(({ indices }) => Object.keys(indices)))];
  const infos = new Map((segmentation?.segments ?? []).map((one) => [one.segment, one]));
  const label = (segment: string) => {
    const info = infos.get(segment);
    return (locale === 'en' ? info?.label_en : info?.label_zh) ?? segment;
  };
  const names = types.map((type) => typeName(options, type, locale));
  const columns = [
    column(t('segment')),
    column(t(result.source === 'survey' ? 'respondents' : 'customers_inferred'), 'integer'),
    column(t('share'), 'percent'),
    ...names.map((type) => column(t('index_of', { type }), 'number')),
  ];
  const rows = result.segments.map(({ segment, respondents, share, indices }) => [
    label(segment),
    respondents,
    share,
    ...types.map((type) => indices[type] ?? null),
  ]);
  const sizes = result.segments.map(({ respondents }) => respondents);
  const series = result.segments.map(({ segment, indices }, i) => ({
    name: label(segment),
    values: types.map((type) => indices[type] ?? null),
    colour: infos.get(segment)?.colour ?? i + 1,
  }));
  const chart: ReportBlock = {
    type: 'chart',
    id: 'indices',
    title: t('indices_title'),
    alt: labelled(t('indices_title'), t('indices_subtitle'), locale),
    format: 'number',
    picture: { kind: 'bars', categories: names, series },
  };
  // A series of a small group cannot be told apart from the others: the picture is drawn only where none is small.
  const drawn = types.length > 0 && series.length > 0 && sizes.every((size) => size >= SMALL);
  return [
    ...table('segments', t('segments_title'), columns, rows, {
      groups: {
        sizes,
        ...segmentKeys(
          name,
          result.segments.map(({ segment }) => segment),
        ),
      },
      note: t('indices_subtitle'),
    }),
    ...(drawn ? [chart] : []),
  ];
}

/** Below this many answers a group is no series of a picture. */
const SMALL = 10;

function scales({ scales: found }: NeedsResult, t: Word): ReportBlock[] {
  const columns = [column(t('scale')), column(t('rows'), 'integer'), column(t('alpha'), 'number')];
  const rows = found.map(({ scale, rows: n, alpha }) => [scale, n, alpha]);
  return table('scales', t('scales_title'), columns, rows, { note: t('alpha_definition') });
}
