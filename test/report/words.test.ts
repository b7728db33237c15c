import { describe, expect, it } from 'vitest';
import { claimText, reportClaims } from '../../src/cells/report-claims';
import { segmentBlocks } from '../../src/cells/report-segments';
import type { Evidence } from '../../src/model/evidence';
import type { ReportBlock, ReportTable } from '../../src/model/report';
import { expandProse } from '../../src/report/expand';
import { columnTexts, figureText } from '../../src/report/figure-text';
import { levelInside } from '../../src/report/levels';
import { markdownFile } from '../../src/report/markdown';
import { prosePart, titleOf } from '../../src/report/prose';
import { screensOf } from '../../src/report/screens';
import { turned } from '../../src/pages/report/turned';
import { noEvidence } from '../support/no-evidence';
import { complaints } from './well-formed';
import { sampleReport } from './sample-report';

const zh = { locale: 'zh-CN', currency: 'CNY' } as const;
const en = { locale: 'en', currency: null } as const;
const evidence: Evidence = {
  ...noEvidence,
  cite: (path) => ({
    path,
    state: 'same',
    text: path === 'rfm.n' ? '1_000' : null,
    before: null,
    source: null,
  }),
};

describe('figures of a report', () => {
  it.each([
    [0.6821, 'percent', '68.2%', '68.2%'],
    [1234567.5, 'money', '1,234,568 元', '1,234,568'],
    [12.5, 'money', '12.50 元', '12.50'],
    [1915.74, 'money', '1,916 元', '1,916'],
    ['2024-07', 'date', '2024年7月', 'Jul 2024'],
    [null, 'number', '–', '–'],
    [Number.NaN, 'number', '–', '–'],
    [true, 'text', '是', 'Yes'],
    ['0012345', 'text', '0012345', '0012345'],
    [0.1, 'change', '+10%', '+10%'],
  ] as const)('%s as %s', (value, format, inChinese, inEnglish) => {
    expect(figureText(value, format, zh)).toBe(inChinese);
    expect(figureText(value, format, en)).toBe(inEnglish);
  });

  it('are short where there is little room', () => {
    expect(figureText(1234567, 'money', zh, true)).toBe('123.46万元');
    expect(figureText(18532, 'integer', zh, true)).toBe('18,532');
  });

  it('of a column have as many digits each', () => {
    expect(columnTexts([5640, 572.88, null], 'money', en)).toEqual(['5,640', '573', '–']);
    expect(columnTexts([0.5, 572.88], 'money', en)).toEqual(['0.50', '572.88']);
    expect(columnTexts([1.5, 10], 'number', en)).toEqual(['1.50', '10.00']);
    expect(columnTexts([1, 10], 'number', en)).toEqual(['1', '10']);
    expect(columnTexts(['a', 0.5], 'percent', en)).toEqual(['a', '50.0%']);
  });
});

