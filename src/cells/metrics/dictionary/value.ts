import type { MetricDefinition } from '../dictionary';
import type { CustomerMetric } from '../keys';
import { ALL_TIME, MEASURED, NEEDS_AMOUNT, NEVER, ORDERS } from './common';

/** A score out of 100 of one of the three measures. */
function outOf100(
  measure: { readonly zh: string; readonly en: string; readonly zhName: string; readonly enName: string },
  unavailable: { readonly zh: string; readonly en: string },
): MetricDefinition {
  return {
    zh: {
      name: measure.zhName,
      numerator: `${measure.zh}不优于自己的客户数（含自己）× 100`,
      denominator: '客户数',
      window: MEASURED.zh,
      exclusions: ORDERS.zh,
      unavailable: unavailable.zh,
      watch: '是在本批客户中的位置，换一批客户就会变。',
    },
    en: {
      name: measure.enName,
      numerator: `Customers whose ${measure.en} is at most as good, oneself included, × 100`,
      denominator: 'Customers',
      window: MEASURED.en,
      exclusions: ORDERS.en,
      unavailable: unavailable.en,
      watch: 'A place among these customers: it changes with them.',
    },
  };
}

/** Value and needs of one customer (价值指标、需求特征). */
export const valueTexts = {
  average_order_value: {
    zh: {
      name: '笔单价',
      numerator: '消费金额',
      denominator: '订单数',
      window: MEASURED.zh,
      exclusions: ORDERS.zh,
      unavailable: NEEDS_AMOUNT.zh,
      watch: '登记表中称“客单价”；店铺后台的“客单价”是人均金额。',
    },
    en: {
      name: 'Average order value',
      numerator: 'Amount',
      denominator: 'Orders',
      window: MEASURED.en,
      exclusions: ORDERS.en,
      unavailable: NEEDS_AMOUNT.en,
      watch: 'Shops’ own reports mean amount per customer by the Chinese word for it.',
    },
  },
  amount: {
    zh: {
      name: '消费金额',
      numerator: '计入的金额合计（客户）；窗口内付款客户的金额合计（群体）',
      denominator: null,
      window: '客户：全部历史或范围的统计期。群体：统计窗口。',
      exclusions: `${ORDERS.zh}退款按本步骤的设置处理。`,
      unavailable: NEEDS_AMOUNT.zh,
      watch: '窗口内只退款、没有订单的客户，其金额不计入群体金额。',
    },
    en: {
      name: 'Amount',
      numerator: 'Sum of the amounts that count (customer); of the window’s paying customers (group)',
      denominator: null,
      window: 'Customer: all history or the scope’s measured period. Group: the window.',
      exclusions: `${ORDERS.en} Refunds follow the setting of this step.`,
      unavailable: NEEDS_AMOUNT.en,
      watch: 'Money given back to customers without an order in the window is not in the group’s amount.',
    },
  },
  growth: {
    zh: {
      name: '今年比去年',
      numerator: '近 12 个月的金额 − 此前 12 个月的金额',
      denominator: '此前 12 个月的金额',
      window: '近 12 个月与此前 12 个月。',
      exclusions: ORDERS.zh,
      unavailable: '没有对应金额字段，数据不足两年，或该客户此前 12 个月没有金额。',
      watch: '首年客户没有增长率；基数小时比例很大。',
    },
    en: {
      name: 'This year on last',
      numerator: 'Amount of the last 12 months − amount of the 12 before',
      denominator: 'Amount of the 12 months before',
      window: 'The last 12 months and the 12 before.',
      exclusions: ORDERS.en,
      unavailable:
        'No amount is mapped, the data are shorter than two years, or the customer paid nothing in the 12 months before.',
      watch: 'Customers in their first year have none; a small base makes a large figure.',
    },
  },
  return_share_pieces: {
    zh: {
      name: '退货率（件数）',
      numerator: '退回的件数',
      denominator: '售出的件数（退货前）',
      window: ALL_TIME.zh,
      exclusions: '未付款、已关闭和测试订单不计。部分退款不知道退了几件，只计入金额口径。',
      unavailable: '没有对应数量字段，或数据里没有任何退货记录。',
      watch: '清洗时如果已剔除退货行，这里就看不到退货。',
    },
    en: {
      name: 'Return share (pieces)',
      numerator: 'Pieces that came back',
      denominator: 'Pieces sold, before returns',
      window: ALL_TIME.en,
      exclusions:
        'Unpaid, closed and test orders. The pieces of a partial refund are not known: it counts by amount alone.',
      unavailable: 'No quantity is mapped, or the data hold no trace of returns.',
      watch: 'Returns that cleaning has left out are not seen here.',
    },
  },
  return_share_amount: {
    zh: {
      name: '退货率（金额）',
      numerator: '退款金额',
      denominator: '销售金额（退款前）',
      window: ALL_TIME.zh,
      exclusions: '未付款、已关闭和测试订单不计。',
      unavailable: '没有对应金额字段，或数据里没有任何退款记录。',
      watch: '清洗时如果已剔除退款行，这里就看不到退款。',
    },
    en: {
      name: 'Return share (amount)',
      numerator: 'Amount given back',
      denominator: 'Amount sold, before refunds',
      window: ALL_TIME.en,
      exclusions: 'Unpaid, closed and test orders.',
      unavailable: 'No amount is mapped, or the data hold no trace of refunds.',
      watch: 'Refunds that cleaning has left out are not seen here.',
    },
  },
  complaints: {
    zh: {
      name: '投诉次数',
      numerator: '投诉工单数',
      denominator: null,
      window: ALL_TIME.zh,
      exclusions: '没有下过单的人的工单不计。',
      unavailable: '没有选择工单表。',
      watch: '工单表没有类型时，每张工单都算投诉。',
    },
    en: {
      name: 'Complaints',
      numerator: 'Tickets that are complaints',
      denominator: null,
      window: ALL_TIME.en,
      exclusions: 'Tickets of those who never ordered.',
      unavailable: 'No table of tickets is chosen.',
      watch: 'Where tickets have no kind, every one counts as a complaint.',
    },
  },
  margin: {
    zh: {
      name: '毛利',
      numerator: '计入的金额 − 成本',
      denominator: null,
      window: ALL_TIME.zh,
      exclusions: `${ORDERS.zh}成本不明的行不计。`,
      unavailable: '没有对应成本或金额字段。',
      watch: '成本是单件还是整行，见“口径说明”。',
    },
    en: {
      name: 'Margin',
      numerator: 'Amount that counts − cost',
      denominator: null,
      window: ALL_TIME.en,
      exclusions: `${ORDERS.en} Rows without a cost do not count.`,
      unavailable: 'No cost or no amount is mapped.',
      watch: 'Whether costs are of a piece or of a row stands under “how it was counted”.',
    },
  },
  price_sensitivity: {
    zh: {
      name: '价格敏感指数',
      numerator: '促销订单占比的百分位 + 平均折扣深度的百分位',
      denominator: '已知分项的个数',
      window: ALL_TIME.zh,
      exclusions: '百分位 = 数值低于自己的其他客户所占百分比（0–100）；没有促销的客户为 0。',
      unavailable: '没有对应吊牌价，也没有对应优惠金额。',
      watch: '由行为推断，不等于客户自己的说法。',
    },
    en: {
      name: 'Price-sensitivity index',
      numerator: 'Percentile of the promotion share + percentile of the mean discount',
      denominator: 'How many of the two are known',
      window: ALL_TIME.en,
      exclusions:
        'A percentile is the share of other customers with a lower value, out of 100; no promotion is 0.',
      unavailable: 'Neither a list price nor a discount is mapped.',
      watch: 'Inferred from behaviour: not what the customer says.',
    },
  },
  service_demand: {
    zh: {
      name: '服务需求指数',
      numerator: '退货率的百分位（有件数用件数，否则用金额）+ 投诉率的百分位',
      denominator: '已知分项的个数',
      window: ALL_TIME.zh,
      exclusions: '百分位 = 数值低于自己的其他客户所占百分比（0–100）；没有退货、没有投诉为 0。',
      unavailable: '没有退货记录，也没有选择工单表。',
      watch: '缺少的分项会注明；只有一项时，指数就是这一项的百分位。',
    },
    en: {
      name: 'Service-demand index',
      numerator: 'Percentile of the return share (pieces, else amount) + percentile of the complaint rate',
      denominator: 'How many of the two are known',
      window: ALL_TIME.en,
      exclusions:
        'A percentile is the share of other customers with a lower value, out of 100; no return and no complaint are 0.',
      unavailable: 'There is no trace of returns and no table of tickets.',
      watch: 'Missing parts are stated; with one part the index is its percentile.',
    },
  },
  r100: outOf100({ zh: '最近消费间隔', en: 'recency', zhName: 'R 百分制', enName: 'R of 100' }, NEVER),
  f100: outOf100({ zh: '消费频次', en: 'frequency', zhName: 'F 百分制', enName: 'F of 100' }, NEVER),
  m100: outOf100({ zh: '消费金额', en: 'amount', zhName: 'M 百分制', enName: 'M of 100' }, NEEDS_AMOUNT),
  score100: {
    zh: {
      name: '综合得分',
      numerator: 'R、F、M 百分制之和',
      denominator: '3',
      window: MEASURED.zh,
      exclusions: ORDERS.zh,
      unavailable: NEEDS_AMOUNT.zh,
      watch: null,
    },
    en: {
      name: 'Overall score',
      numerator: 'Sum of the three scores out of 100',
      denominator: '3',
      window: MEASURED.en,
      exclusions: ORDERS.en,
      unavailable: NEEDS_AMOUNT.en,
      watch: null,
    },
  },
  grade: {
    zh: {
      name: '价值等级',
      numerator: '综合得分：≥90 核心价值，≥70 高价值，≥50 潜力，>30 普通，其余低价值（分界可改）',
      denominator: null,
      window: MEASURED.zh,
      exclusions: ORDERS.zh,
      unavailable: NEEDS_AMOUNT.zh,
      watch: '等级是相对的：总有一部分客户在最低一级。',
    },
    en: {
      name: 'Value grade',
      numerator:
        'By the overall score: ≥ 90 core, ≥ 70 high, ≥ 50 potential, > 30 ordinary, else low (cuts can be changed)',
      denominator: null,
      window: MEASURED.en,
      exclusions: ORDERS.en,
      unavailable: NEEDS_AMOUNT.en,
      watch: 'Grades are relative: there is always somebody at the bottom.',
    },
  },
} satisfies Partial<Record<CustomerMetric, MetricDefinition>>;
