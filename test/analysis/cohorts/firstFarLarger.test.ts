import { describe, expect, it } from 'vitest';
import { firstFarLarger } from '../../../src/analysis/cohorts/firstFarLarger';

describe('a first cohort', () => {
  it('of old customers is told by its size beside the median of those after it', () => {
    expect(firstFarLarger([885, 417, 380, 452, 300, 284, 242, 5000])).toEqual({ customers: 885, usual: 340 });
    expect(firstFarLarger([600, 417, 380, 452])).toBeNull();
  });

  it('says nothing where there are few others, or few customers', () => {
    expect(firstFarLarger([7846, 100, 100])).toBeNull();
    expect(firstFarLarger([29, 1, 1, 1])).toBeNull();
    expect(firstFarLarger([])).toBeNull();
  });
});
