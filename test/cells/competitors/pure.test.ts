import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyCircles } from '../../../src/analysis/white-space/empty-circles';
import { checkDifference } from '../../../src/cells/competitors/difference';
import { competitorsClaims, normaliseCompetitors } from '../../../src/cells/competitors/options';
import { report } from '../../../src/cells/competitors/report';
import { measuredSentence, testableSentence } from '../../../src/cells/competitors/sentence';
import { summarise } from '../../../src/cells/competitors/summarise';
import type { SegmentInfo } from '../../../src/model/segmentation';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import { writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { noEvidence } from '../../support/no-evidence';

const expected = JSON.parse(
  readFileSync(new URL('../../expected/positioning.json', import.meta.url), 'utf8'),
) as { circles: { points: [number, number][]; radius: number }[] };

function options(stored: unknown) {
  const read = normaliseCompetitors(stored);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.options;
}

const segment = (key: string, colour = 1): SegmentInfo => ({
  ...{ segment: key, label_zh: `客群${key}`, label_en: `Group ${key}`, rank: 1, colour, rule: '' },
  ...{ customers: 40, amount: 100 },
});

describe('emptyCircles', () => {
  it('fills an empty square, and keeps clear of one point in the middle', () => {
    expect(emptyCircles([], 1, 0.1)).toEqual([{ x: 0.5, y: 0.5, radius: 0.5 }]);
    const [first, ...rest] = emptyCircles([{ x: 0.5, y: 0.5 }], 4, 0.2);
    expect(first?.radius).toBeCloseTo(0.2929, 2);
    expect([first?.x, first?.y]).toEqual([0.71, 0.71]);
    expect(rest).toHaveLength(3);
  });

  it('finds the radius that a search a hundred times finer finds', () => {
    for (const { points, radius } of expected.circles) {
      const [found] = emptyCircles(
        points.map(([x, y]) => ({ x, y })),
        1,
        0,
      );
      expect(found?.radius).toBeLessThanOrEqual(radius + 1e-6);
      expect(found?.radius).toBeGreaterThan(radius - 0.0075);
    }
  });

  it('finds circles without a point, inside, clear of each other, in any order of points', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), (points) => {
        const circles = emptyCircles(points, 3, 0.1);
        expect(emptyCircles([...points].reverse(), 3, 0.1)).toEqual(circles);
        circles.forEach(({ x, y, radius }, at) => {
          expect(radius).toBeGreaterThan(0.0999);
          expect(Math.min(x, 1 - x, y, 1 - y)).toBeGreaterThanOrEqual(radius - 1e-9);
          for (const one of points)
            expect(Math.hypot(one.x - x, one.y - y)).toBeGreaterThanOrEqual(radius - 1e-9);
          for (const other of circles.slice(0, at))
            expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThanOrEqual(other.radius + radius - 1e-9);
        });
      }),
      { seed: 5, numRuns: Math.min(12, Number(process.env['FUZZ_RUNS'] ?? 12)) },
    );
  });
});

describe('a difference', () => {
  const whole = {
    text: '更快',
    measure: '首次答复',
    direction: 'lower',
    at_least: 0.2,
    test: '匿名咨询',
    unit: '小时',
  };
  const one = (stored: object) => {
    const difference = options({ differences: [stored] }).differences[0];
    if (!difference) throw new Error('missing difference');
    return { difference, check: checkDifference(difference) };
  };

  it.each([
    [{}, 'vague', ['measure', 'at_least', 'test'], null],
    [{ measure: 'x', at_least: '20%' }, 'vague', ['test'], null],
    [whole, 'untested', [], null],
    [{ ...whole, ours: 4, theirs: 5 }, 'holds', [], 0.2],
    [{ ...whole, ours: 4.5, theirs: 5 }, 'fails', [], 0.1],
    [{ ...whole, ours: 6, theirs: 5 }, 'fails', [], -0.2],
    [{ ...whole, direction: 'higher', ours: 6, theirs: 5 }, 'holds', [], 0.2],
    [{ ...whole, ours: 1, theirs: 0 }, 'untested', [], null],
    [{ ...whole, at_least: 0, ours: 5, theirs: 5 }, 'fails', [], -0],
  ] as const)('%j: %s', (stored, state, missing, difference) => {
    const { check } = one(stored);
    expect([check.state, check.missing]).toEqual([state, missing]);
    if (difference === null) expect(check.difference).toBeNull();
    else expect(check.difference).toBeCloseTo(difference, 12);
  });

  it('is said as a sentence that can be tested', () => {
    const { difference, check } = one({ ...whole, ours: 3, theirs: 6 });
    expect(testableSentence(difference, check, 'zh-CN')).toBe(
      '和所有竞争对手相比，我方的首次答复至少低 20%。检验办法：匿名咨询',
    );
    expect(measuredSentence(difference, check, 'zh-CN')).toBe('我方 3 小时，对方 6 小时，优于对方 50%');
    const vague = one({ text: '服务更好' });
    expect(testableSentence(vague.difference, vague.check, 'en')).toBeNull();
  });
});

const SHOP = {
  criteria: ['price_level', { key: 'quality', label: '品质感' }, 'service'],
  own: { name: '我家', scores: { price_level: 3, quality: 4, service: 5 }, share: '10%', source: '年报' },
  competitors: [
    { name: 'A', scores: { price_level: 5, quality: 5 }, share: 0.4, source: '年报', on: '2024-06-30' },
    { name: 'B', scores: { price_level: 1, quality: 1, service: 2 }, share: 0.3 },
    { name: 'C', scores: { price_level: 2 } },
  ],
  ideals: [
    { segment: 'gold', scores: { price_level: 4, quality: 2 } },
    { segment: 'old', scores: { price_level: 1, quality: 5 } },
  ],
};

