import type { BarRow } from '../../charts/bar';
import type { HeatRow } from '../../charts/heatmap';
import type { HistogramBin } from '../../charts/histogram';
import type { LineRow } from '../../charts/line';
import type { ProfileRow } from '../../charts/profile';
import type { LorenzPoint } from '../../charts/lorenz';
import type { RfCell } from '../../charts/rfGrid';
import type { ScoreField } from '../../charts/scoreMap';
import type { ScatterRow } from '../../charts/scatter';
import type { SegmentRow } from '../../charts/segmentBars';
import type { Locale } from '../../i18n/dictionary';
import type { Column, Page, Pager, Value } from '../../model/table';

/** Made-up figures for the gallery, the same each time. */

const wave = (i: number, period: number) => Math.sin((i * 2 * Math.PI) / period);
const pick = (locale: Locale, zh: readonly string[], en: readonly string[]) => (locale === 'zh-CN' ? zh : en);

export const segmentNames = (locale: Locale) =>
  pick(
    locale,
    [
      '重要价值客户',
      '重要发展客户',
      '重要保持客户',
      '重要挽留客户',
      '一般价值客户',
      '一般发展客户',
      '一般保持客户',
      '一般挽留客户',
    ],
    [
      'High value: active',
      'High value: to develop',
      'High value: lapsing',
      'High value: to win back',
      'General: active',
      'General: to develop',
      'General: lapsing',
      'General: to win back',
    ],
  );

export function segments(locale: Locale): SegmentRow[] {
  const sizes = [154, 61, 88, 43, 72, 121, 96, 49];
  return segmentNames(locale).map((label, i) => ({
    label,
    colour: i + 1,
    customers: sizes[i] ?? 0,
    amount: Math.round((sizes[i] ?? 0) * 5200 * (i < 4 ? 1.6 - i * 0.25 : 0.35)),
  }));
}

const cities = (locale: Locale) =>
  pick(
    locale,
    ['上海', '北京', '深圳', '广州', '杭州', '成都', '呼和浩特', '克孜勒苏柯尔克孜自治州', '南京'],
    [
      'Shanghai',
      'Beijing',
      'Shenzhen',
      'Guangzhou',
      'Hangzhou',
      'Chengdu',
      'Hohhot',
      'Kizilsu Kyrgyz Autonomous Prefecture',
      'Nanjing',
    ],
  );

export function bars(locale: Locale): BarRow[] {
  return cities(locale).map((label, i) => ({ label, value: Math.round(1_860_000 / (i + 1.4)) }));
}

export function stacked(locale: Locale): BarRow[] {
  const channels = pick(
    locale,
    ['天猫', '京东', '微信小店', '线下门店'],
    ['Tmall', 'JD', 'WeChat shop', 'Stores'],
  );
  return channels.flatMap((label, i) =>
    segmentNames(locale)
      .slice(0, 4)
      .map((series, j) => ({ label, series, value: Math.round(420_000 / (i + 1) / (j + 1)) })),
  );
}

export function months(locale: Locale): LineRow[] {
  const names = segmentNames(locale).slice(0, 3);
  return names.flatMap((series, s) =>
    Array.from({ length: 12 }, (_, i) => ({
      x: `${i < 6 ? 2023 : 2024}-${String(((i + 6) % 12) + 1).padStart(2, '0')}`,
      y: Math.round(180_000 / (s + 1) + 42_000 * wave(i + s * 2, 8) + i * 4_000),
      series,
    })),
  );
}

export function points(locale: Locale): ScatterRow[] {
  const names = segmentNames(locale).slice(0, 4);
  return Array.from({ length: 240 }, (_, i) => {
    const x = 1 + ((i * 37) % 29);
    return { x, y: Math.round(120 * x * (1 + 0.8 * wave(i, 17)) + 60), series: names[i % 4] };
  });
}

export const bins: HistogramBin[] = Array.from({ length: 30 }, (_, i) => ({
  from: i * 12,
  to: (i + 1) * 12,
  count: Math.round(900 * Math.exp(-i / 9) + 60 + 40 * wave(i, 5)),
}));

export const cuts = [28, 71, 130, 244].map((value) => ({ value, label: String(value) }));

