import { describe, expect, it } from 'vitest';
import { leftOutLines } from '../../../src/pages/share/left-out-lines';
import { summarise } from '../../../src/pages/share/link-summary';
import { markedParts } from '../../../src/pages/share/marked-parts';
import { atLevel, type LeftOut } from '../../../src/share/levels';
import { findSensitive } from '../../../src/share/sensitive';

describe('marked parts', () => {
  it('are the text again, with what was found apart', () => {
    const text = '电话 13812345678，邮箱 a@b.cn';
    const parts = markedParts(text, findSensitive(text));
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts).toEqual([
      { text: '电话 ', kind: null },
      { text: '13812345678', kind: 'phone' },
      { text: '，邮箱 ', kind: null },
      { text: 'a@b.cn', kind: 'email' },
    ]);
  });
});

describe('what a link leaves out', () => {
  const leftOut: LeftOut[] = [
    { what: 'front', cell: null, path: 'title' },
    { what: 'front', cell: null, path: 'client' },
    { what: 'prose', cell: null, path: null },
    { what: 'prose', cell: null, path: null },
    { what: 'option', cell: 'rfm', path: 'baseline' },
    { what: 'option', cell: 'rfm', path: 'segments.a.label_zh' },
    { what: 'comments', cell: 'rfm', path: null },
    { what: 'cleaned', cell: 'big', path: 'sql' },
    { what: 'body', cell: 'later', path: null },
    { what: 'cell', cell: '王总', path: null },
  ];

  it('is said a place a line, in both languages', () => {
    expect(leftOutLines(leftOut, 'en')).toEqual([
      'Document settings: title, client',
      '2 stretches of prose',
      'rfm: baseline, segments.a.label_zh',
      'rfm: comments',
      'later: everything (not understood)',
      '王总: the whole step (not a proper name)',
    ]);
    expect(leftOutLines(leftOut, 'zh-CN')[0]).toBe('文档设置：title、client');
  });

  it('is nothing when everything goes', () => {
    const whole = atLevel('---\nkequn: 1\ntitle: a\n---\n\n文字\n', 'figures');
    expect(leftOutLines(whole?.leftOut ?? [], 'en')).toEqual([]);
  });
});

describe('the summary of a link', () => {
  it('tells steps, queries and inputs without running anything', () => {
    const text =
      '---\nkequn: 1\ntitle: 会员\ninputs:\n  orders: { customer: text, order?: text }\n---\n\n' +
      '```source orders\ninput: orders\n```\n\n```sql big\nselect 1\n```\n\n```x-new one\n```\n\n```rfm broken\n[\n```\n';
    expect(summarise(text)).toEqual({
      title: '会员',
      steps: [
        { name: 'orders', kind: 'source', written: 'source' },
        { name: 'big', kind: 'sql', written: 'sql' },
        { name: 'one', kind: null, written: 'x-new' },
        { name: 'broken', kind: 'rfm', written: 'rfm' },
      ],
      queries: 1,
      inputs: [
        {
          name: 'orders',
          fields: { customer: { type: 'text', optional: false }, order: { type: 'text', optional: true } },
        },
      ],
      newer: false,
    });
  });

  it('bears any text', () => {
    expect(summarise('---\nkequn: 99\n---\n').newer).toBe(true);
    expect(summarise('---\ninputs: [\n---\n').inputs).toEqual([]);
    expect(summarise('').steps).toEqual([]);
  });
});