describe('summarise', () => {
  const result = summarise(options(SHOP), [segment('gold', 3)]);

  it('adds up shares and finds leads and leaders', () => {
    expect(result.shares).toBeCloseTo(0.8, 12);
    expect(result.gaps).toEqual([
      { key: 'price_level', own: 3, best: 1, leaders: ['B'], lead: -2 },
      { key: 'quality', own: 4, best: 5, leaders: ['A'], lead: -1 },
      { key: 'service', own: 5, best: 2, leaders: ['B'], lead: 3 },
    ]);
  });

  it('places who is scored on both axes, and names room that a segment wants', () => {
    expect(result.map?.brands.map(({ name, x, y }) => [name, x, y])).toEqual([
      ['我家', 3, 4],
      ['A', 5, 5],
      ['B', 1, 1],
    ]);
    expect(result.map?.unplaced).toEqual(['C']);
    expect(result.map?.ideals.map((ideal) => ideal.segment)).toEqual(['gold']);
    const [room] = result.map?.white ?? [];
    expect(room?.wanted).toEqual(['gold']);
    expect(room && room.x > 3 && room.y < 3).toBe(true);
    expect(result.gone).toEqual(['old']);
  });

  it('is the same in any order of competitors, but for their order', () => {
    const turned = summarise(options({ ...SHOP, competitors: [...SHOP.competitors].reverse() }), [
      segment('gold', 3),
    ]);
    expect(turned.map?.white).toEqual(result.map?.white);
    expect(turned.gaps).toEqual(result.gaps);
  });

  it.each([
    [{}, null],
    [{ criteria: ['a'] }, null],
    [
      { criteria: ['a', 'b'], map: { x: 'a', y: 'a' } },
      { x: 'a', y: 'b' },
    ],
    [
      { criteria: ['a', 'b', 'c'], map: { x: 'c', y: 'gone' } },
      { x: 'a', y: 'b' },
    ],
  ])('%j has the axes %j', (stored, axes) => {
    const { map } = summarise(options(stored), []);
    if (axes === null) expect(map).toBeNull();
    else expect(map).toMatchObject({ ...axes, white: null });
  });
});

describe('options of competitors', () => {
  it('keep what can be read of an entry, and note the rest', () => {
    const read = options({
      criteria: ['a', 'A', 'name', { key: 'b', weight: 3 }],
      competitors: ['甲', { name: 1, share: 'much', on: '2024-02-30', price: { text: 'x' } }, 7],
      differences: [{ direction: 'sideways', ours: '1.2万' }],
    });
    expect(read.criteria.map(({ key, unread }) => [key, unread.length])).toEqual([
      ...[
        ['a', 0],
        ['', 1],
      ],
      ...[
        ['', 1],
        ['b', 1],
      ],
    ]);
    expect(read.competitors.map(({ name }) => name)).toEqual(['甲', '1', '']);
    expect(read.competitors[1]?.unread.map(({ part }) => part)).toEqual(['share', 'on']);
    expect(read.competitors[0]?.bare).toEqual({ name: '甲' });
    expect(read.differences[0]).toMatchObject({ direction: 'higher', ours: 12000 });
    expect(competitorsClaims(read).map(({ path }) => path.join('.'))).toContain('competitors.1.price');
  });

  it('never throw, and say the same after being written as YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (any, entry) => {
        normaliseCompetitors(any);
        const stored = {
          competitors: [entry],
          criteria: [entry],
          differences: [entry],
          ideals: [entry],
          own: entry,
        };
        const first = normaliseCompetitors(stored);
        const written = readYaml(writeYaml(stored));
        // What YAML reads back is what is stored from then on.
        if (written.ok && first.ok) {
          const again = readYaml(writeYaml(written.value));
          expect(again.ok && normaliseCompetitors(again.value)).toEqual(normaliseCompetitors(written.value));
          summarise(first.options, []);
        }
      }),
      { seed: 3, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});

describe('competitors in a report', () => {
  it.each(['zh-CN', 'en'] as const)('say everything in %s', (locale) => {
    const read = options({ ...SHOP, differences: [{ text: '快', measure: '时间' }] });
    const blocks = report.blocks({
      ...{ name: 'rivals', options: read, result: summarise(read, [segment('gold')]), tables: [] },
      ...{ warnings: [], locale, evidence: noEvidence },
    });
    expect(
      blocks.map((block) => (block.type === 'table' || block.type === 'chart' ? block.id : block.type)),
    ).toEqual([...['claims', 'brands', 'scores', 'map', 'heading', 'text']]);
    const brands = blocks.find((block) => block.type === 'table' && block.id === 'brands');
    expect(
      brands?.type === 'table' && brands.rows.map((row) => row.length === brands.columns.length),
    ).toEqual([...[true, true, true, true]]);
    expect(JSON.stringify(blocks)).not.toMatch(/\{\w+\}/);
    if (locale === 'zh-CN') expect(JSON.stringify(blocks)).not.toMatch(/[\u4e00-\u9fff] ?[:;(] ?/);
  });

  it('say nothing where nothing is written', () => {
    const read = options({});
    const context = { name: 'rivals', options: read, result: summarise(read, []), tables: [], warnings: [] };
    expect(report.blocks({ ...context, locale: 'zh-CN', evidence: noEvidence })).toEqual([]);
  });
});
