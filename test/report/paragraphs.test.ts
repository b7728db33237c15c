import { describe, expect, it } from 'vitest';
import { paragraphs, plainLines } from '../../src/report/paragraphs';

const run = (text: string, bold = false, italic = false) => ({ text, bold, italic });

describe('Markdown as paragraphs', () => {
  it('keeps bold and italic, and makes one run of what is written in one way', () => {
    expect(paragraphs('甲**乙**丙\\*\\*丁 [链接](https://example.com) <b>')).toEqual([
      {
        runs: [run('甲'), run('乙', true), run('丙**丁 链接 <b>')],
        level: 0,
        number: null,
        heading: false,
      },
    ]);
  });

  it('tells headings, lists, lists in lists and tables', () => {
    expect(plainLines('# 题\n\n- 甲\n  - 乙\n\n3. 丙\n4. 丁\n\n| a | b |\n| - | - |\n| 1 | 2 |\n')).toEqual([
      '题',
      '· 甲',
      '  · 乙',
      '3. 丙',
      '4. 丁',
      'a | b',
      '1 | 2',
    ]);
    expect(paragraphs('# 题')[0]?.heading).toBe(true);
  });
});
