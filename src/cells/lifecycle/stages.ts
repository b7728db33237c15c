import type { SegmentInfo } from '../../model/segmentation';
import type { Cuts, LifecycleOptions } from './options';

/** A class of customers as it is published. */
export type Stage = Pick<SegmentInfo, 'segment' | 'label_zh' | 'label_en' | 'colour' | 'rule'>;

export const STAGE_KEYS = ['new', 'growing', 'mature', 'at_risk', 'lapsed', 'lost', 'never'] as const;
export type StageKey = (typeof STAGE_KEYS)[number];

export const NES_KEYS = ['n', 'e0', 's1', 's2', 's3', 'never'] as const;
export type NesKey = (typeof NES_KEYS)[number];

const NEVER: Stage = {
  segment: 'never',
  label_zh: '注册未购',
  label_en: 'Registered, never bought',
  colour: 8,
  rule: 'in the list of customers, no order',
};

/** The stages in their order, with what puts a customer there. The first whose condition holds takes the customer. */
export function stageList(
  { at_risk, lapsed, lost }: Cuts,
  { new_days, mature_orders, interval_factor }: LifecycleOptions,
): Stage[] {
  const early = interval_factor === null ? '' : ` or > ${interval_factor} own mean intervals`;
  return [
    stage('new', '新客户', 'New', 2, `active, bought on 1 day or first order ≤ ${new_days} days ago`),
    stage('growing', '成长期', 'Growing', 3, `active, 2–${mature_orders - 1} order days`),
    stage('mature', '成熟期', 'Mature', 1, `active, ≥ ${mature_orders} order days`),
    stage('at_risk', '流失风险', 'At risk', 4, `recency > ${at_risk} days${early}, ≤ ${lapsed} days`),
    stage('lapsed', '沉睡', 'Lapsed', 5, `recency > ${lapsed}, ≤ ${lost} days`),
    stage('lost', '流失', 'Lost', 6, `recency > ${lost} days`),
    NEVER,
  ];
}

/** The classes of NES: recency in multiples of the customer's own mean interval (of everybody's for one-time buyers). */
export function nesList(interval: number | null): Stage[] {
  const mean = interval === null ? 'the mean interval' : `${Number(interval.toFixed(1))} days`;
  return [
    stage('n', 'N 新客', 'N new', 2, `bought on 1 day, recency ≤ ${mean}`),
    stage('e0', 'E0 主力', 'E0 main', 1, 'recency ≤ 1 own mean interval'),
    stage('s1', 'S1 瞌睡', 'S1 drowsy', 4, 'recency > 1, ≤ 2 mean intervals'),
    stage('s2', 'S2 半睡', 'S2 half asleep', 5, 'recency > 2, ≤ 3 mean intervals'),
    stage('s3', 'S3 沉睡', 'S3 asleep', 6, 'recency > 3 mean intervals'),
    NEVER,
  ];
}

function stage(segment: string, label_zh: string, label_en: string, colour: number, rule: string): Stage {
  return { segment, label_zh, label_en, colour, rule };
}
