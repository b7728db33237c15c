import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReportBlock } from '../../src/model/report';
import { htmlFile } from '../../src/report/html/file';
import { markdownFile } from '../../src/report/markdown';
import { reportPptx } from '../../src/report/pptx';
import { protectParts } from '../../src/report/protect';
import { DEFAULT_PROTECTION } from '../../src/report/protection';
import type { Report } from '../../src/report/report';
import { resultText } from '../../src/report/result-link';
import { reportXlsx } from '../../src/report/xlsx';
import { sampleReport } from './sample-report';

/** What must not leave: figures of the small segment and of the one it could be subtracted with, names, contacts. */
const SECRETS = [
  '41.73',
  '8642',
  '59.31',
  '9753',
  '13812345641',
  'wang@example.com',
  '王小明',
  'C-000017',
  '浙江路 88 号',
];
/** What must leave. */
const PUBLIC = ['重要价值', '2222', '小众客群', '138****5641'];

const SEGMENTS = ['重要价值', '小众客群', '一般发展'];
const SIZES = [300, 7, 22];
const AMOUNTS = [2222, 8642, 9753];

const BLOCKS: readonly ReportBlock[] = [
  {
    type: 'text',
    text: '小众客群人均 41.73 元，占 8642 元；一般发展人均 59.31 元。\n\n- 电话 13812345641，地址浙江路 88 号\n- 王小明（wang@example.com）说发货慢',
  },
  { type: 'claims', claims: [{ text: '**小众客群**贡献了 8642 元', review: false }] },
  {
    type: 'figures',
    figures: [{ label: '小众客群金额', value: 8642, format: 'integer', note: '人均 41.73' }],
  },
  {
    type: 'table',
    id: 'amounts',
    title: '客群金额',
    columns: [
      { label: '客群', format: 'text' },
      { label: '金额', format: 'index' },
    ],
    rows: SEGMENTS.map((name, at) => [name, AMOUNTS[at] ?? null]),
    groups: { sizes: SIZES },
  },
  {
    type: 'chart',
    id: 'bars',
    title: '客群金额图',
    alt: '小众客群 8642，一般发展 9753',
    format: 'index',
    picture: { kind: 'bars', categories: SEGMENTS, series: [{ name: '金额', values: AMOUNTS }] },
    groups: { sizes: SIZES },
  },
  {
    type: 'chart',
    id: 'radar',
    title: '对比',
    alt: '对比',
    format: 'number',
    picture: {
      kind: 'radar',
      categories: ['a', 'b', 'c'],
      max: 9999,
      series: SEGMENTS.map((name, at) => ({ name, values: [AMOUNTS[at] ?? 0, 1, 2] })),
    },
  },
  ...SEGMENTS.map((title, at): ReportBlock => ({
    type: 'card',
    title,
    size: SIZES[at] ?? 0,
    blocks: [{ type: 'figures', figures: [{ label: '金额', value: AMOUNTS[at] ?? 0, format: 'index' }] }],
  })),
  {
    type: 'table',
    id: 'people',
    title: '访谈名单',
    persons: true,
    columns: [{ label: '客户', format: 'text' }],
    rows: [['C-000017']],
  },
];

function report(): Report {
  const rules = { ...DEFAULT_PROTECTION, locale: 'zh-CN', known: ['王小明'] } as const;
  const { parts, suppressed } = protectParts([{ key: 'a', title: '王小明的分析', blocks: BLOCKS }], rules);
  return {
    ...sampleReport('zh-CN'),
    chapters: [{ part: 'segments', title: '客群', sections: parts }],
    suppressed,
  };
}

/** All texts in a file made of packed XML. */
function unpacked(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, file]) => (/\.xlsx$/.test(name) ? unpacked(file) : strFromU8(file)))
    .join('\n');
}

const EXITS: Readonly<Record<string, () => Promise<string> | string>> = {
  html: () => htmlFile(report()),
  markdown: () => markdownFile(report()).replaceAll('\\', ''),
  xlsx: async () => unpacked(await reportXlsx({ report: report(), people: null, checked: '' })),
  pptx: async () => unpacked(await reportPptx({ report: report(), checked: '' })),
  link: () => resultText({ report: report(), method: null }).replaceAll('\\', ''),
};

describe('what leaves', () => {
  it.each(Object.keys(EXITS))(
    'as %s holds nothing of small groups or single persons, and all else',
    async (exit) => {
      const text = (await EXITS[exit]?.()) ?? '';
      const plain = text.replace(/(?<=\d),(?=\d{3})/g, '');
      expect(SECRETS.filter((secret) => plain.includes(secret))).toEqual([]);
      expect(PUBLIC.filter((word) => !plain.includes(word))).toEqual([]);
    },
  );

  it('is told to the author', () => {
    const reasons = new Set(report().suppressed.map(({ because }) => because));
    expect([...reasons].sort()).toEqual(['customers', 'mention', 'personal', 'small', 'subtraction']);
  });
});
