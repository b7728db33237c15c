import type { Locale } from '../../src/i18n/dictionary';
import type { ReportBlock } from '../../src/model/report';
import type { Report } from '../../src/report/report';

/** A report with a block of every type, as it comes out of the privacy check. */
export function sampleReport(locale: Locale): Report {
  return {
    title: '会员分层 2024',
    subtitle: '上半年',
    author: '分析部',
    asOf: '2024-07-01',
    locale,
    currency: 'CNY',
    suppressed: [],
    chapters: [
      { part: 'findings', title: '发现', sections: [{ key: 'text:a', title: '结论', blocks: FINDINGS }] },
      {
        part: 'segments',
        title: '客群',
        sections: [{ key: 'rfm', title: 'RFM', blocks: [SIZES, BARS, LINES] }],
      },
      { part: 'personas', title: '画像', sections: [{ key: 'people', title: '客群画像', blocks: [CARD] }] },
      {
        part: 'positioning',
        title: '定位',
        sections: [{ key: 'market', title: '目标市场', blocks: [POINTS] }],
      },
      { part: 'strategy', title: '策略', sections: [{ key: 'strategy', title: '策略', blocks: [STRATEGY] }] },
    ],
  };
}

const FINDINGS: readonly ReportBlock[] = [
  { type: 'heading', text: '三点发现' },
  { type: 'text', text: '**高价值**客群占六成。\n\n- 第一点\n- 第二点\n' },
  {
    type: 'figures',
    figures: [
      { label: '复购率', value: 0.642, format: 'percent', note: '近 12 个月' },
      { label: '金额', value: 1234567, format: 'money' },
    ],
  },
  { type: 'claims', title: '判断', claims: [{ text: '周末下单多', review: true }] },
  { type: 'note', tone: 'warn', text: '样本较少' },
];

const SIZES: ReportBlock = {
  type: 'table',
  id: 'sizes',
  title: '客群规模',
  note: '按统计截止日计算',
  columns: [
    { label: '客群', format: 'text' },
    { label: '人数', format: 'integer' },
    { label: '占比', format: 'percent' },
    { label: '金额', format: 'money' },
    { label: '首次出现', format: 'date' },
    { label: '编号', format: 'text' },
  ],
  rows: [
    ['重要价值', 300, 0.6, '12345.67', '2024-03-01', '0012345678901234567'],
    ['=1+1', 200, null, 99, null, ''],
  ],
};

const CATEGORIES = ['重要价值', '重要发展', '一般挽留'];
const BARS: ReportBlock = {
  type: 'chart',
  id: 'amount',
  title: '客群金额',
  alt: '重要价值最多',
  format: 'money',
  picture: {
    kind: 'bars',
    categories: CATEGORIES,
    series: [{ name: '金额', values: [9, null, 7] }],
    colours: [1, 2, 3],
  },
};

const LINES: ReportBlock = {
  type: 'chart',
  id: 'trend',
  title: '月度趋势',
  alt: '缓慢上升',
  format: 'integer',
  picture: {
    kind: 'lines',
    categories: ['2024-01', '2024-02', '2024-03'],
    series: [{ name: '订单', values: [1, 2, 3], colour: 4 }],
  },
};

const RADAR: ReportBlock = {
  type: 'chart',
  id: 'ability',
  title: '客群能力',
  alt: '价格最强',
  format: 'index',
  picture: {
    kind: 'radar',
    categories: ['价格', '品质', '服务'],
    series: [{ name: '我们', values: [1, 2, 3] }],
    max: 5,
  },
};

const CARD: ReportBlock = {
  type: 'card',
  title: '品质生活家',
  subtitle: '30–45 岁，一二线城市',
  colour: 1,
  blocks: [
    { type: 'claims', claims: [{ text: '看重品质和售后', review: false }] },
    RADAR,
    {
      type: 'table',
      id: 'categories',
      title: '常买品类',
      columns: [
        { label: '品类', format: 'text' },
        { label: '占比', format: 'percent' },
      ],
      rows: [['美妆', 0.4]],
    },
  ],
};

const POINTS: ReportBlock = {
  type: 'chart',
  id: 'market',
  title: '吸引力与能力',
  alt: '右上角是重要价值',
  format: 'index',
  picture: {
    kind: 'points',
    x: '能力',
    y: '吸引力',
    points: [
      { label: '重要价值', x: 80, y: 90, size: 300, colour: 1 },
      { label: '重要发展', x: 40, y: 60, size: 100, colour: 2 },
    ],
    cross: { x: 50, y: 50 },
    range: { x: [0, 100], y: [0, 100] },
  },
};

const STRATEGY: ReportBlock = {
  type: 'table',
  id: 'strategies',
  title: '市场细分结果与策略表',
  columns: [
    { label: '客群', format: 'text' },
    { label: '产品', format: 'text' },
  ],
  rows: [['重要价值', '会员日']],
};
