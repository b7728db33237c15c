import { formatNumber } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock } from '../../model/report';
import type { SegmentationInfo } from '../../model/segmentation';
import { basisLines, column, figure, figures, sentences, table } from '../report-blocks';
import { segmentBlocks, segmentKeys, segmentRows } from '../report-segments';
import { methodWords, notesInWords, type Word } from './method-words';
import type { RfmOptions } from './options';
import type { RfmResult } from './result';
import { strings } from './strings';

/** Segments first, then value grades and, where asked for, the periods. */
export const report: CellReport<RfmOptions, RfmResult> = {
  part: 'segments',
  blocks({ name, result, segmentation, locale, currency }) {
    const t = wordsIn(strings, locale);
    const orders = new Map(
      result.segments.map(({ segment, customers, orders: n }) => [segment, each(n, customers)]),
    );
    const segments = segmentation
      ? segmentBlocks({
          ...{ id: 'segments', title: t('segments_title'), locale, currency },
          rows: segmentRows(segmentation, locale, (segment) => [orders.get(segment) ?? null]),
          more: [column(t('orders_per_customer'), 'number')],
        })
      : [];
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('orders'), result.orders, 'integer'),
        figure(t('amount'), result.amount, 'money'),
        figure(
          t('per_customer'),
          each(result.amount, result.customers),
          'money',
          t('per_customer_definition'),
        ),
        figure(t('per_order'), each(result.amount, result.orders), 'money', t('per_order_definition')),
        figure(t('once'), result.bought_once_share, 'percent'),
      ),
      ...segments,
      ...grades(result, t),
      ...periods(result, t, locale === 'zh-CN', { name, segments: segmentation?.segments ?? [] }),
    ];
  },
  method({ result, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const number = (value: number) => formatNumber(value, locale, 2);
    const rows = methodWords(result, t, number).map(({ name, how, cuts, high, mean, median }) => [
      ...[name, how, cuts, high],
      ...[mean, median],
    ]);
    const columns = [
      ...[t('measure'), t('how'), t('cuts'), t('high')].map((label) => column(label)),
      ...[t('mean'), t('median')].map((label) => column(label, 'number')),
    ];
    return [
      ...table('method', t('method'), columns, rows),
      ...sentences([...basisLines({ asOf, locale }, result.baseline), ...notesInWords(result, t)]),
    ];
  },
};

function each(part: number, of: number): number | null {
  return of > 0 ? part / of : null;
}

function grades({ grades: found, customers, amount }: RfmResult, t: Word): ReportBlock[] {
  const columns = [
    column(t('grade')),
    column(t('customers'), 'integer'),
    column(t('share_of_customers'), 'percent'),
    column(t('share_of_amount'), 'percent'),
  ];
  const rows = found.map((row) => [
    t(`grade_${row.grade}`),
    row.customers,
    each(row.customers, customers),
    amount > 0 ? row.amount / amount : null,
  ]);
  return table('grades', t('grades_title'), columns, rows, {
    groups: { sizes: found.map((row) => row.customers) },
    note: t('grades_note'),
  });
}

/** A row a segment, a column a period: how many customers it had. */
function periods(
  { periods: found }: RfmResult,
  t: Word,
  zh: boolean,
  { name, segments }: Pick<SegmentationInfo, 'name' | 'segments'>,
): ReportBlock[] {
  if (!found) return [];
  const columns = [
    column(t('segment')),
    ...found.items.map(({ from, to }) => column(`${from} – ${to}`, 'integer')),
  ];
  const sizes = segments.map(({ segment }) =>
    found.items.map((period) => period.segments.find((one) => one.segment === segment)?.customers ?? null),
  );
  const rows = segments.map(({ label_zh, label_en }, i) => [zh ? label_zh : label_en, ...(sizes[i] ?? [])]);
  return table('periods', t('periods_title'), columns, rows, {
    groups: {
      sizes: sizes.map((row) => row.reduce<number>((sum, n) => sum + (n ?? 0), 0)),
      ...segmentKeys(
        name,
        segments.map(({ segment }) => segment),
      ),
      part: true,
      cells: sizes.map((row) => [null, ...row]),
    },
    note: t(`periods_ruler_${found.ruler}`),
  });
}
