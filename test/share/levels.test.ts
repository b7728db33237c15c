import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindDefinition } from '../../src/cells/kinds';
import { CELL_KINDS } from '../../src/model/cell';
import { readNotebook } from '../../src/notebook/document/notebook';
import { parse } from '../../src/notebook/document/parse';
import { serialize } from '../../src/notebook/document/serialize';
import { SHARE_LEVELS } from '../../src/share/filter-options';
import { atLevel } from '../../src/share/levels';
import { decodeFragment, encodeFragment } from '../../src/share/link';
import { CELL_RULES } from '../../src/share/rules';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };

/** A notebook worked to the end, with something in every place that a person can write into. */
const WORKED = `---
kequn: 1
title: 星河母婴 2024 会员分层
as_of: 2024-07-01
client: 星河母婴有限公司
inputs:
  orders: { customer: text, order?: text, time: timestamp, amount: number }
params: { high_value: 5000, owner_phone: '13912345678' }
---

# 星河母婴的会员

重要价值客户 154 人,占金额 {rfm.share[important_value]},王总认为应当涨价。

\`\`\`scope goal
# 老板的要求
question: |
  提升星河会员的复购率
who:
  - { field: sex, equals: 女 }
  - { field: phone, contains: '1390013', note: 高净值 }
  - { field: customer, not_in: [丙三] }
where: "age >= 25 AND name <> '钱多多' -- 熟人"
success: 复购率到三成
confirmed: { customers: 684 }
\`\`\`

\`\`\`source orders
input: orders # 六月导出
row: order
import: { encoding: gb18030, sheet: 星河六月 }
map:
  customer: 买家昵称
  amount: { sql: "CASE WHEN 买家昵称 = '小猫咪' THEN 0 ELSE 实付金额 END" }
status: { 交易成功: paid, 客户反悔: closed }
constructor: 藏在这里
\`\`\`

\`\`\`rfm rfm
from: orders
score: thresholds
cuts: { recency: [30, 90], frequency: [1, 2], monetary: [500, 5000] }
segments:
  whales: { label_zh: 星河鲸鱼, label_en: Galaxy whales, monetary: { min: 5000 } }
  rest: { label_zh: 星河其他 }
baseline: { name: 六月基准期, date: 2024-06-30, cuts: { monetary: [123.45, 678.9] } }
\`\`\`

\`\`\`cluster groups
from: rfm
k: 4
names: { c1: 品质生活家 }
baseline: { name: 上半年, date: 2024-06-30, features: [recency], means: [41.7], sds: [3.3], centres: [[0.25]] }
\`\`\`

\`\`\`persona personas
segmentation: rfm
orders: orders
personas: { whales: { name: 星河豪客, description: 住在南山的妈妈 } }
quotes: [ 太贵了 ]
\`\`\`

\`\`\`chart by_city
title: 星河各城市
type: bar
from: rfm
x: city
\`\`\`

\`\`\`sql big
--: title: 王总要的名单
--: limit: 50
-- 只给王总
SELECT * FROM rfm WHERE monetary >= $high_value -- 大客户
  AND customer NOT IN ('17850', '李大壮') AND phone <> 13812345678
  AND note LIKE '%zhang@example.com%' AND status = '交易成功'
\`\`\`

\`\`\`x-future later
secret: 未来的数字 42.42
\`\`\`

\`\`\`rfm broken
from: [unclosed 断了
\`\`\`

结论:把 3000 元以上的客户交给李经理。
`;

const SECRETS = [
  ...[
    '星河',
    '王总',
    '老板',
    '会员',
    '复购',
    '154',
    '涨价',
    '深圳',
    '高净值',
    '684',
    '六月',
    '小猫咪',
    '反悔',
    '藏在',
  ],
  ...[
    'Galaxy',
    '123.45',
    '678.9',
    '品质生活家',
    '上半年',
    '41.7',
    '0.25',
    '豪客',
    '南山',
    '太贵',
    '名单',
    '大客户',
  ],
  ...[
    '17850',
    '李大壮',
    '13812345678',
    '13912345678',
    'zhang@example.com',
    '42.42',
    '未来',
    '断了',
    '结论',
    '3000',
  ],
  ...['李经理', '{rfm.share', '# '],
];

function shared(level: (typeof SHARE_LEVELS)[number], text = WORKED) {
  const result = atLevel(text, level);
  if (!result) throw new Error('it should be shareable');
  return result;
}

