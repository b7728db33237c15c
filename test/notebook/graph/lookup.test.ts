import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/cell';
import { citationsIn, citationsInProse } from '../../../src/notebook/document/citations';
import { lookup } from '../../../src/notebook/graph/lookup';

const segment = (name: string, customers: number, amount: number | null) => ({
  segment: name,
  label_zh: name,
  label_en: name,
  rank: 1,
  colour: 1,
  rule: '',
  customers,
  amount,
});

const outcome: Outcome = {
  tables: [{ name: 'rfm', rows: 684, columns: [] }],
  segmentation: {
    name: 'rfm',
    basis: 'value',
    segments: [segment('a', 1, 75), segment('b', 3, 25), segment('c', 0, null)],
  },
  result: {
    customers: 4,
    cuts: { recency: [1, 2] },
    segments: [{ segment: 'a', score: 9 }],
    k: null,
    deep: { a: { b: true } },
  },
  warnings: [],
  statements: [],
};

const value = (text: string): unknown => {
  const [citation] = citationsIn(text);
  return citation && lookup(outcome, citation.path);
};

describe('citations', () => {
  it('are a cell and a path', () => {
    expect(
      citationsIn('of {rfm.share[important_value]}, {a_1.b.c[0]} – not {rfm}, {Rfm.a}, { rfm.a }, {a.}'),
    ).toEqual([
      {
        cell: 'rfm',
        path: ['share', 'important_value'],
        text: '{rfm.share[important_value]}',
        start: 3,
        end: 31,
      },
      { cell: 'a_1', path: ['b', 'c', '0'], text: '{a_1.b.c[0]}', start: 33, end: 45 },
    ]);
  });

  it('in code are none', () => {
    const text = 'a {r.a} `{r.b}` ``x ` {r.c}``\n```js\n{r.d}\n```\n{r.e} `{r.f}\n~~~\n{r.g}';
    expect(citationsInProse(text).map((one) => one.text)).toEqual(['{r.a}', '{r.e}', '{r.f}']);
    expect(citationsInProse(text).every((one) => text.slice(one.start, one.end) === one.text)).toBe(true);
  });
});

describe('what a citation stands for', () => {
  it.each([
    ['{rfm.customers}', 4],
    ['{rfm.cuts.recency[1]}', 2],
    ['{rfm.segments[a].score}', 9],
    ['{rfm.deep.a.b}', true],
    ['{rfm.k}', null],
    ['{rfm.share[a]}', 0.25],
    ['{rfm.amount_share[a]}', 0.75],
    ['{rfm.customers[b]}', 3],
    ['{rfm.amount[b]}', 25],
    ['{rfm.amount_share[c]}', null],
    ['{rfm.rows}', 684],
    ['{rfm.cuts}', undefined],
    ['{rfm.share}', undefined],
    ['{rfm.share[z]}', undefined],
    ['{rfm.constructor}', undefined],
    ['{rfm.customers.toString}', undefined],
    ['{rfm.cuts.recency.length}', undefined],
  ])('%s is %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });
});
