import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence';
import type { SegmentationInfo, SegmentInfo } from '../../src/model/segmentation';
import { segmentKey } from '../../src/model/segment-key';
import type { ReportBlock } from '../../src/model/report';
import { hiddenIn } from '../../src/report/protect';
import { hiddenSegments, protectEvidence, segmentPartitions } from '../../src/report/protect-evidence';
import { DEFAULT_PROTECTION, type ProtectRules } from '../../src/report/protection';

const RULES = { ...DEFAULT_PROTECTION, locale: 'zh-CN' } as const;

function hiddenOf(
  segmentations: readonly SegmentationInfo[],
  rules: ProtectRules,
  blocks: readonly ReportBlock[] = [],
) {
  return hiddenSegments(segmentations, hiddenIn([blocks], rules, segmentPartitions(segmentations)));
}

function segment(key: string, customers: number): SegmentInfo {
  return {
    segment: key,
    label_zh: key,
    label_en: key,
    rank: 1,
    colour: 1,
    rule: '',
    customers,
    amount: null,
  };
}

const RFM: SegmentationInfo = {
  name: 'rfm',
  basis: 'value',
  segments: [segment('best', 300), segment('tiny', 7), segment('next', 40)],
};

const evidence: Evidence = {
  cite: (path) => ({ path, state: 'same', text: '7', before: '8', source: 'rfm' }),
  review: () => ({
    state: 'changed',
    cited: [{ path: 'rfm.share[tiny]', state: 'changed', text: '7', before: '8', source: null }],
  }),
  confirm: (claim) => claim,
  citable: () => [
    {
      cell: 'rfm',
      values: ['best', 'tiny'].map((key) => ({ path: `rfm.share[${key}]`, label: key, text: '1' })),
    },
  ],
};

describe('evidence for texts that leave', () => {
  const guarded = protectEvidence(evidence, hiddenOf([RFM], RULES));

  it('does not tell values of small segments, nor of the one that would tell them', () => {
    expect(guarded.cite('rfm.share[tiny]')).toMatchObject({ text: '…', before: '…' });
    expect(guarded.cite('rfm.segments[next].customers').text).toBe('…');
    expect(guarded.cite('profile.rows[tiny].mean').text).toBe('…');
    expect(guarded.review({ text: '', confirmed: {} }).cited[0]?.text).toBe('…');
    expect(guarded.citable()[0]?.values.map(({ label }) => label)).toEqual(['best']);
  });

  it('does not tell of a segment in which one customer brings most of the amount', () => {
    const known = ['a', 'b', 'c'].map((key, i) => ({
      ...segment(key, 300 + i),
      largest: i === 1 ? 0.8 : 0.1,
    }));
    const hidden = hiddenOf([{ ...RFM, segments: known }], RULES);
    expect([...(hidden.get('rfm') ?? [])].sort()).toEqual(['a', 'b']);
    expect(hiddenOf([{ ...RFM, segments: known }], { ...RULES, dominance: 1 }).get('rfm')?.size).toBe(0);
  });

  it('does not tell what a block hides because one customer brings most of it', () => {
    const large = { ...RFM, segments: [segment('a', 300), segment('b', 200), segment('c', 400)] };
    const portraits: ReportBlock = {
      type: 'table',
      id: 'portraits',
      title: '画像',
      columns: [{ label: '名称', format: 'text' }],
      rows: [['常客'], ['新客'], ['大客']],
      groups: {
        sizes: [300, 200, 400],
        dominant: [0.1, 0.1, 0.8],
        keys: ['a', 'b', 'c'].map((key) => segmentKey('rfm', key)),
      },
    };
    expect(hiddenOf([large], RULES).get('rfm')).toEqual(new Set());
    expect(hiddenOf([large], RULES, [portraits]).get('rfm')).toEqual(new Set(['b', 'c']));
  });

  it('tells the others', () => {
    expect(guarded.cite('rfm.share[best]').text).toBe('7');
    expect(guarded.cite('rfm.customers').text).toBe('7');
  });

  it('is the same where nothing is small, or customers are companies', () => {
    expect(protectEvidence(evidence, hiddenOf([], RULES))).toBe(evidence);
    expect(protectEvidence(evidence, hiddenOf([RFM], { ...RULES, persons: false }))).toBe(evidence);
  });
});