describe('the method', () => {
  const { text, leftOut } = shared('method');

  it('carries no value of the notebook, through the link and back', () => {
    const encoded = encodeFragment(text);
    const decoded = decodeFragment(encoded.ok ? encoded.fragment : '');
    const carried = decoded.ok ? decoded.text : '';
    expect(carried).toBe(text);
    expect(SECRETS.filter((secret) => carried.includes(secret))).toEqual([]);
  });

  it('is the method: cells, references, parameters, thresholds, SQL', () => {
    expect(text).toContain('kequn: 1');
    expect(text).toContain('high_value: 5000');
    expect(text).toContain('as_of: 2024-07-01');
    expect(
      parse(text).blocks.map((block) => (block.type === 'cell' ? `${block.kind} ${block.name}` : 'prose')),
    ).toEqual([
      ...['scope goal', 'source orders', 'rfm rfm', 'cluster groups', 'persona personas', 'chart by_city'],
      ...['sql big', 'x-future later', 'rfm broken'],
    ]);
    expect(text).toContain(
      [
        '--: limit: 50',
        'SELECT * FROM rfm WHERE monetary >= $high_value',
        "  AND customer NOT IN ('…', '…') AND phone <> NULL",
        "  AND note LIKE '…' AND status = '交易成功'",
        '',
      ].join('\n'),
    );
    expect(text).toContain('customer: 买家昵称');
    const goal = readNotebook(parse(text), kindDefinition).cells.find((cell) => cell.name === 'goal');
    expect(goal?.stored['who']).toEqual([
      { field: 'sex', equals: '女' },
      { field: 'phone' },
      { field: 'customer' },
    ]);
    expect(text).toContain('encoding: gb18030');
  });

  it('says what it leaves out', () => {
    const told = leftOut.map(({ what, cell, path }) => [what, cell, path].filter(Boolean).join(' '));
    expect(told).toEqual(
      expect.arrayContaining([
        ...[
          'front title',
          'front client',
          'cleaned params.owner_phone',
          'prose',
          'option source status',
        ].slice(0, 4),
        ...[
          'option orders status',
          'option orders import.sheet',
          'cleaned orders map.amount.sql',
          'comments goal',
        ],
        ...[
          'option rfm segments.whales.label_zh',
          'option rfm baseline',
          'option groups names',
          'option big title',
        ],
        ...['comments big sql', 'cleaned big sql', 'body later', 'body broken', 'option orders constructor'],
      ]),
    );
    expect(told.filter((one) => one === 'prose')).toHaveLength(2);
  });

  it('still has what each cell needs: what could be read before can be read after', () => {
    const before = readNotebook(parse(WORKED), kindDefinition).cells;
    const after = new Map(readNotebook(parse(text), kindDefinition).cells.map((cell) => [cell.name, cell]));
    for (const cell of before) if (!cell.failure) expect(after.get(cell.name)?.failure, cell.name).toBeNull();
    for (const name of ['goal', 'orders', 'rfm', 'groups', 'personas', 'by_city', 'big'])
      expect(after.get(name)?.failure, name).toBeNull();
  });
});

describe('the method and the judgement', () => {
  const { text } = shared('judgement');

  it('keeps what the author wrote, comments too, and drops the figures', () => {
    for (const kept of [
      'title: 星河母婴',
      '王总认为应当涨价',
      '# 老板的要求',
      '提升星河会员',
      '星河鲸鱼',
      '品质生活家',
      '结论',
    ]) {
      expect(text).toContain(kept);
    }
    for (const figure of ['123.45', '六月基准期', '41.7', '684', '反悔', '42.42', '断了', '藏在']) {
      expect(text).not.toContain(figure);
    }
  });
});

it('with figures it is the whole document, and states its version', () => {
  expect(shared('figures').text).toBe(WORKED);
  expect(shared('figures', 'only prose\n').text).toBe('---\nkequn: 1\n---\nonly prose\n');
});

it('a document of a newer version goes whole or not at all', () => {
  const newer = '---\nkequn: 99\n---\n\n# 王总\n';
  expect(atLevel(newer, 'method')).toBeNull();
  expect(atLevel(newer, 'judgement')).toBeNull();
  expect(shared('figures', newer).text).toBe(newer);
});

it('conditions that are not written as such do not go out', () => {
  for (const who of ['{ city: [深圳] }', '深圳', '[深圳, { field: city, note: 深圳 }]']) {
    const { text } = shared('method', `---\nkequn: 1\n---\n\n\`\`\`scope goal\nwho: ${who}\n\`\`\`\n`);
    expect(text).not.toContain('深圳');
  }
});

it('a cell whose name is not a name is left out', () => {
  const { text, leftOut } = shared('method', '---\nkequn: 1\n---\n\n```rfm 王总\nfrom: orders\n```\n');
  expect(text).not.toContain('王总');
  expect(leftOut).toEqual([{ what: 'cell', cell: '王总', path: null }]);
});

it('has rules for every kind, and no rule lets everything out', () => {
  expect(Object.keys(CELL_RULES).sort()).toEqual([...CELL_KINDS].sort());
  for (const rule of Object.values(CELL_RULES)) expect(Object.hasOwn(rule, '*')).toBe(false);
});

it('whatever stands in a document, the method carries none of it, and is canonical', () => {
  const secret = '机密X7';
  const key = fc.constantFrom(
    'from',
    'title',
    'names',
    'baseline',
    'who',
    'labels',
    '__x',
    'toString',
    'map',
    'import',
  );
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, fc.constant(secret), tie('list'), tie('record')),
    list: fc.array(tie('node'), { maxLength: 3 }),
    record: fc.dictionary(key, tie('node'), { maxKeys: 3 }),
  })).node;
  const unlisted = fc.constantFrom(
    'note',
    'confirmed',
    'actual',
    'baseline',
    'toString',
    'hasOwnProperty',
    'value_map',
  );
  const kind = fc.constantFrom(...CELL_KINDS.filter((one) => one !== 'sql'), 'x-other');
  fc.assert(
    fc.property(
      kind,
      unlisted,
      value,
      fc.constantFrom('prose', 'comment', 'option'),
      (cell, option, stored, where) => {
        const body = where === 'comment' ? `from: a # ${secret}\n` : `${option}: ${JSON.stringify(stored)}\n`;
        const prose = where === 'prose' ? `${secret}\n\n` : '';
        const { text } = shared('method', `---\nkequn: 1\n---\n\n${prose}\`\`\`${cell} a\n${body}\`\`\`\n`);
        expect(text).not.toContain(secret);
        expect(serialize(parse(text))).toBe(text);
      },
    ),
    RUNS,
  );
});

it('never throws', () => {
  const piece = fc.constantFrom(
    '---\n',
    'kequn: 1\n',
    '```rfm a\n',
    '```\n',
    'from: x\n',
    '--: a: [\n',
    '```sql b\n',
    "'",
    '/*',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (parts) => {
      for (const level of SHARE_LEVELS) atLevel(parts.join(''), level);
    }),
    RUNS,
  );
});
