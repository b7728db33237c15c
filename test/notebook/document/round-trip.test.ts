import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/notebook/document/parse';
import { serialize } from '../../../src/notebook/document/serialize';
import { makeCell, type Block, type DocumentSpec } from '../../../src/notebook/document/spec';
import { closeOpenFence } from '../../../src/notebook/document/blocks';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };

const EXAMPLE = `---
kequn: 1
title: 会员分层 2024
as_of: 2024-07-01
inputs:
  orders: { customer: text, order?: text, time: timestamp, amount: number }
params: { high_value: 5000 }
---
# 会员分层
目标:提升高价值会员的复购率。

\`\`\`source orders
input: orders
import: { encoding: gb18030 }
row: order            # order | line | line_with_order_total
map: { customer: 买家昵称, time: 付款日期, amount: 实付金额 }
\`\`\`

\`\`\`rfm rfm
from: orders
score: quantile
\`\`\`

\`\`\`sql big
--: title: 大客户
SELECT * FROM rfm WHERE monetary >= $high_value
\`\`\`
`;

const word = fc.constantFrom(
  'rfm',
  'orders',
  'x',
  '客户',
  '0012345',
  '{rfm.share[a]}',
  '- a',
  '# h',
  '>',
  '---',
);
const proseLine = fc.oneof(
  word,
  fc.string(),
  fc.constantFrom(
    '```',
    '````md',
    '~~~',
    '```js',
    '  ```',
    '```rfm',
    ' ```rfm rfm',
    '```js code',
    '``` rfm rfm',
  ),
);
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const line = fc.string().map((text) => text.replace(/[\r\n\u2028]/g, ' '));
const body = fc.oneof(
  fc.array(line).map((lines) => lines.map((text) => `${text}\n`).join('')),
  fc.constantFrom('a: 1\n', '```\n', '  ````\n', 'text: |\n  ```\n  code\n  ```\n', '\n', ''),
);
const cell = fc
  .tuple(fc.constantFrom('source', 'sql', 'rfm', 'cluster', 'x-future'), name, body, fc.nat({ max: 3 }))
  .map(([kind, cellName, text, gap]): Block => ({ ...makeCell(kind, cellName, text), gap }));
const prose = fc
  .tuple(fc.array(proseLine, { minLength: 1, maxLength: 5 }), fc.nat({ max: 3 }))
  .map(([lines, gap]): Block => {
    const text = closeOpenFence(lines.map((text) => text.replace(/[\r\n]/g, ' ')).join('\n')).replace(
      /^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g,
      '',
    );
    return { type: 'prose', text, gap };
  })
  .filter((block) => block.type === 'prose' && /[^ \t]/.test(block.text));
const front = fc.option(
  fc
    .array(line.filter((text) => !/^---[ \t]*$/.test(text)))
    .map((lines) => `kequn: 1\n${lines.map((l) => `${l}\n`).join('')}`),
);
const document = fc
  .tuple(front, fc.array(fc.oneof(cell, prose), { maxLength: 6 }))
  .map(([text, blocks]): DocumentSpec => {
    const apart = blocks.filter((block, i) => block.type === 'cell' || blocks[i - 1]?.type !== 'prose');
    return { front: text ?? 'kequn: 1\n', blocks: apart, foreign: null };
  });

describe('the stored form and its text', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(document, (given) => {
        expect(parse(serialize(given))).toEqual(given);
      }),
      runs,
    );
  });

  it('gives back the text of a document, byte for byte', () => {
    expect(serialize(parse(EXAMPLE))).toBe(EXAMPLE);
    fc.assert(
      fc.property(document, (given) => {
        const text = serialize(given);
        expect(serialize(parse(text))).toBe(text);
      }),
      runs,
    );
  });

  it('never throws, and what it wrote once stays the same', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.oneof(proseLine, fc.constantFrom('---', '```rfm a', '```sql b', 'kequn: 2', '\r')))
        .map((l) => l.join('\n')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const once = serialize(parse(text));
        expect(serialize(parse(once))).toBe(once);
      }),
      runs,
    );
  });
});

describe('reading', () => {
  it('finds front matter, prose and cells in their order', () => {
    const { front: text, blocks } = parse(EXAMPLE);
    expect(text).toContain('title: 会员分层 2024\n');
    expect(blocks.map((block) => (block.type === 'cell' ? `${block.kind} ${block.name}` : 'prose'))).toEqual([
      'prose',
      'source orders',
      'rfm rfm',
      'sql big',
    ]);
  });

  it('takes CRLF, a byte order mark and a missing final line feed', () => {
    const crlf = `\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`.trimEnd();
    expect(serialize(parse(crlf))).toBe(EXAMPLE);
  });

  it('takes only `kind name` in column 0 for a cell', () => {
    const others = ['```rfm', '~~~rfm rfm', ' ```rfm rfm', '```rfm rfm x', '```js code', '```  rfm rfm'];
    for (const opening of others) {
      const close = opening.startsWith('~') ? '~~~' : '```';
      const { blocks } = parse(`${opening}\na: 1\n${close}\n`);
      expect(blocks.map((block) => block.type)).toEqual(['prose']);
    }
  });

  it('leaves a cell that is quoted in a longer fence alone', () => {
    const text = '````md\n```rfm rfm\nfrom: a\n```\n````\n\n```rfm rfm\n```\n';
    expect(parse(text).blocks.map((block) => block.type)).toEqual(['prose', 'cell']);
  });

  it('keeps a cell without an end as it is', () => {
    const text = 'a\n\n```rfm rfm\nfrom: b\n';
    expect(parse(text).blocks[1]).toMatchObject({ type: 'cell', closed: false, body: 'from: b\n' });
    expect(serialize(parse(text))).toBe(text);
  });

  it('keeps a text of a newer version whole', () => {
    const text = '---\r\nkequn: 2\r\n---\r\n```rfm rfm\r\n';
    expect(parse(text)).toEqual({ front: null, blocks: [], foreign: { text, version: '2' } });
    expect(serialize(parse(text))).toBe(text);
  });
});
