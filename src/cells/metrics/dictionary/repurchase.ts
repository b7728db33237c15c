import type { MetricDefinition } from '../dictionary';
import type { GroupMetric } from '../keys';
import { EMPTY, NEVER, ORDERS, WINDOW } from './common';

/** Of those who bought in one period, who bought in the next. */
function buyAgain(
  zh: { name: string; length: string },
  en: { name: string; length: string },
): MetricDefinition {
  return {
    zh: {
      name: zh.name,
      numerator: '上期的客户中，本期也买了的客户数',
      denominator: '上期的客户数',
      window: `本期：截至统计截止日的${zh.length}；上期：再往前的${zh.length}。`,
      exclusions: ORDERS.zh,
      unavailable: '上期没有客户，或数据没有完整覆盖上期。',
      watch: '与复购率不同：复购率看同一窗口内买了几次。统计截止日在月末时，与自然月、自然季度一致。',
    },
    en: {
      name: en.name,
      numerator: 'Last period’s customers who bought in this period',
      denominator: 'Last period’s customers',
      window: `This period: the ${en.length} up to the analysis date; last period: the ${en.length} before.`,
      exclusions: ORDERS.en,
      unavailable: 'Last period had no customers, or the data do not cover it whole.',
      watch:
        'Not the repurchase rate, which looks at orders within one window. With an analysis date at a month’s end, periods are calendar ones.',
    },
  };
}

