import type { Box, ScoreRange } from './box';
import type { MapSegment } from './maps';

/** Words of segments that several tools name alike: Chinese, English, colour. */
const WORDS = {
  champions: ['核心客户', 'Champions', 1],
  loyal: ['忠诚客户', 'Loyal', 2],
  potential_loyalist: ['潜力忠诚客户', 'Potential loyalist', 3],
  new: ['新客户', 'New', 4],
  recent: ['近期客户', 'Recent', 4],
  promising: ['成长客户', 'Promising', 5],
  need_attention: ['需关注客户', 'Need attention', 6],
  about_to_sleep: ['即将沉睡', 'About to sleep', 7],
  at_risk: ['流失风险', 'At risk', 8],
  cant_lose: ['重点挽回', "Can't lose", 4],
  hibernating: ['沉睡客户', 'Hibernating', 7],
  lost: ['已流失', 'Lost', 8],
  premium: ['高端客户', 'Premium', 1],
  repeat: ['复购客户', 'Repeat', 2],
  top_spender: ['高消费客户', 'Top spender', 3],
  inactive: ['不活跃客户', 'Inactive', 7],
} as const;
type Name = keyof typeof WORDS;

function named(segment: Name, rule: Pick<MapSegment, 'scores' | 'box'>): MapSegment {
  const [label_zh, label_en, colour] = WORDS[segment];
  return { segment, label_zh, label_en, colour, ...rule };
}

/** `'4-5'` or `'1'` as a range. */
function range(text: string): ScoreRange {
  const [from = 0, to = from] = text.split('-').map(Number);
  return [from, to];
}

/** `'4-5 1-3 2-5'`: ranges of R, F and M. */
function rfm(segment: Name, ranges: string): MapSegment {
  const [r = '', f = '', m = ''] = ranges.split(' ');
  return named(segment, { box: { r: range(r), f: range(f), m: range(m) } });
}

/** `'4-5 0-1'`: ranges of R and of the mean of F and M. */
function rfMean(segment: Name, ranges: string): MapSegment {
  const [r = '', fm = ''] = ranges.split(' ');
  return named(segment, { box: { r: range(r), fm: range(fm) } });
}

/** The table in the documentation of R's rfm 0.3. Where nobody fits: others. */
export const R_RFM_03: readonly MapSegment[] = [
  rfm('champions', '5 5 5'),
  rfm('potential_loyalist', '3-5 3-5 2-5'),
  rfm('loyal', '2-4 2-4 2-4'),
  rfm('promising', '3-4 1-3 3-5'),
  rfm('new', '4-5 1-3 1-5'),
  rfm('cant_lose', '1-2 3-4 4-5'),
  rfm('at_risk', '1-2 2-5 4-5'),
  rfm('need_attention', '1-3 3-5 3-5'),
  rfm('about_to_sleep', '2-3 1-3 1-4'),
  rfm('lost', '1 1-5 1-5'),
];

/** The table of R's rfm 0.2 and of its tests; New, Promising and Can't lose cannot be reached. */
export const R_RFM_02: readonly MapSegment[] = [
  rfm('champions', '4-5 4-5 4-5'),
  rfm('loyal', '2-5 3-5 3-5'),
  rfm('potential_loyalist', '3-5 1-3 1-3'),
  rfm('new', '4-5 1 1'),
  rfm('promising', '3-4 1 1'),
  rfm('need_attention', '2-3 2-3 2-3'),
  rfm('about_to_sleep', '2-3 1-2 1-2'),
  rfm('at_risk', '1-2 2-5 2-5'),
  rfm('cant_lose', '1 4-5 4-5'),
  rfm('lost', '1-2 1-2 1-2'),
];

/** Putler's eleven by R and the mean of F and M, in the order of its table: four cannot be reached. */
export const PUTLER: readonly MapSegment[] = [
  rfMean('champions', '4-5 4-5'),
  rfMean('loyal', '2-5 3-5'),
  rfMean('potential_loyalist', '3-5 1-3'),
  rfMean('recent', '4-5 0-1'),
  rfMean('promising', '3-4 0-1'),
  rfMean('need_attention', '2-3 2-3'),
  rfMean('about_to_sleep', '2-3 0-2'),
  rfMean('at_risk', '0-2 2-5'),
  rfMean('cant_lose', '0-1 4-5'),
  rfMean('hibernating', '1-2 1-2'),
  rfMean('lost', '0-2 0-2'),
];

const area = ({ r = [0, 0], fm = [0, 0] }: Box) => (r[1] - r[0]) * (fm[1] - fm[0]);

/** The same, the narrowest box first (of equal ones the earlier): only Lost cannot be reached. */
export const PUTLER_NARROW: readonly MapSegment[] = [...PUTLER].sort(
  (a, b) => area(a.box ?? {}) - area(b.box ?? {}),
);

const scores = (segment: Name, list: string) => named(segment, { scores: list.split(' ') });

/** PyMC-Marketing's five over quartile scores from 1 to 4; the rest is others. */
export const PYMC: readonly MapSegment[] = [
  scores('premium', '334 443 444 344 434 433 343 333'),
  scores('repeat', '244 234 232 332 143 233 243'),
  scores('top_spender', '424 414 144 314 324 124 224 423 413 133 323 313 134'),
  scores('at_risk', '422 223 212 122 222 132 322 312 412 123 214'),
  scores('inactive', '411 111 113 114 112 211 311'),
];
