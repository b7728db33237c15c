import { describe, expect, it } from 'vitest';
import type { ReportBlock, ReportTable } from '../../src/model/report';
import type { Report } from '../../src/report/report';
import { CONTENT } from '../../src/report/slides/look';
import { slidePlans, type SlidePlan } from '../../src/report/slides/plan';
import { sampleReport } from './sample-report';

function reportOf(blocks: readonly ReportBlock[]): Report {
  const section = { key: 'a', title: '小节', blocks };
  return { ...sampleReport('zh-CN'), chapters: [{ part: 'findings', title: '发现', sections: [section] }] };
}

function longTable(rows: number, columns: number): ReportTable {
  return {
    type: 'table',
    id: 't',
    title: '明细',
    columns: Array.from({ length: columns }, (_, i) => ({
      label: `列${i}`,
      format: i === 0 ? 'text' : 'integer',
    })),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, i) => (i === 0 ? `行${row}` : row)),
    ),
  };
}

const within = (report: Report) =>
  slidePlans(report).every(({ placed }) =>
    placed.every(
      ({ x, y, w, h }) => x >= 0.5 && y >= 1.4 && x + w <= 13.33 && y + h <= CONTENT.y + CONTENT.h + 0.4,
    ),
  );

const piecesOf = (plans: readonly SlidePlan[]) =>
  plans.flatMap(({ placed }) => placed.flatMap((one) => (one.type === 'table' ? [one] : [])));