/** Coming back, and coming for the first time. */
export const repurchaseTexts = {
  repurchase_rate: {
    zh: {
      name: '复购率',
      numerator: '窗口内有 2 个及以上订单的客户数',
      denominator: '窗口内有 1 个及以上订单的客户数',
      window: WINDOW.zh,
      exclusions: ORDERS.zh,
      unavailable: EMPTY.zh,
      watch: '是一群客户的性质，单个客户没有复购率。窗口越长，这个数越大。同一天的两个订单也算两单。',
    },
    en: {
      name: 'Repurchase rate',
      numerator: 'Customers with ≥ 2 orders in the window',
      denominator: 'Customers with ≥ 1 order in the window',
      window: WINDOW.en,
      exclusions: ORDERS.en,
      unavailable: EMPTY.en,
      watch:
        'A property of a group, never of one customer. Grows with the length of the window. Two orders of one day are two.',
    },
  },
  buy_again_month: buyAgain(
    { name: '回购率（月）', length: ' 1 个月' },
    { name: 'Buy-again rate (month)', length: 'month' },
  ),
  buy_again_quarter: buyAgain(
    { name: '回购率（季）', length: ' 3 个月' },
    { name: 'Buy-again rate (quarter)', length: 'three months' },
  ),
  n_day_repurchase: {
    zh: {
      name: 'N 天复购率',
      numerator: '首购后 N 天内（另一天）再次购买的首购客户数',
      denominator: '首购后已观察满 N 天的首购客户数',
      window: '全部历史中，首购日在统计截止日 N 天以前（含）的客户。',
      exclusions: `${ORDERS.zh}观察不满 N 天的客户不计，人数在“排除”中列出。`,
      unavailable: '还没有客户观察满 N 天。',
      watch: '同一天再下一单不算再次购买。数据开始时的“首购”可能是老客。',
    },
    en: {
      name: 'N-day repurchase rate',
      numerator: 'First-time buyers who bought again, on another day, within N days',
      denominator: 'First-time buyers observed for N days',
      window: 'All history: customers whose first order is at least N days before the analysis date.',
      exclusions: `${ORDERS.en} Customers observed for less than N days are left out, and counted.`,
      unavailable: 'No customer has been observed for N days yet.',
      watch:
        'A second order of the same day is not buying again. A “first” order at the start of the data may be an old customer’s.',
    },
  },
  loyalty: {
    zh: {
      name: '忠诚度（行为）',
      numerator: '上一年的客户中，今年买了 2 次及以上的客户数',
      denominator: '上一年的客户数',
      window: '今年：截至统计截止日的 12 个月；上一年：再往前的 12 个月。',
      exclusions: ORDERS.zh,
      unavailable: '上一年没有客户，或数据没有完整覆盖上一年。',
      watch: '忠诚度没有统一标准，比较前先核对定义。',
    },
    en: {
      name: 'Loyalty (behaviour)',
      numerator: 'Last year’s customers who bought ≥ 2 times this year',
      denominator: 'Last year’s customers',
      window: 'This year: the 12 months up to the analysis date; last year: the 12 before.',
      exclusions: ORDERS.en,
      unavailable: 'Last year had no customers, or the data do not cover it whole.',
      watch: 'There is no standard: compare definitions before figures.',
    },
  },
  new_customers_first: {
    zh: {
      name: '新客数（首次下单）',
      numerator: '有史以来第一个订单在窗口内的客户数',
      denominator: null,
      window: WINDOW.zh,
      exclusions: ORDERS.zh,
      unavailable: NEVER.zh,
      watch: '数据开始以前的订单看不到，开头一段时间的“新客”偏多。',
    },
    en: {
      name: 'New customers (first order)',
      numerator: 'Customers whose first order ever is in the window',
      denominator: null,
      window: WINDOW.en,
      exclusions: ORDERS.en,
      unavailable: NEVER.en,
      watch: 'Orders before the data begin are not seen: too many at their start.',
    },
  },
  new_customers_lapsed: {
    zh: {
      name: '新客数（含流失回归）',
      numerator: '窗口内首次下单、或此前 365 天没有订单而又下单的客户数',
      denominator: null,
      window: WINDOW.zh,
      exclusions: ORDERS.zh,
      unavailable: NEVER.zh,
      watch: '与“首次下单”口径不同，获客成本用哪一种由“新客口径”决定。',
    },
    en: {
      name: 'New customers (or lapsed)',
      numerator: 'Customers with a first order in the window, or one after 365 days without any',
      denominator: null,
      window: WINDOW.en,
      exclusions: ORDERS.en,
      unavailable: NEVER.en,
      watch: 'Another definition than first order; which one the acquisition cost takes is a setting.',
    },
  },
  ltv: {
    zh: {
      name: '同龄客户价值（LTV）',
      numerator: '这批客户首单后头若干个月（默认 12 个月）的金额合计',
      denominator: '窗口内获得、且都已观察满这么久的客户数',
      window: '首单在这样一个窗口内：与统计窗口等长，止于统计截止日之前的那若干个月。',
      exclusions: ORDERS.zh,
      unavailable: '没有对应金额字段，或没有客户观察满这么久。可缩短“客户价值的月数”。',
      watch: '只比较同样年龄的客户：人均累计金额会自己增长。数据开头的“首单”可能是老客。',
    },
    en: {
      name: 'Value at equal age (LTV)',
      numerator: 'What these customers paid within their first months (12 unless changed)',
      denominator: 'Customers acquired in the window, all of them observed for that long',
      window: 'A window as long as the one chosen that ends those months before the analysis date.',
      exclusions: ORDERS.en,
      unavailable:
        'No amount is mapped, or no customer has been observed that long. Shorten the months of value.',
      watch:
        'Compares customers of equal age: the cumulative amount per customer grows by itself. A “first” order at the start of the data may be an old customer’s.',
    },
  },
  clv: {
    zh: {
      name: '简单客户终身价值（CLV）',
      numerator: '每客年毛利 × r（r：上一年的客户今年又买的占比）',
      denominator: '1 + d − r（d：年折现率）',
      window: '截至统计截止日的 12 个月，以及再往前的 12 个月。',
      exclusions: ORDERS.zh,
      unavailable: '没有对应成本、也没有填写毛利率；或数据没有完整覆盖上一年。',
      watch: '不适合合同制业务或只有几十个客户的业务：那里用续约率 × 年毛利。',
    },
    en: {
      name: 'Simple CLV',
      numerator: 'Margin per customer-year × r (r: share of last year’s customers who bought this year)',
      denominator: '1 + d − r (d: yearly discount rate)',
      window: 'The 12 months up to the analysis date, and the 12 before.',
      exclusions: ORDERS.en,
      unavailable: 'Neither a cost is mapped nor a margin entered; or the data do not cover last year whole.',
      watch: 'Not for contract business or 40 accounts: take renewal rate × annual margin there.',
    },
  },
} satisfies Partial<Record<GroupMetric, MetricDefinition>>;
