/** What other tools and tutorials do, as options: they are defaults under whatever the document says itself. */
export const PRESETS = {
  /** R rfm 0.3: rows are counted, quintiles + 1 with the lower end included, the boxes of its documentation. */
  r_rfm_03: { score: 'quantile', bins: 5, cut_rule: 'r_rfm', frequency: 'rows', segments: 'r_rfm_03' },
  /** R rfm 0.2: the same scores, the boxes of its tests. */
  r_rfm_02: { score: 'quantile', bins: 5, cut_rule: 'r_rfm', frequency: 'rows', segments: 'r_rfm_02' },
  /** PyMC-Marketing's rfm_segments: days with an order, mean amount a day, quartiles by qcut with duplicates dropped. */
  pymc: {
    ...{ score: 'quantile', bins: 4, cut_rule: 'qcut', frequency: 'days', monetary: 'per_order' },
    segments: 'pymc',
  },
  /** The tutorial 数据不吹牛: fixed classes of days, orders and mean amount; high is above the mean score. */
  shop_cn: {
    ...{
      score: 'thresholds',
      frequency: 'days',
      monetary: 'per_order',
      segments: 'cn8',
      split: 'mean_score',
    },
    cuts: {
      recency: [30, 60, 90, 120],
      frequency: [1, 2, 3, 4],
      monetary: [49.9999, 99.9999, 149.9999, 199.9999],
    },
  },
  /** The order system 智慧商贸: near within 10 days, often above 3 orders, much above a mean of 200 an order. */
  zhsm: {
    ...{ score: 'thresholds', monetary: 'per_order', segments: 'cn8', split: { at_least: 2 } },
    cuts: { recency: [10], frequency: [3], monetary: [200] },
  },
  /** Percentile ranks cut into five, and the grid of ten (CleverTap). */
  percentile: { score: 'percentile', bins: 5, segments: 'grid10' },
} as const;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as [PresetName, ...PresetName[]];
