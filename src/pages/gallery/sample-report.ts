import type { Locale } from '../../i18n/dictionary';
import { common } from '../../i18n/shell/common';
import { wordsIn } from '../../i18n/words';
import type { ReportBlock, ReportChart, ReportPicture } from '../../model/report';

const NAMES = ['A', 'B', 'C', 'D'];
const SIZES = [1009, 491, 286, 1634];
const AMOUNTS = [5_691_211, 1_233_629, 163_844, 534_701];

/** A block of every type that a report has, with pictures of every kind. */
export function sampleBlocks(locale: Locale): ReportBlock[] {
  const t = wordsIn(common, locale);
  const amount = AMOUNTS.reduce((sum, one) => sum + one, 0);
  const customers = SIZES.reduce((sum, one) => sum + one, 0);
  const lines = NAMES.map((name, i) => [name, SIZES[i] ?? 0, AMOUNTS[i] ?? 0, (AMOUNTS[i] ?? 0) / amount]);
  return [
    {
      type: 'figures',
      figures: [
        { label: t('customers'), value: customers, format: 'integer' },
        { label: t('amount'), value: amount, format: 'money' },
        { label: t('share'), value: 0.685, format: 'percent', note: 'A' },
      ],
    },
    {
      type: 'claims',
      title: t('details'),
      claims: [
        { text: 'A: **68.5%**', review: false },
        { text: 'B: 14.8%', review: true },
      ],
    },
    {
      type: 'table',
      id: 'table',
      title: t('table'),
      columns: [
        { label: t('segment'), format: 'text' },
        { label: t('customers'), format: 'integer' },
        { label: t('amount'), format: 'money' },
        { label: t('share'), format: 'percent' },
      ],
      rows: [...lines, [t('total'), customers, amount, 1]],
      groups: { sizes: [...SIZES, customers], total: NAMES.length },
    },
    ...pictures(t('customers'), t('amount')).map((picture, i): ReportChart => {
      const title = picture.kind;
      return { type: 'chart', id: `picture_${i}`, title, alt: title, format: 'number', picture };
    }),
    {
      type: 'card',
      title: 'A',
      subtitle: t('segment'),
      colour: 4,
      blocks: [{ type: 'text', text: '- 1\n- 2' }],
    },
    { type: 'note', tone: 'info', text: t('details') },
    { type: 'note', tone: 'warn', text: t('noData') },
  ];
}

function pictures(customers: string, amount: string): ReportPicture[] {
  const [a, b] = [SIZES, AMOUNTS.map((one) => one / 2000)];
  const series = [
    { name: customers, values: a },
    { name: amount, values: b },
  ];
  const scores = [
    { name: 'A', values: [4, 3, 5, 2, 1] },
    { name: 'B', values: [2, 5, 1, null, 4] },
  ];
  return [
    { kind: 'bars', categories: NAMES, series },
    { kind: 'bars', categories: NAMES, series, stacked: true },
    {
      kind: 'bars',
      categories: NAMES,
      series: [{ name: customers, values: [300, -120, null, 80] }],
      colours: [1, 2, 3, 4],
    },
    { kind: 'lines', categories: ['2024-01', '2024-02', '2024-03', '2024-04'], series },
    { kind: 'radar', categories: ['1', '2', '3', '4', '5'], series: scores, max: 5 },
    {
      kind: 'points',
      x: customers,
      y: amount,
      points: NAMES.map((label, i) => ({ label, x: i + 1, y: 4.5 - i / 2, size: SIZES[i], colour: i + 1 })),
      cross: { x: 2.5, y: 2.5 },
      range: { x: [0, 5], y: [0, 5] },
    },
  ];
}
