import { dictionary, translate, type Locale } from '../dictionary';
import { fieldNames } from './fields';
import { ledgerColumns } from './ledger-columns';

/** Names of the columns that analyses publish beside the logical fields. */
export const measureNames = dictionary(
  {
    recency: '最近消费间隔（天）',
    frequency: '消费频次',
    monetary: '消费金额',
    r: 'R 分',
    f: 'F 分',
    m: 'M 分',
    r100: 'R 百分制',
    f100: 'F 百分制',
    m100: 'M 百分制',
    score: 'RFM 代码',
    score100: '综合得分',
    grade: '价值等级',
    segment: '客群',
    distance: '到中心的距离',
    rank: '名次',
    cumulative_share: '累计占比',
    matched: '符合的规则',
    stage: '生命周期阶段',
    nes: 'NES 分类',
    tenure: '首购至今（天）',
    order_days: '购买天数',
    interval_mean: '平均购买间隔（天）',
    overdue: '超出自己间隔的倍数',
    repeat_purchases: '复购次数',
    last_after_days: '末次购买（首购后天数）',
    age_days: '观察天数',
    mean_value: '复购平均金额',
    p_alive: '存活概率',
    expected_purchases: '预计购买次数',
    expected_value: '预计每次金额',
    clv: '预计价值',
    cohort: '首购批次',
    cohort_customers: '批次人数',
    customers_later: '当期及以后下单客户',
    retention: '留存率',
    rolling_retention: '滚动留存率',
    revenue_retention: '金额留存率',
    complete: '周期已结束',
    gap: '间隔天数',
  },
  {
    recency: 'Recency (days)',
    frequency: 'Frequency',
    monetary: 'Monetary value',
    r: 'R score',
    f: 'F score',
    m: 'M score',
    r100: 'R of 100',
    f100: 'F of 100',
    m100: 'M of 100',
    score: 'RFM code',
    score100: 'Overall score',
    grade: 'Value grade',
    segment: 'Segment',
    distance: 'Distance from centre',
    rank: 'Rank',
    cumulative_share: 'Cumulative share',
    matched: 'Rules met',
    stage: 'Stage',
    nes: 'NES class',
    tenure: 'Days since the first order',
    order_days: 'Order days',
    interval_mean: 'Mean interval (days)',
    overdue: 'Recency ÷ interval',
    repeat_purchases: 'Repeat purchases',
    last_after_days: 'Last purchase (days after the first)',
    age_days: 'Days observed',
    mean_value: 'Mean repeat value',
    p_alive: 'P(alive)',
    expected_purchases: 'Expected purchases',
    expected_value: 'Expected value of one',
    clv: 'Expected value',
    cohort: 'Cohort',
    cohort_customers: 'Customers of the cohort',
    customers_later: 'Customers then or later',
    retention: 'Retention',
    rolling_retention: 'Rolling retention',
    revenue_retention: 'Revenue retention',
    complete: 'Period had ended',
    gap: 'Days between',
  },
);

/** A column's name in the reader's language; one that an author or a file gave is shown as it is. */
export function columnName(name: string, locale: Locale): string {
  if (isKey(measureNames.zh, name)) return translate(measureNames, locale, name);
  if (isKey(fieldNames.zh, name)) return translate(fieldNames, locale, name);
  return isKey(ledgerColumns.zh, name) ? translate(ledgerColumns, locale, name) : name;
}

function isKey<Key extends string>(strings: Readonly<Record<Key, string>>, name: string): name is Key {
  return Object.hasOwn(strings, name);
}
