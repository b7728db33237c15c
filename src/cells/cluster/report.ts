import { formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import type { Value } from '../../model/table';
import { basisLines, column, figure, figures, sentences, table } from '../report-blocks';
import { segmentBlocks, segmentKeys, segmentRows } from '../report-segments';
import type { ClusterOptions } from './options';
import type { ClusterResult } from './result';
import { strings } from './strings';

type Context = ReportContext<ClusterOptions, ClusterResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** The groups, what sets them apart, and how sure they are. */
export const report: CellReport<ClusterOptions, ClusterResult> = {
  part: 'segments',
  blocks(context) {
    const { result, segmentation, locale, currency } = context;
    const t = wordsIn(strings, locale);
    const { silhouette, segments } = result;
    const known = segments.flatMap(({ stability }) => stability ?? []);
    const clarity =
      silhouette === null
        ? undefined
        : t(silhouette >= 0.5 ? 'silhouetteClear' : silhouette >= 0.25 ? 'silhouetteFair' : 'silhouetteWeak');
    const sizes = segmentation
      ? segmentBlocks({
          ...{ id: 'segments', title: t('sizesTitle'), locale, currency },
          rows: segmentRows(segmentation, locale),
        })
      : [];
    return [
      ...figures(
        figure(t('groups'), result.k, 'integer'),
        figure(t('customersUsed'), result.customers, 'integer'),
        figure(t('silhouette'), silhouette, 'number', clarity),
        figure(t('stabilityMin'), known.length > 0 ? Math.min(...known) : null, 'number'),
      ),
      ...sizes,
      ...features(context, t),
    ];
  },
  method(context) {
    const { result, locale, asOf } = context;
    const t = wordsIn(strings, locale);
    const number = (value: number | null) => formatNumber(value, locale, 4);
    const counts = {
      ...{ starts: result.starts, swaps: result.swaps, seed: String(result.seed) },
      ...{ features: featureWords(context, t), inertia: number(result.inertia) },
    };
    const said =
      result.gamma === null
        ? t('method', {
            ...counts,
            iterations: result.iterations,
            ch: number(result.calinski_harabasz),
            db: number(result.davies_bouldin),
          })
        : t('methodProto', {
            ...counts,
            categories: result.categories.map((one) => columnName(one, locale)).join(', '),
            gamma: number(result.gamma),
          });
    return sentences([
      ...basisLines({ asOf, locale }, result.baseline),
      said,
      t(result.gamma === null ? 'formulaKmeans' : 'formulaProto'),
      t('formulaSilhouette'),
      result.silhouette_sample !== null && t('sampled', { sample: result.silhouette_sample }),
      result.resamples > 0 && t('stabilityMeaning', { resamples: result.resamples }),
      result.rows.left_out > 0 && t('leftOut', { count: result.rows.left_out }),
    ]);
  },
};

/** A row a group: the means of its features as they are counted, and its commonest categories. */
function features({ name, result, segmentation, locale }: Context, t: Word): ReportBlock[] {
  const label = new Map(
    (segmentation?.segments ?? []).map((one) => [
      one.segment,
      locale === 'zh-CN' ? one.label_zh : one.label_en,
    ]),
  );
  const columns = [
    column(t('segment')),
    ...result.features.map((one) => column(columnName(one.column, locale), 'number')),
    ...result.categories.map((one) => column(columnName(one, locale))),
    ...(result.resamples > 0 ? [column(t('stability'), 'number')] : []),
    column(t('silhouette'), 'number'),
  ];
  const rows = result.segments.map(({ segment, stability, silhouette }, group): Value[] => [
    label.get(segment) ?? segment,
    ...result.features.map((_, axis) => result.means[group]?.[axis] ?? null),
    ...result.categories.map((_, one) => modeText(result, group, one, locale, t)),
    ...(result.resamples > 0 ? [stability] : []),
    silhouette,
  ]);
  const overall: Value[] = [
    t('overall'),
    ...result.overall,
    ...result.categories.map(() => ''),
    ...(result.resamples > 0 ? [null] : []),
    result.silhouette,
  ];
  const sizes = [...result.segments.map(({ customers }) => customers), result.customers];
  return table('features', t('tableTitle'), columns, [...rows, overall], {
    groups: {
      sizes,
      ...segmentKeys(name, [...result.segments.map(({ segment }) => segment), null]),
      total: result.segments.length,
    },
  });
}

function modeText(
  result: ClusterResult,
  group: number,
  one: number,
  locale: Context['locale'],
  t: Word,
): string {
  const mode = result.modes[group]?.[one] ?? null;
  const value = mode === null ? t('otherValue') : mode === '' ? t('emptyValue') : mode;
  return t('modeCell', { value, share: formatPercent(result.mode_shares[group]?.[one], locale) });
}

const SCALES = { z: 'scaleZ', robust: 'scaleRobust', minmax: 'scaleMinmax', none: 'scaleNone' } as const;

function featureWords({ result, locale }: Context, t: Word): string {
  return result.features
    .map(({ column: name, transform, scale }) =>
      t(transform === 'log1p' ? 'featureLog' : 'featurePlain', {
        name: columnName(name, locale),
        scale: t(SCALES[scale]),
      }),
    )
    .join(locale === 'zh-CN' ? '、' : ', ');
}
