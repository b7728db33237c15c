import { describe, expect, it } from 'vitest';
import { judge, K_RULES, propose, type Candidate } from '../../../src/analysis/kmeans/choose-k';

/** The Mall data, income and score, from 2 to 8 groups. */
const mall: Candidate[] = [
  [2, 181363.6, 0.2969, 96.75, 1.2568],
  [3, 106348.4, 0.4676, 151.56, 0.7153],
  [4, 73679.8, 0.4932, 174.06, 0.7104],
  [5, 44448.5, 0.5539, 247.36, 0.5726],
  [6, 37233.8, 0.5398, 242.54, 0.6522],
  [7, 30227.6, 0.5314, 252.08, 0.6931],
  [8, 24986.5, 0.4543, 268.26, 0.7573],
].map(([k = 0, inertia = 0, silhouette = 0, calinski_harabasz = 0, davies_bouldin = 0]) => ({
  ...{ k, inertia, silhouette, calinski_harabasz, davies_bouldin },
}));

describe('judge and propose', () => {
  it('proposes five groups where most indices do, and each rule its own', () => {
    const verdicts = judge(mall);
    const proposed = K_RULES.map((rule) => [rule, mall[propose(verdicts, rule)]?.k]);
    expect(Object.fromEntries(proposed)).toEqual({
      ranks: 5,
      silhouette: 5,
      calinski_harabasz: 8,
      davies_bouldin: 5,
      elbow: 5,
      // Nobody looked: the fewest.
      stability: 2,
    });
    // First under three, third under Calinski–Harabasz.
    expect(verdicts.ranks[3]).toBe(-1.5);
  });

  it('gives stability a place, and puts what is not found again after all others', () => {
    const shares = [0.9, 0.99, 0.7, 0.55, 0.5, 0.8, 0.7];
    const verdicts = judge(mall.map((candidate, at) => ({ ...candidate, stability: shares[at] ?? null })));
    expect(mall[propose(verdicts, 'stability')]?.k).toBe(3);
    // Five, which is best but for stability, has a group of 0.55: no longer proposed.
    expect(mall[propose(verdicts, 'ranks')]?.k).toBe(7);
    expect(verdicts.ranks[3]).toBeLessThan(-7);
  });

  it('gives the elbow no say at the ends, and none where only two are compared', () => {
    const verdicts = judge(mall);
    expect([verdicts.elbow[0], verdicts.elbow.at(-1)]).toEqual([0, 0]);
    expect(judge(mall.slice(0, 2)).ranks).toEqual([-2, -1]);
  });

  it('takes the fewest groups among equals, and what has no value for the worst', () => {
    const same = mall.map((candidate) => ({
      ...candidate,
      inertia: 1,
      silhouette: null,
      calinski_harabasz: null,
      davies_bouldin: null,
    }));
    expect(propose(judge(same), 'ranks')).toBe(0);
    const [first, second] = same;
    if (!first || !second) throw new Error('missing candidates');
    expect(propose(judge([first, { ...second, silhouette: -0.5 }]), 'silhouette')).toBe(1);
  });
});
