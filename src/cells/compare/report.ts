import { formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import type { CellReport, ReportBlock, ReportContext, ReportGroups } from '../../model/report';
import type { Value } from '../../model/table';
import { column, figure, figures, paragraph, sentences, table } from '../report-blocks';
import { segmentKeys } from '../report-segments';
import type { CompareOptions } from './options';
import type { CompareResult, DimensionResult, MetricResult } from './result';
import { agreementWord, segmentLabel, valueText, verdictText, wordsOf, type Words } from './words';

type Context = ReportContext<CompareOptions, CompareResult>;

/** Sentences do not single out fewer customers. */
const SMALL = 10;
/** Tables of this many columns are in a report; the verdicts name all. */
const SHOWN = 4;

/** Which differences between segments are real and large, the most telling ones with their figures. */
export const report: CellReport<CompareOptions, CompareResult> = {
  part: 'findings',
  blocks({ result, locale }) {
    const words = wordsOf(locale);
    const { t } = words;
    const clear = result.columns.filter(({ verdict }) => verdict === 'clear');
    const apart = result.pairs.filter((pair) => pair.clear.length > 0).length;
    const { agreement, proposal } = result;
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('clearColumns'), clear.length, 'integer', t('clearOf', { count: result.columns.length })),
        figure(
          t('pairsClear'),
          t('pairsOf', { clear: apart, all: result.pairs.length }),
          'text',
          t('pairsMeaning'),
        ),
        agreement &&
          figure(
            t('ari', { other: agreement.other }),
            agreement.ari,
            'number',
            t(`agree_${agreementWord(agreement.ari)}`),
          ),
      ),
      ...sentences(result.columns.map((one) => verdictText(one, result, words, SMALL))),
      ...paragraph(
        proposal &&
          `${t('proposalTitle', { count: proposal.groups.length })}${locale === 'zh-CN' ? '。' : '. '}${t(
            proposal.all_clear ? 'proposalClear' : 'proposalNotClear',
            { count: proposal.groups.length },
          )}`,
      ),
      ...clear
        .slice(0, SHOWN)
        .flatMap((one, at) =>
          one.kind === 'dimension' ? dimension(one, at, result, words) : metric(one, at, result, words),
        ),
    ];
  },
  method({ result, locale, asOf }: Context) {
    const { t } = wordsOf(locale);
    const has = (kind: string) => result.columns.some((one) => one.kind === kind);
    return sentences([
      t('methodVerdict', {
        alpha: formatNumber(result.alpha, locale, 3),
        correction: t(`correction_${result.correction}`),
        large: t(`size_${result.large}`),
      }),
      has('dimension') && t('methodDimension'),
      has('metric') && t('methodMetric'),
      t('methodPairs'),
      asOf !== undefined && t('methodOrders'),
      result.agreement !== null && t('methodAgreement'),
    ]);
  },
};

/** Share of each value in each segment, beside everyone. */
function dimension(
  one: DimensionResult,
  at: number,
  { segmentation, segments }: CompareResult,
  words: Words,
): ReportBlock[] {
  const { t, locale } = words;
  const name = columnName(one.column, locale);
  const columns = [
    column(t('segment')),
    column(t('n'), 'integer'),
    ...one.values.map((_, j) => column(valueText(one, j, words), 'percent')),
  ];
  const rows = segments.map((segment, i): Value[] => {
    const cells = one.cells[i] ?? [];
    return [segmentLabel(segment, locale), sum(cells), ...one.values.map((_, j) => cells[j]?.share ?? null)];
  });
  const sizes = segments.map((_, i) => sum(one.cells[i] ?? []));
  const everyone: Value[] = [t('everyone'), one.base, ...one.shares];
  const counts = segments.map((_, i) => one.values.map((_, j) => one.cells[i]?.[j]?.customers ?? null));
  const all = one.values.map((_, j) => counts.reduce((total, line) => total + (line[j] ?? 0), 0));
  return table(`column_${at + 1}`, t('crossTitle', { name }), columns, [...rows, everyone], {
    groups: {
      ...groupsOf(segmentation, segments, [...sizes, one.base]),
      // Who of a segment has a value is a group too.
      cells: [...counts, all].map((line) => [null, null, ...line]),
      total: segments.length,
    },
  });
}

/** Those of whom the value is known, of each segment and of everyone. */
function groupsOf(
  segmentation: string,
  segments: CompareResult['segments'],
  sizes: readonly number[],
): ReportGroups {
  const keys = segmentKeys(segmentation, [...segments.map(({ key }) => key), null]);
  return { sizes, ...keys, part: true };
}

function sum(cells: readonly { readonly customers: number }[]): number {
  return cells.reduce((all, { customers }) => all + customers, 0);
}

function metric(
  one: MetricResult,
  at: number,
  { segmentation, segments }: CompareResult,
  { t, locale }: Words,
): ReportBlock[] {
  const name = columnName(one.column, locale);
  const middle = (q1: number | null, q3: number | null) =>
    q1 === null || q3 === null
      ? '–'
      : t('range', { from: formatNumber(q1, locale), to: formatNumber(q3, locale) });
  const columns = [
    column(t('segment')),
    column(t('n'), 'integer'),
    column(t('mean'), 'number'),
    column(t('median'), 'number'),
    column(t('middle')),
    column(t('percentile')),
  ];
  const line = (label: string, group: MetricResult['overall']): Value[] => [
    ...[label, group.n, group.mean, group.median],
    middle(group.q1, group.q3),
    formatPercent(group.percentile, locale, 0),
  ];
  const known = segments.filter((_, i) => one.groups[i]);
  const rows = segments.flatMap((segment, i) => {
    const group = one.groups[i];
    return group ? [line(segmentLabel(segment, locale), group)] : [];
  });
  const sizes = one.groups.map(({ n }) => n);
  return table(
    `column_${at + 1}`,
    t('metricTitle', { name }),
    columns,
    [...rows, line(t('everyone'), one.overall)],
    {
      groups: { ...groupsOf(segmentation, known, [...sizes, one.overall.n]), total: sizes.length },
    },
  );
}
