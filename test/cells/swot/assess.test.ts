import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/cells/swot/assess';
import { swot } from '../../../src/cells/swot/definition';
import { freeKey } from '../../../src/cells/swot/keys';
import { likelyPair } from '../../../src/cells/swot/likely-pair';
import { PARTS, type SwotOptions } from '../../../src/cells/swot/options';
import { report } from '../../../src/cells/swot/report';
import { storedClaim } from '../../../src/cells/claim';
import { withValue } from '../../../src/lib/yaml/edit-yaml';
import type { Evidence } from '../../../src/model/evidence';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };

function options(stored: unknown): SwotOptions {
  const normalised = swot.normalise(stored);
  if (!normalised.ok) throw new Error(JSON.stringify(normalised.problems));
  return normalised.options;
}

/** Two within, two without: 3×4 + 1×2 against 2×3, and 1×5 against 2×4. */
const STORED = {
  about: '华东会员业务',
  strengths: [
    { key: 's1', text: '{rfm.share[a]} 的客户贡献大部分金额', weight: 3, score: 4 },
    { text: '次日达', score: 2, source: '物流合同', on: '2024-06-01' },
  ],
  weaknesses: [{ text: '一次客多', weight: 2, score: 3 }],
  opportunities: [{ text: '下沉市场', score: 5 }],
  threats: [{ text: '补贴战', weight: 2, score: 4 }],
  strategies: {
    st: [{ text: '会员专属服务', uses: ['S1', 't1'] }],
    so: [{ text: '只靠优势', uses: ['s1', 's9'] }],
  },
};

const EVIDENCE: Evidence = {
  cite: (path) => ({ path, state: 'changed', text: '40%', before: '30%', source: null }),
  review: (claim) => ({ state: claim.text.includes('{') ? 'changed' : 'same', cited: [] }),
  confirm: (claim) => claim,
  citable: () => [],
};

describe('the balance of the lists', () => {
  it('is weight × score, added up', () => {
    const result = assess(options(STORED));
    expect(result.sums).toEqual({ strengths: 14, weaknesses: 6, opportunities: 5, threats: 8 });
    expect(result.counted).toBe('score');
    expect(result.internal).toBe(8 / 20);
    expect(result.external).toBe(-3 / 13);
    expect(result.posture).toBe('st');
    expect(result.points.map(({ key, share }) => [key, share])).toEqual([
      ['s1', 12 / 14],
      ['s2', 2 / 14],
      ['w1', 1],
      ['o1', 1],
      ['t1', 1],
    ]);
    expect(result.points.filter(({ backed }) => backed).map(({ key }) => key)).toEqual(['s1', 's2']);
    expect(result.unbacked).toBe(3);
  });

  it('goes by weights alone where nothing is scored, and leaves unscored points out where something is', () => {
    const plain = assess(options({ strengths: ['a', 'b'], weaknesses: ['c'] }));
    expect(plain).toMatchObject({ counted: 'weight', internal: 1 / 3, external: null, posture: null });
    const mixed = assess(options({ strengths: [{ text: 'a', score: 2 }, 'b'], weaknesses: ['c'] }));
    expect(mixed).toMatchObject({ sums: { strengths: 2, weaknesses: 0 }, internal: 1 });
    expect(mixed.points[1]).toMatchObject({ points: null, share: null });
  });

  it('says nothing where weights sum to zero or both sides are even', () => {
    const none = assess(
      options({ strengths: [{ text: 'a', weight: 0 }], weaknesses: [{ text: 'b', weight: 0 }] }),
    );
    expect(none).toMatchObject({ internal: null, posture: null });
    expect(none.points[0]?.share).toBeNull();
    const even = assess(
      options({ strengths: ['a'], weaknesses: ['b'], opportunities: ['c'], threats: ['d'] }),
    );
    expect(even).toMatchObject({ internal: 0, external: 0, posture: null });
    expect(assess(options({}))).toMatchObject({ points: [], strategies: [], unused: [], posture: null });
  });
});

describe('strategies', () => {
  it('are checked: what they join, what is gone, what nobody uses', () => {
    const { strategies, unused, points } = assess(options(STORED));
    expect(strategies).toEqual([
      { join: 'so', at: 0, points: 12, gone: ['s9'], lacks: ['opportunities'] },
      { join: 'st', at: 0, points: 20, gone: [], lacks: [] },
    ]);
    expect(unused).toEqual(['w1', 'o1', 's2']);
    expect(points[0]?.used).toBe(2);
  });

  it('are proposed from the weightiest points that none uses yet', () => {
    const result = assess(options(STORED));
    expect(likelyPair(result, 'so')).toEqual(['s2', 'o1']);
    expect(likelyPair(result, 'st')).toBeNull();
  });
});

