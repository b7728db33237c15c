import { describe, expect, it } from 'vitest';
import type { NearCluster } from '../../../src/analysis/near/types';
import {
  acceptAbove,
  acceptedMap,
  countReview,
  decide,
  leaveOut,
  reviewLines,
  reviewOf,
} from '../../../src/cells/clean/near-review';

function cluster(similarity: number, ...members: readonly (readonly [string, number])[]): NearCluster {
  const [first] = members;
  return {
    canonical: first?.[0] ?? '',
    members: members.map(([value, count], at) => ({
      value,
      count,
      similarity: at === 0 ? 1 : similarity,
      reason: at === 0 ? null : 'fold',
    })),
    count: members.reduce((sum, [, count]) => sum + count, 0),
    similarity,
  };
}

const HUAQIANG = cluster(0.97, ['华强科技', 90], ['华强科技有限公司', 12], ['华强科技 ', 3]);
const ACME = cluster(0.84, ['Acme', 40], ['Acne', 2]);
const REVIEW = reviewOf([HUAQIANG, ACME]);

describe('a review of near-duplicates', () => {
  it('changes nothing until something is accepted', () => {
    expect(acceptedMap(REVIEW)).toEqual({});
    expect(countReview(REVIEW)).toEqual({ accepted: 0, open: 2, values: 0, rows: 0 });
  });

  it('accepts what is similar enough and leaves what was decided', () => {
    const all = acceptAbove(REVIEW, 0.9);
    expect(acceptedMap(all)).toEqual({ 华强科技有限公司: '华强科技', '华强科技 ': '华强科技' });
    expect(countReview(all)).toEqual({ accepted: 1, open: 1, values: 2, rows: 15 });
    const rejected = acceptAbove(decide(REVIEW, 0, { state: 'rejected' }), 0.5);
    expect(acceptedMap(rejected)).toEqual({ Acne: 'Acme' });
  });

  it('lets another spelling be kept, one of the members or a new one', () => {
    const full = decide(REVIEW, 0, { canonical: '华强科技有限公司', state: 'accepted' });
    expect(acceptedMap(full)).toEqual({ 华强科技: '华强科技有限公司', '华强科技 ': '华强科技有限公司' });
    expect(countReview(full).rows).toBe(93);
    const own = decide(REVIEW, 1, { canonical: 'ACME', state: 'accepted' });
    expect(acceptedMap(own)).toEqual({ Acme: 'ACME', Acne: 'ACME' });
  });

  it('takes members out and back in', () => {
    const without = leaveOut(acceptAbove(REVIEW, 0), 0, '华强科技 ', true);
    expect(acceptedMap(without)).toEqual({ 华强科技有限公司: '华强科技', Acne: 'Acme' });
    expect(acceptedMap(leaveOut(without, 0, '华强科技 ', false))).toHaveProperty('华强科技 ');
    expect(leaveOut(REVIEW, 9, 'x', true)).toBe(REVIEW);
  });

  it('lists a head and its members; of a rejected cluster the head alone', () => {
    expect(reviewLines(decide(REVIEW, 0, { state: 'rejected' }))).toEqual([
      { cluster: 0, member: null },
      { cluster: 1, member: null },
      { cluster: 1, member: 0 },
      { cluster: 1, member: 1 },
    ]);
  });
});
