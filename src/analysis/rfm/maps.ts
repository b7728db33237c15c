import { PUTLER, PUTLER_NARROW, PYMC, R_RFM_02, R_RFM_03 } from './peer-maps';
import type { ScoreRule } from './segmentOfScore';

/** The rule tables that turn R, F and M scores into segments. */

/** A segment of a map; its `scores` are regular expressions over the three digits; the first that takes a score wins. */
export interface MapSegment extends ScoreRule {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1–8. */
  readonly colour: number;
}

/** A segment that goes by patterns alone. */
export interface PatternSegment extends MapSegment {
  readonly scores: readonly string[];
}

export const MAP_NAMES = [
  'cn8',
  'grid10',
  'map125',
  'r_rfm_03',
  'r_rfm_02',
  'pymc',
  'putler',
  'putler_narrow',
] as const;
export type MapName = (typeof MAP_NAMES)[number];

function segment(
  key: string,
  label_zh: string,
  label_en: string,
  colour: number,
  scores: string,
): PatternSegment {
  return { segment: key, label_zh, label_en, colour, scores: scores.split(' ') };
}

/**
 * The Chinese eight: recency near (high) or far, frequency and monetary high or low. Here 2 stands for high and 1 for
 * low; what is high is the scoring's to say.
 */
export const CN8: readonly PatternSegment[] = [
  segment('important_value', '重要价值', 'High value: active', 1, '222'),
  segment('important_develop', '重要发展', 'High value: to develop', 2, '212'),
  segment('important_keep', '重要保持', 'High value: lapsing', 3, '122'),
  segment('important_winback', '重要挽留', 'High value: to win back', 4, '112'),
  segment('general_value', '一般价值', 'General: active', 5, '221'),
  segment('general_develop', '一般发展', 'General: to develop', 6, '211'),
  segment('general_keep', '一般保持', 'General: lapsing', 7, '121'),
  segment('general_winback', '一般挽留', 'General: to win back', 8, '111'),
];

/** Ten segments over the recency × frequency grid of five scores each; every cell once. */
export const GRID10: readonly PatternSegment[] = [
  segment('champions', '核心客户', 'Champions', 1, '5[45].'),
  segment('loyal', '忠诚客户', 'Loyal', 2, '[34][45].'),
  segment('potential_loyalist', '潜力忠诚客户', 'Potential loyalist', 3, '[45][23].'),
  segment('new', '新客户', 'New', 4, '51.'),
  segment('promising', '成长客户', 'Promising', 5, '41.'),
  segment('need_attention', '需关注客户', 'Need attention', 6, '33.'),
  segment('about_to_sleep', '即将沉睡', 'About to sleep', 7, '3[12].'),
  segment('cant_lose', '重点挽回', "Can't lose", 4, '[12]5.'),
  segment('at_risk', '流失风险', 'At risk', 8, '[12][34].'),
  segment('hibernating', '沉睡客户', 'Hibernating', 7, '[12][12].'),
];

/** Eleven segments over all 125 scores; complete and disjoint. */
export const MAP125: readonly PatternSegment[] = [
  segment('champions', '核心客户', 'Champions', 1, '555 554 544 545 454 455 445'),
  segment('loyal', '忠诚客户', 'Loyal', 2, '543 444 435 355 354 345 344 335'),
  segment(
    'potential_loyalist',
    '潜力忠诚客户',
    'Potential loyalist',
    3,
    '553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323',
  ),
  segment('new', '新客户', 'New', 4, '512 511 422 421 412 411 311'),
  segment(
    'promising',
    '成长客户',
    'Promising',
    5,
    '525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313',
  ),
  segment('need_attention', '需关注客户', 'Need attention', 6, '535 534 443 434 343 334 325 324'),
  segment('about_to_sleep', '即将沉睡', 'About to sleep', 7, '331 321 312 221 213 231 241 251'),
  segment(
    'at_risk',
    '流失风险',
    'At risk',
    8,
    '255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124',
  ),
  segment('cant_lose', '重点挽回', "Can't lose", 4, '155 154 144 214 215 115 114 113'),
  segment('hibernating', '沉睡客户', 'Hibernating', 7, '332 322 233 232 223 222 132 123 122 212 211'),
  segment('lost', '已流失', 'Lost', 8, '111 112 121 131 141 151'),
];

export const MAPS: Readonly<Record<MapName, readonly MapSegment[]>> = {
  cn8: CN8,
  grid10: GRID10,
  map125: MAP125,
  r_rfm_03: R_RFM_03,
  r_rfm_02: R_RFM_02,
  pymc: PYMC,
  putler: PUTLER,
  putler_narrow: PUTLER_NARROW,
};

/** How many classes a map's scores run to; null: it asks only for high and low. */
export const MAP_BINS: Readonly<Record<MapName, number | null>> = {
  cn8: null,
  grid10: 5,
  map125: 5,
  r_rfm_03: 5,
  r_rfm_02: 5,
  pymc: 4,
  putler: 5,
  putler_narrow: 5,
};

/** Where scores land that no rule names. */
export const OTHERS: MapSegment = segment('others', '其他', 'Others', 8, '...');