export function heat(locale: Locale): HeatRow[] {
  const categories = pick(
    locale,
    ['母婴用品', '家居日用', '美妆护肤', '服饰鞋包', '食品生鲜', '数码家电'],
    ['Mother and baby', 'Home', 'Beauty', 'Fashion', 'Food', 'Electronics'],
  );
  return segmentNames(locale).flatMap((y, i) =>
    categories.map((x, j) => ({ x, y, value: 0.05 + 0.12 * (1 + wave(i * 3 + j * 5, 11)) })),
  );
}

export const rfCells: RfCell[] = [1, 2, 3, 4, 5].flatMap((r) =>
  [1, 2, 3, 4, 5].map((f) => ({
    r,
    f,
    customers: r === 1 && f === 5 ? 0 : 12 + 17 * r * (f === r ? 5 : 1) + 9 * f,
  })),
);

export function profile(locale: Locale): ProfileRow[] {
  const groups = pick(
    locale,
    ['品质生活家', '价格敏感型', '偶尔光顾'],
    ['Quality seekers', 'Price-minded', 'Occasional'],
  );
  const features = pick(
    locale,
    ['消费频次', '笔单价', '距最近一次消费（天）', '促销购买占比', '品类数'],
    ['Frequency', 'Amount per order', 'Days since last purchase', 'Bought on promotion', 'Categories'],
  );
  const centres = [
    [0.9, 1.3, -0.7, -0.6, 0.8],
    [0.4, -0.8, -0.3, 1.2, 0.1],
    [-0.8, -0.2, 1.1, -0.1, -0.7],
  ];
  return groups.flatMap((group, g) =>
    features.map((feature, f) => ({ group, colour: g + 1, feature, z: centres[g]?.[f] ?? 0 })),
  );
}

const COLUMNS: readonly Column[] = [
  { name: 'customer', type: 'VARCHAR' },
  { name: 'name', type: 'VARCHAR' },
  { name: 'phone', type: 'VARCHAR' },
  { name: 'segment', type: 'VARCHAR' },
  { name: 'recency', type: 'INTEGER' },
  { name: 'frequency', type: 'BIGINT' },
  { name: 'monetary', type: 'DECIMAL(18,4)' },
  { name: 'r100', type: 'DOUBLE' },
  { name: 'last_order', type: 'TIMESTAMP' },
  { name: 'registered', type: 'DATE' },
  { name: 'member', type: 'BOOLEAN' },
];

const MILLION = 1_000_000;

function row(i: number): Value[] {
  const day = `2024-0${(i % 6) + 1}-${String((i % 28) + 1).padStart(2, '0')}`;
  return [
    `4400${String(i).padStart(14, '0')}`,
    ['王小明', '欧阳娜娜', '李雷', '张伟'][i % 4] ?? '',
    `138${String((i * 7919) % 100_000_000).padStart(8, '0')}`,
    `s${(i % 8) + 1}`,
    (i * 13) % 365,
    i % 9 === 0 ? null : String((i % 40) + 1),
    `${(i * 739) % 90_000}.${String(i % 100).padStart(2, '0')}00`,
    ((i * 31) % 1000) / 10,
    `${day} 08:${String(i % 60).padStart(2, '0')}:00`,
    day,
    i % 3 === 0,
  ];
}

/** A table of a million rows that never were: each is made when asked for. */
export const manyRows: Pager = async ({ offset, limit, sort }): Promise<Page> => ({
  columns: COLUMNS,
  total: MILLION,
  rows: Array.from({ length: Math.min(limit, MILLION - offset) }, (_, i) =>
    row(sort?.[0]?.descending ? MILLION - 1 - offset - i : offset + i),
  ),
});

export const noRows: Pager = async () => ({ columns: COLUMNS, rows: [], total: 0 });

export const neverRows: Pager = () => new Promise<Page>(() => undefined);

export const lorenz: readonly LorenzPoint[] = Array.from({ length: 101 }, (_, i) => ({
  customers: i / 100,
  amount: (i / 100) ** 3,
}));

/** Scores with a hole, an overlap, and two segments. */
export function scoreFields(locale: Locale): ScoreField[] {
  const [good = '', poor = ''] = segmentNames(locale);
  const scores = [1, 2, 3];
  return scores.flatMap((r) =>
    scores.flatMap((f) =>
      scores.map((m) => {
        const hole = r === 1 && f === 3;
        const label = hole ? null : r + f + m > 6 ? good : poor;
        return {
          r,
          f,
          m,
          label,
          colour: label === good ? 1 : 4,
          taken: hole ? 0 : r === f ? 2 : 1,
          customers: r * f * m,
        };
      }),
    ),
  );
}
