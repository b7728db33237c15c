import { dictionary } from '../../i18n/dictionary';

/** How scores come about. */
export const methodStrings = dictionary(
  {
    method: '方法与公式',
    method_points:
      '得分 = 1 + 4 ×（数值 − 1 分对应值）÷（5 分对应值 − 1 分对应值），不超出 1–5；没有给定对应值时，用本表的最低值和最高值。',
    method_axis: '市场吸引力、自身能力 = Σ(得分 × 权重) ÷ Σ 权重，只计有数据的标准。',
    method_overall: '总分 = 吸引力 × {balance} + 能力 × {rest}；名次按总分，并列按客群编号。',
    method_field:
      '每条轴按 1–5 分等分三段（2.33、3.67），构成九格：两轴合计偏高为投资发展，居中为选择性投入，偏低为维持或退出（GE／麦肯锡矩阵）。',
    method_competition:
      '竞争强度来自五力分析（1 弱 – 5 强），在这里反过来计分：6 − 竞争强度。没有单独评分的客群用整体市场的强度。',
    method_fit: '能力匹配：每项所需能力，自身达到为 5 分，每差一级减 1 分，最低 1 分；按能力权重平均。',
    method_growth:
      '自有增长率 = 本期金额 ÷ 上期金额 − 1，两期月数相同，退款按设置处理；范围步骤的统计期不截断历史。',
    method_share: '按数据算的份额 = 自有金额 × 12 ÷ 月数 ÷ 市场规模。',
    method_sensitivity:
      '“领先者不变的范围”：单独改变一个标准在本轴权重中的占比（步长 1%），其余标准保持相互比例。',
  },
  {
    method: 'Method and formulas',
    method_points:
      'Points = 1 + 4 × (figure − figure worth 1) ÷ (figure worth 5 − figure worth 1), within 1–5; where these are not given, the lowest and highest figure here.',
    method_axis:
      'Attractiveness, own ability = Σ(points × weight) ÷ Σ weights, over the criteria whose figures are known.',
    method_overall:
      'Overall = attractiveness × {balance} + ability × {rest}; places go by it, equals by the key of the segment.',
    method_field:
      'Each axis is cut into three equal parts (2.33, 3.67), which makes nine fields: high on both together – invest and grow, in between – choose with care, low – hold or withdraw (GE/McKinsey matrix).',
    method_competition:
      'Competition comes from five forces (1 weak – 5 strong) and is turned round here: 6 − intensity. A segment without scores of its own has those of the whole market.',
    method_fit:
      'Fit of abilities: 5 points for each needed ability that is reached, one less for every level missing, at least 1; the mean by weight of the abilities.',
    method_growth:
      'Own growth = amount of the period ÷ amount of the one before − 1, both of as many months, refunds as set; the period of a scope does not cut history.',
    method_share: 'Share by the data = own amount × 12 ÷ months ÷ market size.',
    method_sensitivity:
      '“Leaders stay within”: the share of one criterion in the weights of its axis is changed by itself, in steps of 1 %, while the others keep their proportions.',
  },
);
