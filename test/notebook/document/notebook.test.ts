import { describe, expect, it } from 'vitest';
import { readFront } from '../../../src/notebook/document/front';
import { readNotebook } from '../../../src/notebook/document/notebook';
import { parse } from '../../../src/notebook/document/parse';
import { fakeDefinition } from '../fake-kinds';

const read = (text: string) => readNotebook(parse(text), fakeDefinition);

describe('front matter', () => {
  it('gives title, date, inputs and parameters', () => {
    const front = readFront(`kequn: 1
title: 会员分层 2024
as_of: 2024-07-01
inputs:
  orders: { customer: text, order?: text, time: timestamp, amount: number }
params: { high_value: 5000, code: 0012345, on: true }
evidence: { tolerance: 0.1, file_names: true, prose: { "rfm.share[c1]": { value: 0.5, on: 2024-07-01 } } }
unknown: [1, 2]
`);
    expect(front).toEqual({
      title: '会员分层 2024',
      asOf: '2024-07-01',
      inputs: {
        orders: {
          customer: { type: 'text', optional: false },
          order: { type: 'text', optional: true },
          time: { type: 'timestamp', optional: false },
          amount: { type: 'number', optional: false },
        },
      },
      params: { high_value: 5000, code: '0012345', on: true },
      evidence: {
        tolerance: 0.1,
        fileNames: true,
        prose: {},
        anywhere: { 'rfm.share[c1]': { value: 0.5, on: '2024-07-01' } },
      },
      failure: null,
    });
  });

  it('keeps what can be read of confirmed values', () => {
    const front = readFront(
      'evidence: { tolerance: -1, prose: { a.b: { value: 1, on: 2024-07-01 }, c.d: 3, "text:a": { a.b: { value: 2, on: 2024-07-02 }, a.c: [] }, "text:": 3 } }\n',
    );
    expect(front.evidence).toEqual({
      tolerance: 0.05,
      fileNames: false,
      prose: { 'text:a': { 'a.b': { value: 2, on: '2024-07-02' } } },
      anywhere: { 'a.b': { value: 1, on: '2024-07-01' } },
    });
    expect(front.failure?.message).toBe(
      'invalid evidence.tolerance: -1; invalid evidence.prose: a.c; invalid evidence.prose: text:; invalid evidence.prose: c.d',
    );
    expect(readFront('evidence: yes please\n').evidence.tolerance).toBe(0.05);
  });

  it('keeps what can be read and says what cannot', () => {
    const front = readFront(
      'title: 2024\nas_of: 2024-02-30\ninputs: { o: { a: money, b: text } }\nparams: { "a b": 1, c: 2 }\n',
    );
    expect(front).toMatchObject({ title: '2024', asOf: '2024-02-30', params: { c: 2 } });
    expect(front.inputs['o']).toEqual({ b: { type: 'text', optional: false } });
    expect(front.failure?.message).toBe(
      'invalid as_of: 2024-02-30; unknown type of o.a: money; invalid parameter name: a b',
    );
  });

  it('that is no YAML, or no map, is a failure and no more', () => {
    expect(readFront('title: [\n').failure?.code).toBe('document.bad_front_matter');
    expect(readFront('- a\n').failure?.code).toBe('document.bad_front_matter');
    expect(readFront(null).failure).toBeNull();
    expect(read('---\ntitle: [\n---\n```rfm rfm\nn: 1\n```\n').cells[0]?.options).toEqual({ n: 1 });
  });
});

describe('cells', () => {
  it('have their options stored and normalised; a query is the option `sql`', () => {
    const [cell] = read('```sql big\n--: title: 大客户\n--: limit: 5\nSELECT 1\n-- why\n```\n').cells;
    expect(cell?.stored).toEqual({ title: '大客户', limit: 5, sql: 'SELECT 1\n-- why' });
    expect(cell?.failure).toBeNull();
    expect(read('```rfm rfm\n```\n').cells[0]).toMatchObject({ stored: {}, options: {}, failure: null });
  });

  it.each([
    ['```rfm rfm\nfrom: [\n```\n', 'document.bad_yaml'],
    ['```rfm rfm\n- a\n```\n', 'document.bad_yaml'],
    ['```rfm rfm\nfrom: a\nfrom: b\n```\n', 'document.bad_yaml'],
    ['```sql s\n--: [\nSELECT 1\n```\n', 'document.bad_yaml'],
    ['```rfm rfm\nbad: true\n```\n', 'document.bad_options'],
    ['```rfm rfm\nthrows: true\n```\n', 'document.bad_options'],
    ['```x-later thing\n[\n```\n', 'document.unknown_kind'],
    ['```rfm RFM\n```\n', 'document.bad_name'],
    ['```rfm 客群\n```\n', 'document.bad_name'],
    ['```rfm rfm\nfrom: a\n', 'document.unclosed_fence'],
  ])('%j is broken and says why: %s', (text, code) => {
    const [cell] = read(text).cells;
    expect(cell?.failure).toMatchObject({ code, cell: cell?.name });
    expect(cell?.options).toBeNull();
  });

  it('say where in their text a problem stands', () => {
    const [cell] = read('```rfm rfm\nn: 1\nbad: true\n```\n').cells;
    expect(cell?.failure).toMatchObject({
      position: { line: 2, column: 6 },
      values: { reason: 'bad: unknown option' },
    });
    expect(cell?.problems).toEqual([{ path: ['bad'], message: 'unknown option' }]);
  });

  it('that were not edited are read once', () => {
    const document = parse('```rfm rfm\nn: 1\n```\n');
    expect(readNotebook(document, fakeDefinition).cells[0]).toBe(
      readNotebook(document, fakeDefinition).cells[0],
    );
  });
});
