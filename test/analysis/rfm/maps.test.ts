import { describe, expect, it } from 'vitest';
import { CN8, GRID10, MAP125, MAPS } from '../../../src/analysis/rfm/maps';
import { allScores, segmentOfScore } from '../../../src/analysis/rfm/segmentOfScore';

const SCORES = allScores({ r: 5, f: 5, m: 5 });

describe('rule tables', () => {
  it.each([
    ['grid10', GRID10],
    ['map125', MAP125],
  ])('%s names every score exactly once', (_name, segments) => {
    expect(SCORES).toHaveLength(125);
    for (const score of SCORES) {
      const named = segments.filter((segment) => segmentOfScore([segment], score) !== null);
      expect([score, named.map(({ segment }) => segment)]).toEqual([score, [expect.any(String)]]);
    }
  });

  it('cn8 names every combination of high and low once', () => {
    const codes = CN8.flatMap(({ scores }) => scores);
    expect([...codes].sort()).toEqual([...allScores({ r: 2, f: 2, m: 2 })].sort());
  });

  it.each([
    ['cn8', '212', 'important_develop'],
    ['cn8', '122', 'important_keep'],
    ['cn8', '211', 'general_develop'],
    ['grid10', '513', 'new'],
    ['grid10', '331', 'need_attention'],
    ['grid10', '155', 'cant_lose'],
    ['map125', '555', 'champions'],
    ['map125', '434', 'need_attention'],
    ['map125', '111', 'lost'],
  ] as const)('%s: %s is %s', (map, score, segment) => {
    expect(segmentOfScore(MAPS[map], score)?.segment).toBe(segment);
  });

  it('has both labels, a key and a colour for each segment', () => {
    for (const segment of Object.values(MAPS).flat()) {
      expect(segment).toMatchObject({
        segment: expect.stringMatching(/^[a-z_]+$/),
        label_zh: expect.stringMatching(/\p{Script=Han}/u),
        label_en: expect.stringMatching(/^[A-Z]/),
      });
      expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(segment.colour);
    }
  });
});

describe('segmentOfScore', () => {
  it('takes the first that matches the whole score', () => {
    const segments = [{ scores: ['5'] }, { scores: ['[45]..'] }, { scores: ['555'] }];
    expect(segmentOfScore(segments, '555')).toBe(segments[1]);
    expect(segmentOfScore(segments, '333')).toBeNull();
  });
});