describe('slides', () => {
  it('put the beginning of a table that is too long, and say what is left out', () => {
    const plans = slidePlans(reportOf([longTable(60, 4)]));
    expect(plans.map(({ title }) => title)).toEqual(['小节']);
    const pieces = piecesOf(plans);
    expect(pieces.flatMap(({ piece }) => piece.rows.map((row) => row[0]))).toEqual(
      Array.from({ length: 12 }, (_, row) => `行${row}`),
    );
    expect(pieces.at(-1)?.note).toContain('共 60 行');
    expect(within(reportOf([longTable(60, 4)]))).toBe(true);
  });

  it('put a table on several where its rows are high, its headings on each', () => {
    const long = { ...longTable(15, 2), rows: longTable(15, 2).rows.map(() => ['很长的一格'.repeat(40), 1]) };
    const plans = slidePlans(reportOf([long]));
    expect(plans[0]?.title).toBe(`小节（1/${plans.length}）`);
    expect(piecesOf(plans).every(({ piece }) => piece.head[0] === '列0')).toBe(true);
    expect(within(reportOf([long]))).toBe(true);
  });

  it('run on from section to section in the appendix, short and without its pictures', () => {
    const chart = sampleReport('zh-CN').chapters[3]?.sections[0]?.blocks[0];
    if (chart?.type !== 'chart') throw new Error('missing chart');
    const sections = Array.from({ length: 6 }, (_, i) => ({
      key: `method:${i}`,
      title: `方法${i}`,
      blocks: [{ type: 'text' as const, text: `怎么算的${i}` }, longTable(9, 3), chart],
    }));
    const report: Report = { ...reportOf([]), chapters: [{ part: 'appendix', title: '附录', sections }] };
    const plans = slidePlans(report);
    expect(plans.length).toBeLessThan(6);
    expect(plans[0]?.title).toBe(`附录（1/${plans.length}）`);
    const placed = plans.flatMap((plan) => plan.placed);
    const said = placed.flatMap((one) => (one.type === 'text' ? one.paragraphs : []));
    const words = said.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n');
    for (const { title } of sections) expect(words).toContain(title);
    expect(words).toContain('附录从简');
    expect(placed.some(({ type }) => type === 'chart')).toBe(false);
    const rows = piecesOf(plans).reduce((sum, { piece }) => sum + piece.rows.length, 0);
    expect(rows).toBe(5 * sections.length);
    expect(within(report)).toBe(true);
  });

  it('put a table that is too wide on several, its first column on each', () => {
    const plans = slidePlans(reportOf([longTable(3, 20)]));
    const heads = plans.flatMap(({ placed }) =>
      placed.flatMap((one) => (one.type === 'table' ? [one.piece.head] : [])),
    );
    expect(heads.map((head) => head[0])).toEqual(['列0', '列0', '列0']);
    expect(heads.flatMap((head) => head.slice(1))).toEqual(
      Array.from({ length: 19 }, (_, i) => `列${i + 1}`),
    );
    expect(within(reportOf([longTable(3, 20)]))).toBe(true);
  });

  it('lose no word of a long text, even of a paragraph longer than a slide', () => {
    const text = `${'很长的一段话没有停顿'.repeat(200)}\n\n结尾。`;
    const plans = slidePlans(reportOf([{ type: 'text', text }]));
    const said = plans
      .flatMap(({ placed }) => placed.flatMap((one) => (one.type === 'text' ? one.paragraphs : [])))
      .map(({ runs }) => runs.map((run) => run.text).join(''))
      .join('');
    expect(said).toBe(text.replace('\n\n', ''));
    expect(plans.length).toBeGreaterThan(1);
    expect(within(reportOf([{ type: 'text', text }]))).toBe(true);
  });

  it('give cards slides of their own, and what stands in cards of cards too', () => {
    const inner: ReportBlock = { type: 'card', title: '内', blocks: [{ type: 'text', text: '乙' }] };
    const blocks: ReportBlock[] = [
      { type: 'text', text: '甲' },
      { type: 'card', title: '外', blocks: [inner, { type: 'text', text: '丙' }] },
    ];
    expect(slidePlans(reportOf(blocks)).map(({ title }) => title)).toEqual(['小节', '内', '外']);
  });

  it('put a small table at the right of the picture before it, a large one on a slide of its own', () => {
    const chart = sampleReport('zh-CN').chapters[3]?.sections[0]?.blocks[0];
    if (chart?.type !== 'chart') throw new Error('missing chart');
    const types = (table: ReportTable) =>
      slidePlans(reportOf([chart, table])).map(({ placed }) => placed.map(({ type }) => type).join());
    expect(types(longTable(8, 5))).toEqual(['chart,table']);
    expect(types(longTable(8, 10))).toEqual(['chart', 'table']);
    expect(types(longTable(13, 3))).toEqual(['chart', 'table']);
    expect(within(reportOf([chart, longTable(8, 5)]))).toBe(true);
  });

  it('set the words of a card small where it has no room on one slide otherwise', () => {
    const claims = Array.from({ length: 16 }, (_, i) => ({
      text: `${i} ${'这群人常买'.repeat(9)}`,
      review: false,
    }));
    const card = (count: number): ReportBlock => ({
      ...{ type: 'card', title: '画像' },
      blocks: [{ type: 'claims', title: '行为', claims: claims.slice(0, count) }],
    });
    const smallOf = (count: number) =>
      slidePlans(reportOf([card(count)])).map(({ placed }) =>
        placed.some((one) => one.type === 'text' && one.paragraphs.some(({ small }) => small)),
      );
    expect(smallOf(3)).toEqual([false]);
    expect(smallOf(16)).toEqual([true]);
    expect(within(reportOf([card(16)]))).toBe(true);
  });

  it('put words beside the picture they go with, and two small pictures side by side', () => {
    const report = sampleReport('zh-CN');
    const chart = report.chapters[3]?.sections[0]?.blocks[0];
    if (!chart) throw new Error('missing chart');
    const [beside] = slidePlans(reportOf([{ type: 'text', text: '说明' }, chart]));
    expect(beside?.placed.map(({ type, y }) => [type, y])).toEqual([
      ['text', CONTENT.y],
      ['chart', CONTENT.y],
    ]);
    expect(slidePlans(reportOf([chart, chart]))).toHaveLength(1);
  });
});
