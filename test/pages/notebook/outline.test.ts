import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../src/pages/notebook/outline';

describe('headings of prose', () => {
  it('finds ATX headings with their level, without their Markdown', () => {
    expect(headingsOf('# 会员分层 **2024**\n\ntext\n\n### [Link](https://x.example) `code` ##\n')).toEqual([
      { level: 1, text: '会员分层 2024' },
      { level: 3, text: 'Link code' },
    ]);
  });

  it('leaves out what is no heading: hashes without a blank, in code, in text', () => {
    expect(headingsOf('#tag\n```\n# in code\n```\n    # indented\na # b\n####### seven')).toEqual([]);
    expect(headingsOf('~~~\n```\n# still code\n~~~\n## after')).toEqual([{ level: 2, text: 'after' }]);
  });
});
