import type { Locale } from '../../i18n/dictionary';
import type { KpiMetric } from './keys';

/** What a KPI's metric is called and how it is computed, in one language. */
export interface MetricWords {
  readonly name: string;
  readonly formula: string;
  /** What to take care of when it is read. */
  readonly watch: string | null;
}

interface Both {
  readonly zh: MetricWords;
  readonly en: MetricWords;
}

const both = (zh: readonly [string, string, string?], en: readonly [string, string, string?]): Both => ({
  zh: { name: zh[0], formula: zh[1], watch: zh[2] ?? null },
  en: { name: en[0], formula: en[1], watch: en[2] ?? null },
});

/** The definitions of DOMAIN 11, by period: each is a ratio of sums over the window that ends with the period. */
const WORDS: Readonly<Record<KpiMetric, Both>> = {
  repurchase_rate: both(
    ['复购率', '窗口内下单 ≥ 2 次的客户数 ÷ 窗口内下过单的客户数', '窗口越长越高：比较时窗口须相同。'],
    [
      'Repurchase rate',
      'Customers with ≥ 2 orders in the window ÷ customers with ≥ 1',
      'The longer the window, the higher: compare equal windows only.',
    ],
  ),
  buy_again: both(
    ['回购率', '前一窗口的客户中本窗口又下单的人数 ÷ 前一窗口的客户数'],
    [
      'Buy-again rate',
      'Customers of the window before who ordered again in this one ÷ customers of the window before',
    ],
  ),
  loyalty: both(
    [
      '忠诚度（行为）',
      '前 12 个月的客户中近 12 个月下单 ≥ 2 次的人数 ÷ 前 12 个月的客户数',
      '没有统一标准，报告时请写明这个定义。',
    ],
    [
      'Loyalty (by orders)',
      'Customers of the 12 months before with ≥ 2 orders in the last 12 ÷ customers of the 12 months before',
      'There is no standard: state this definition.',
    ],
  ),
  customers: both(
    ['下单客户数', '窗口内下过单的客户数'],
    ['Customers', 'Customers with an order in the window'],
  ),
  orders: both(['订单数', '窗口内的订单数'], ['Orders', 'Orders in the window']),
  amount: both(
    ['销售额', '窗口内计入的金额', '退款按本步骤的设置处理。'],
    ['Sales', 'Amount counted in the window', 'Refunds follow the setting of this step.'],
  ),
  amount_per_order: both(
    ['笔单价', '金额 ÷ 订单数', '有的报表把它叫客单价。'],
    ['Amount per order', 'Amount ÷ orders'],
  ),
  amount_per_customer: both(
    ['客单价', '金额 ÷ 下单客户数', '窗口越长越高：比较时窗口须相同。'],
    [
      'Amount per customer',
      'Amount ÷ customers with an order',
      'The longer the window, the higher: compare equal windows only.',
    ],
  ),
  target_share: both(
    ['目标客群销售占比', '目标客群在窗口内的金额 ÷ 全部客户的金额', '客群须固定在基准期，否则是循环论证。'],
    [
      'Share of target segments',
      'Amount of the target segments ÷ amount of everyone',
      'With frozen segments only: cut anew each time it is circular.',
    ],
  ),
  known_customer_share: both(
    ['老客销售占比', '窗口开始前已下过单的客户的金额 ÷ 全部金额'],
    [
      'Share of known customers',
      'Amount of customers who had ordered before the window ÷ amount of everyone',
    ],
  ),
  return_rate: both(
    ['退货率（金额）', '退回的金额 ÷ 售出的金额'],
    ['Return rate (amount)', 'Amount returned ÷ amount sold'],
  ),
  margin_rate: both(
    ['毛利率', '（金额 − 成本）÷ 金额，只计成本已知的行'],
    ['Margin rate', '(Amount − cost) ÷ amount, of rows whose cost is known'],
  ),
  new_customers: both(
    ['新客数', '在窗口内成为新客的客户数', '数据开始以前的订单看不到：最早几期的“新客”含老客。'],
    [
      'New customers',
      'Customers who came as new ones in the window',
      'Orders before the data begin are not seen: “new” customers of the first periods include old ones.',
    ],
  ),
  cac: both(
    [
      '获客成本（CAC）',
      '该期的获客费用（填写）÷ 该期的新客数',
      '没有费用就无法计算，绝不是 0。费用与新客须同期、同口径。',
    ],
    [
      'Acquisition cost (CAC)',
      'Acquisition spend of the period, as entered ÷ new customers of the period',
      'Without spend it cannot be computed, and is never 0.',
    ],
  ),
  n_day_repurchase: both(
    ['N 天复购率', '该期首次下单的客户中 N 天内又下单的人数 ÷ 该期首次下单的客户数', '观察满 N 天才有值。'],
    [
      'N-day repurchase',
      'First-time buyers of the period who ordered again within N days ÷ first-time buyers of the period',
      'Known once all of them have been observed for N days.',
    ],
  ),
  ltv: both(
    [
      '客户价值 LTV（同龄）',
      '满 N 个月客龄的一批客户在头 N 个月的金额 ÷ 这批客户数',
      '按相同客龄比较；人均累计金额会自己长大，不能当目标。',
    ],
    [
      'LTV at equal age',
      'What customers who reach the age of N months in the period paid in their first N months ÷ how many they are',
      'At equal age: cumulative amount a customer grows by itself and is no target.',
    ],
  ),
  conversion: both(
    [
      '转化率',
      '该期交付的名单中 N 天内下单的客户数 ÷ 已观察满 N 天的名单客户数',
      '对照组不在其中；没有对照组时，不能说是这次活动带来的。',
    ],
    [
      'Conversion',
      'Customers of the lists handed over in the period who ordered within N days ÷ those observed for N days',
      'The control group is not in it; without one it does not show what the campaign caused.',
    ],
  ),
  satisfaction: both(
    ['满意度', '选择最高两档的有效答卷数 ÷ 有效答卷数', '不是平均分 ÷ 5。样本少时看区间。'],
    [
      'Satisfaction',
      'Valid answers in the top two boxes ÷ valid answers',
      'Not the mean ÷ 5. With few answers look at the interval.',
    ],
  ),
  survey_loyalty: both(
    ['忠诚度（问卷）', '复购意愿（和推荐意愿）都在最高两档的有效答卷数 ÷ 有效答卷数'],
    [
      'Loyalty (survey)',
      'Answers in the top two boxes of intention to buy again (and to recommend) ÷ valid answers',
    ],
  ),
  completeness: both(
    ['台账完整率', '台账各字段已填的格数 ÷ 应填的格数', '是台账现在的样子，过去的期查不到。'],
    [
      'Ledger completeness',
      'Filled cells of the ledger’s fields ÷ all of them',
      'Of the ledger as it stands: earlier periods cannot be told from it.',
    ],
  ),
  market_share: both(
    ['市场份额', '填写，须有来源和日期', '自己的客户不是市场。'],
    ['Market share', 'Entered, with source and date', 'Own customers are not the market.'],
  ),
  market_rank: both(['市场排名', '填写，须有来源和日期'], ['Market rank', 'Entered, with source and date']),
  query: both(
    ['自定义查询', '自己写的分子 ÷ 分母，只看时间落在窗口内的行'],
    ['Own query', 'The numerator ÷ the denominator of your own, over rows whose time lies in the window'],
  ),
  entered: both(['手工填写', '每期手工填写'], ['Entered by hand', 'Entered each period']),
};

/** A metric's words in the reader's language. */
export function metricWords(metric: KpiMetric, locale: Locale): MetricWords {
  return locale === 'zh-CN' ? WORDS[metric].zh : WORDS[metric].en;
}

/** A metric's names in both languages; null where there is none. */
export function metricNamesOf(metric: KpiMetric | null): { readonly zh: string; readonly en: string } | null {
  return metric === null ? null : { zh: WORDS[metric].zh.name, en: WORDS[metric].en.name };
}
