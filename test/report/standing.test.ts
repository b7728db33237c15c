import { describe, expect, it } from 'vitest';
import type { ReportBlock } from '../../src/model/report';
import type { ReportChapter } from '../../src/report/report';
import { standingOf } from '../../src/report/standing';
import { noEvidence } from '../support/no-evidence';

const BLOCKS: readonly ReportBlock[] = [
  {
    type: 'claims',
    claims: [
      { text: 'a', review: true },
      { text: 'b', review: false },
    ],
  },
  {
    ...{ type: 'table', id: 't', title: 'T', columns: [{ label: 'x', format: 'text' }] },
    rows: [['低价是优势（待复核）'], ['待复核的客群'], [3], [null]],
  },
  {
    ...{ type: 'card', title: 'C' },
    blocks: [
      { type: 'claims', claims: [{ text: 'c', review: true }] },
      {
        ...{ type: 'table', id: 'u', title: 'U', columns: [] },
        rows: [['物流（待复核）', '客服（待复核）']],
      },
    ],
  },
];

describe('what is to be reviewed in a report', () => {
  it('is counted in lists, cards and cells of tables', () => {
    const chapters: ReportChapter[] = [
      { part: 'findings', title: '', sections: [{ key: 'a', title: '', blocks: BLOCKS }] },
    ];
    expect(standingOf([], chapters, noEvidence, () => ({}), 'zh-CN').review).toBe(5);
  });
});
