import { describe, expect, it } from 'vitest';
import { sizeWarnings } from '../../../src/cells/cohort/size-warnings';

const told = (sizes: readonly number[], total = sizes.length) =>
  sizeWarnings({
    cohorts: sizes.map((customers, i) => ({ start: `2011-0${i + 1}-01`, customers, cells: [] })),
    total,
  });

describe('what the sizes of cohorts say', () => {
  it('the first months of a file hold its old customers: Online Retail, not CDNOW', () => {
    expect(told([885, 417, 380, 452, 300, 284, 242, 188])).toEqual([
      { code: 'cohort.first_not_new', values: { customers: 885, usual: 340 } },
    ]);
    expect(told([7846, 8476, 7248, 8000])).toEqual([]);
    // Earlier cohorts are there, but not shown.
    expect(told([885, 417, 380, 452], 70)).toEqual([]);
  });

  it('rates of a few customers are not to be relied on', () => {
    expect(told([40, 38, 29, 3])).toEqual([
      { code: 'cohort.few_customers', values: { cohorts: 2, limit: 30 } },
    ]);
    expect(told([])).toEqual([]);
  });
});