describe('keys of points', () => {
  it('stay with their points; one that is missing, taken twice or of another list is given anew', () => {
    const { strengths } = options({
      strengths: [
        { key: 'S2', text: 'a' },
        { text: 'b' },
        { key: 's2', text: 'c' },
        { key: 't1', text: 'd' },
      ],
    });
    expect(strengths.map(({ key }) => key)).toEqual(['s2', 's3', 's4', 's5']);
    expect(freeKey(['s1', 's7', 't9'], 's')).toBe('s8');
  });
});

describe('the report', () => {
  it('has the lists with live figures and marks, the strategies with their points, a table', () => {
    const stored = options(STORED);
    const blocks = report.blocks({
      ...{ name: 'swot', options: stored, result: assess(stored), tables: [], warnings: [] },
      ...{ locale: 'zh-CN', evidence: EVIDENCE },
    });
    const claims = blocks.filter((block) => block.type === 'claims');
    expect(claims[1]).toEqual({
      type: 'claims',
      title: 'S 优势',
      claims: [
        { text: 'S1 40% 的客户贡献大部分金额', review: true },
        { text: 'S2 次日达', review: false },
      ],
    });
    expect(claims.at(-1)?.claims).toEqual([{ text: '会员专属服务（S1 + T1）', review: false }]);
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.rows[0]?.[2]).toBe('40% 的客户贡献大部分金额（待复核）');
    expect(table?.rows[1]).toEqual(['S2', '优势', '次日达', 2, 2 / 14, '物流合同']);
    expect(
      report.blocks({
        name: 'x',
        options: options({}),
        result: assess(options({})),
        tables: [],
        warnings: [],
        locale: 'en',
        evidence: EVIDENCE,
      }),
    ).toEqual([]);
  });
});

/** JSON that looks like a SWOT more often than not. */
const point = fc.oneof(
  fc.record(
    {
      key: fc.constantFrom('s1', 'S2', 'w1', '', 'x'),
      text: fc.oneof(fc.string(), fc.constant('{a.b} c')),
      weight: fc.oneof(fc.double(), fc.constantFrom(0, '2', -1)),
      score: fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constant('3')),
      source: fc.string(),
      on: fc.constantFrom('2024-01-01', '2024-13-01', ''),
      other: fc.anything(),
    },
    { requiredKeys: [] },
  ),
  fc.string(),
  fc.jsonValue(),
);
const stored = fc.record(
  {
    ...Object.fromEntries(PARTS.map((part) => [part, fc.array(point, { maxLength: 4 })])),
    about: fc.string(),
    strategies: fc.record({ so: fc.array(point, { maxLength: 2 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe('options', () => {
  it('of any kind are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(stored, fc.jsonValue(), fc.anything()), (any) => {
        const normalised = swot.normalise(any);
        if (!normalised.ok) return normalised.problems.length > 0;
        const { points, sums } = assess(normalised.options);
        const finite = [...Object.values(sums), ...points.map((one) => one.share ?? 0)].every(
          Number.isFinite,
        );
        return finite && new Set(points.map(({ key }) => key)).size === points.length;
      }),
      RUNS,
    );
  });

  it('say the same once every claim is stored back where it stands', () => {
    fc.assert(
      fc.property(stored, (any) => {
        const before = options(any);
        const claims = swot.claims?.(before) ?? [];
        const again = claims.reduce<unknown>(
          (value, { path, claim }) => withValue(withPlace(value, path), path, storedClaim(claim)),
          any,
        );
        const texts = (some: SwotOptions) => (swot.claims?.(some) ?? []).map(({ claim }) => claim);
        expect(texts(options(again))).toEqual(texts(before));
        expect(assess(options(again)).sums).toEqual(assess(before).sums);
      }),
      RUNS,
    );
  });
});

/** What the YAML editor does where a text alone stands in the way of a path: a map takes its place. */
function withPlace(value: unknown, path: readonly (string | number)[]): unknown {
  const parent = path.slice(0, -1);
  if (parent.length === 0) return value;
  const at = parent.reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value);
  return typeof at === 'object' && at !== null && !Array.isArray(at) ? value : withValue(value, parent, {});
}