describe('texts of a report', () => {
  it('have figures in place of citations, safe in Markdown', () => {
    expect(claimText('共 {rfm.n} 位，{gone.x}', evidence)).toBe('共 1\\_000 位，–');
    expect(expandProse('{rfm.n} `{rfm.n}` [a](x/{rfm.n})', evidence)).toBe(
      '1\\_000 `{rfm.n}` [a](x/{rfm.n})',
    );
    expect(
      reportClaims(
        [
          { text: ' ', confirmed: {} },
          { text: '好', confirmed: {} },
        ],
        evidence,
      ),
    ).toHaveLength(1);
  });

  it('stand where they belong', () => {
    const place = { next: 'segments', previous: 'findings', first: false } as const;
    expect(prosePart('## RFM\n\n…', place)).toBe('segments');
    expect(prosePart('结论：…', place)).toBe('findings');
    expect(prosePart('目标：…', { ...place, first: true })).toBe('scope');
    expect(prosePart('…', { next: null, previous: 'appendix', first: false })).toBe('findings');
    expect(titleOf('## **RFM** 分层 ##\n\n说明')).toEqual({ title: 'RFM 分层', rest: '说明' });
    expect(titleOf('#标签不是标题')).toEqual({ title: '', rest: '#标签不是标题' });
  });

  it('are Markdown again, with tables in place of pictures', () => {
    const text = markdownFile(sampleReport('zh-CN'));
    expect(text).toMatch(/^# 会员分层 2024\n\n上半年\n/);
    expect(text).toMatch(/\n## 客群\n\n### RFM\n/);
    expect(text).toMatch(/\| --- \| --: /);
    expect(text).not.toMatch(/<svg|undefined|NaN/);
  });
});

describe('what every grouping says', () => {
  const rows = [
    { label: 'A', colour: 1, customers: 20, amount: 900 },
    { label: 'B', colour: 2, customers: 80, amount: 100 },
  ];
  const table = (blocks: readonly ReportBlock[]) =>
    blocks.find((block): block is ReportTable => block.type === 'table');
  const made = (given: typeof rows, locale: 'zh-CN' | 'en' = 'en') =>
    segmentBlocks({ id: 's', title: 'Segments', rows: given, locale });

  it('names the largest and the richest', () => {
    const [text] = made(rows);
    expect(text).toMatchObject({ type: 'text' });
    expect(JSON.stringify(text)).toContain('The largest is “B”: 80 customers, 80.0% of all.');
    expect(JSON.stringify(text)).toContain(
      '“A” brings the most: 20.0% of the customers, 90.0% of the amount, 45 each.',
    );
  });

  it('has shares of a whole and its sum', () => {
    const found = table(made(rows));
    expect(found?.rows.at(-1)).toEqual(['Total', 100, 1, 1000, 1, 10]);
    expect(found?.groups).toEqual({ sizes: [20, 80, 100], total: 2 });
    expect(complaints(made(rows, 'zh-CN'))).toEqual([]);
  });

  it('does without amounts, and says nothing of nobody', () => {
    const none = rows.map((row) => ({ ...row, amount: null }));
    const blocks = segmentBlocks({ id: 's', title: 'S', rows: none, locale: 'zh-CN' });
    expect(table(blocks)?.columns).toHaveLength(3);
    expect(complaints(blocks)).toEqual([]);
    expect(segmentBlocks({ id: 's', title: 'S', rows: [], locale: 'en' })).toEqual([]);
    const nothing = rows.map((row) => ({ ...row, amount: 0 }));
    expect(complaints(made(nothing))).toEqual([]);
  });
});

describe('a presentation', () => {
  it('puts a card on a screen of its own and cuts long tables', () => {
    const screens = screensOf(sampleReport('zh-CN'));
    for (const { blocks } of screens) {
      expect(blocks.length).toBeGreaterThan(0);
      if (blocks.some(({ type }) => type === 'card')) expect(blocks).toHaveLength(1);
      for (const block of blocks)
        if (block.type === 'table') expect(block.rows.length).toBeLessThanOrEqual(12);
    }
  });

  it('is turned by keys, and no further than its ends', () => {
    expect(turned('ArrowRight', 0, 3, false)).toBe(1);
    expect(turned(' ', 2, 3, false)).toBe(2);
    expect(turned(' ', 2, 3, true)).toBe(1);
    expect(turned('PageUp', 0, 3, false)).toBe(0);
    expect(turned('End', 0, 3, false)).toBe(2);
    expect(turned('Home', 2, 3, false)).toBe(0);
    expect(turned('ArrowDown', 0, 3, false)).toBeNull();
    expect(turned('End', 0, 0, false)).toBe(0);
  });
});

describe('headings', () => {
  const section = (title: string) => ({ key: title, title, blocks: [] });

  it('stand below the title they belong to, and open where there is none', () => {
    const sections = [section(''), section('A'), section('')];
    expect(sections.map((_, index) => levelInside(sections, index))).toEqual([3, 4, 4]);
  });
});
