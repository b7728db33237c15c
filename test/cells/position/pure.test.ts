import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alikeRivals } from '../../../src/cells/position/alike';
import { checkStatement } from '../../../src/cells/position/check';
import { normalisePosition, positionClaims } from '../../../src/cells/position/options';
import { closestRival, perceptualMap } from '../../../src/cells/position/perceptual-map';
import { wordingOf } from '../../../src/cells/position/wording';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import { writeYaml } from '../../../src/lib/yaml/edit-yaml';

const expected = JSON.parse(
  readFileSync(new URL('../../expected/positioning.json', import.meta.url), 'utf8'),
) as {
  perceptual: { scores: number[][]; shares: number[]; coordinates: number[][]; loadings: number[][] };
};

const criteria = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ key: `k${at}`, label: '', better: at === 3 ? ('low' as const) : ('high' as const) },
  }));
const brands = (rows: readonly (readonly (number | null)[])[]) =>
  rows.map((scores, at) => ({ name: `b${at}`, own: at === 0, scores, answers: null }));

function options(stored: unknown) {
  const read = normalisePosition(stored);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.options;
}

describe('the perceptual map', () => {
  it('agrees with scikit-learn', () => {
    const { scores, shares, coordinates, loadings } = expected.perceptual;
    const map = perceptualMap(criteria(4), brands(scores));
    expect(map?.method).toBe('components');
    map?.shown?.forEach((share, at) => expect(share).toBeCloseTo(shares[at] ?? 0, 10));
    map?.brands.forEach(({ x, y }, at) => {
      expect(x).toBeCloseTo(coordinates[at]?.[0] ?? NaN, 9);
      expect(y).toBeCloseTo(coordinates[at]?.[1] ?? NaN, 9);
    });
    map?.arrows.forEach(({ x, y }, at) => {
      expect(x).toBeCloseTo(loadings[at]?.[0] ?? NaN, 9);
      expect(y).toBeCloseTo(loadings[at]?.[1] ?? NaN, 9);
    });
  });

  it('takes two criteria as they are, passes over one that nobody is scored on, and leaves out who is not scored', () => {
    const map = perceptualMap(
      criteria(3),
      brands([
        [3, null, 4],
        [1, null, 2],
        [2, null, null],
      ]),
    );
    expect(map).toMatchObject({ method: 'direct', shown: null, leftOut: ['b2'] });
    expect(map?.brands.map(({ x, y }) => [x, y])).toEqual([
      [3, 4],
      [1, 2],
    ]);
  });

  it.each([
    ['no criteria', 0, [[], []]],
    ['one criterion', 1, [[1], [2]]],
    ['one brand', 2, [[1, 2]]],
    [
      'two brands on three criteria',
      3,
      [
        [1, 2, 3],
        [3, 2, 1],
      ],
    ],
    [
      'all alike',
      3,
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
  ] as const)('there is none with %s', (_, count, rows) => {
    expect(perceptualMap(criteria(count), brands(rows))).toBeNull();
  });

  it('names the rival nearest to us', () => {
    expect(
      closestRival(
        brands([
          [3, 4],
          [1, 4],
          [3, 3],
          [4, null],
        ]),
      ),
    ).toEqual({ name: 'b2', difference: 0.5 });
    expect(closestRival(brands([[3, 4]]))).toBeNull();
    expect(
      closestRival(
        brands([
          [null, null],
          [1, 2],
        ]),
      ),
    ).toBeNull();
  });
});

describe('a position', () => {
  const scored = brands([
    [4, 2, null, 2],
    [3, 4, 5, 3],
    [2, 2, 1, 4],
  ]);
  const check = (statement: object, rest: object = {}) => {
    const read = options({ statements: [statement], ...rest });
    const [first] = read.statements;
    if (!first) throw new Error('missing statement');
    return checkStatement(first, read, criteria(4), scored);
  };

  it.each([
    [{ emphasis: ['k0'] }, 'different'],
    [{ emphasis: ['k1'] }, 'same'],
    [{ emphasis: ['k1'], against: ['b2'] }, 'same'],
    [{ emphasis: ['k0', 'k1'] }, 'different'],
    [{ emphasis: ['k2'] }, 'unknown'],
    [{ emphasis: ['k3'] }, 'different'],
    [{ emphasis: ['gone'] }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('%j is %s', (statement, distinct) => {
    expect(check(statement).distinct).toBe(distinct);
  });

  it('takes a lead under the margin for no difference', () => {
    expect(check({ emphasis: ['k0'] }, { margin: 1 }).distinct).toBe('different');
    expect(check({ emphasis: ['k0'] }, { margin: 1.5 }).distinct).toBe('same');
  });

  it('names rivals that stand on the very same criteria', () => {
    const rivals = [
      { name: 'A', emphasis: ['k1', 'k0'] },
      { name: 'B', emphasis: ['k0', 'k1'], type: 'value' },
      { name: 'C', emphasis: ['k0'] },
    ];
    expect(check({ emphasis: ['k0', 'k1'] }, { rivals }).sameEmphasis).toEqual(['A']);
    expect(check({ emphasis: ['k1', 'k0'], type: 'value' }, { rivals }).sameEmphasis).toEqual(['A', 'B']);
    expect(check({}, { rivals: [{ name: 'D' }] }).sameEmphasis).toEqual([]);
  });

  it('may not promise what own ability does not support', () => {
    const abilities = [{ ability: '物流', level: 2 }, { ability: '客服', level: 5 }, '研发'];
    const found = check({ rests_on: { 物流: 4, 客服: 5, 研发: 1, 门店: 3 } }, { abilities });
    expect(found.unsupported).toEqual([
      { ability: '物流', needed: 4, level: 2 },
      { ability: '研发', needed: 1, level: null },
      { ability: '门店', needed: 3, level: null },
    ]);
  });
});

describe('the wording', () => {
  const parts = {
    audience: '一二线城市的职场妈妈',
    need: '没有时间挑选。',
    category: '母婴月订箱',
    benefit: '十分钟配齐当月所需',
    reason: '育儿顾问按月龄选品',
    difference: '每箱由顾问核对',
    scene: '换季',
  };
  const said = (stored: object, locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const [first] = options({ statements: [stored] }).statements;
    return first ? wordingOf(first, '小象', locale).text : '';
  };

  it('is built from the parts in natural Chinese', () => {
    expect(said({ ...parts, type: 'functional' })).toBe(
      '面向一二线城市的职场妈妈（需要没有时间挑选），小象是母婴月订箱，能十分钟配齐当月所需，因为育儿顾问按月龄选品。与其他品牌不同，每箱由顾问核对。',
    );
    expect(said({ ...parts, type: 'scenario', against: ['甲', '乙'] })).toBe(
      '在“换季”时，面向一二线城市的职场妈妈（需要没有时间挑选），可以选择小象（母婴月订箱），十分钟配齐当月所需，因为育儿顾问按月龄选品。与甲、乙不同，每箱由顾问核对。',
    );
    expect(said({ audience: '老客户', benefit: '复购有礼', type: 'value' })).toBe(
      '面向老客户，小象，让他们得到：复购有礼。',
    );
  });

  it('is built from the parts in English', () => {
    const english = {
      audience: 'working mothers',
      need: 'to save time',
      category: 'a monthly box of baby goods',
      benefit: 'covers the month in ten minutes',
      reason: 'advisers choose by age',
      difference: 'an adviser checks every box.',
    };
    expect(said(english, 'en')).toBe(
      'For working mothers who need to save time, 小象 is a monthly box of baby goods and covers the month in ten minutes because advisers choose by age. Unlike other brands, an adviser checks every box.',
    );
  });

  it('is the author’s own where there is one, and nothing where nothing is written', () => {
    expect(said({ ...parts, statement: '我们最懂你。' })).toBe('我们最懂你。');
    expect(said({ target: 'gold' })).toBe('');
    expect(said({})).toBe('');
  });
});

describe('what says the same', () => {
  const rivals = (texts: readonly string[]) =>
    options({ rivals: texts.map((statement, at) => ({ name: `r${at}`, statement })) }).rivals;

  it('is found by its words, the most alike first', () => {
    const found = alikeRivals('面向年轻妈妈，我们是最安心的母婴品牌', [
      ...rivals([
        '面向年轻妈妈,我们是更安心的母婴品牌!',
        '面向年轻妈妈，我们是最安心的母婴品牌。',
        '工业轴承批发',
      ]),
    ]);
    expect(found.map(({ name }) => name)).toEqual(['r1', 'r0']);
    expect(found[0]?.likeness).toBe(1);
  });

  it('is nothing for a few letters, and figures that are cited do not count', () => {
    expect(alikeRivals('abc', rivals(['abc']))).toEqual([]);
    expect(alikeRivals('{rfm.share[x]}', rivals(['{rfm.share[x]}']))).toEqual([]);
  });
});

describe('options of positions', () => {
  it('keep what can be read of an entry', () => {
    const read = options({
      abilities: ['物流', { ability: '客服', level: 9, kind: 'magic' }],
      statements: [
        '只有一句话',
        { target: 5, type: 'odd', rests_on: { 物流: 'a', 客服: 3 }, emphasis: 'k0' },
      ],
    });
    expect(read.abilities.map(({ ability, level, unread }) => [ability, level, unread.length])).toEqual([
      ['物流', null, 0],
      ['客服', null, 2],
    ]);
    expect(read.statements[0]).toMatchObject({
      statement: { text: '只有一句话' },
      bare: { statement: '只有一句话' },
    });
    expect(read.statements[1]).toMatchObject({
      ...{ target: '5', type: 'functional', rests_on: { 客服: 3 }, emphasis: ['k0'] },
      unread: [
        { part: 'type', value: 'odd' },
        { part: 'rests_on.物流', value: 'a' },
      ],
    });
    expect(positionClaims(read).map(({ path }) => path.join('.'))).toContain('statements.1.need');
  });

  it('never throw, and say the same after being written as YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (any, entry) => {
        normalisePosition(any);
        const read = readYaml(writeYaml({ statements: [entry], abilities: [entry], rivals: [entry] }));
        if (!read.ok) return;
        const again = readYaml(writeYaml(read.value));
        expect(again.ok && normalisePosition(again.value)).toEqual(normalisePosition(read.value));
        const normalised = normalisePosition(read.value);
        if (!normalised.ok) return;
        for (const statement of normalised.options.statements) {
          checkStatement(statement, normalised.options, [], []);
          wordingOf(statement, null, 'en');
        }
      }),
      { seed: 4, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});
