import { dictionary } from '../../i18n/dictionary';

/** How figures, natures and control groups come about. */
export const methodStrings = dictionary(
  {
    method: '方法',
    method_table: '客户数和消费额取自客群划分；占比的分母是所有客群之和。预算占比 = 该客群预算 ÷ 预算合计。',
    method_nature:
      '客群特点先看划分方法给出的客群，再看名称里的词，最后看数据：人均金额达到整体 1.5 倍为高价值；平均未消费天数达到整体 1.5 倍为远离。',
    method_control:
      '对照组：把种子、英文冒号和客户编号连起来取 MD5，前 8 位十六进制数小于比例 × 2³² 的客户。只与编号和种子有关，与文件和行的顺序无关；文档里只存种子和比例。拒绝营销和没有联系方式的客户在分组前就已去掉，两组可比。',
    method_detectable:
      '能看出的最小差别 = (z₀.₉₇₅ + z₀.₈) × √(p(1 − p)(1/n₁ + 1/n₂))，p = 10%，n₁、n₂ 为两组人数。',
    method_consent: '拒绝营销以“{table}”为准。',
    method_no_consent: '没有表说明谁拒绝营销，名单没有去掉任何人。',
  },
  {
    method: 'Method',
    method_table:
      'Customers and amounts are those of the segmentation; shares are of the sum of all segments. Share of budget = the segment’s budget ÷ all budgets.',
    method_nature:
      'What a segment is like follows from the segment that the method gives, else from words of its name, else from the data: 1.5 times everyone’s amount a customer is high value, 1.5 times everyone’s mean days since the last order is far away.',
    method_control:
      'Control group: customers whose first 8 hexadecimal digits of md5(seed:id) are below share × 2³². It depends on id and seed only, not on files or the order of rows; the notebook stores seed and share. Who opted out or cannot be reached is left out before, so that the groups compare.',
    method_detectable:
      'Smallest difference shown = (z₀.₉₇₅ + z₀.₈) × √(p(1 − p)(1/n₁ + 1/n₂)), with p = 10% and the sizes n₁, n₂ of the groups.',
    method_consent: 'Who opted out is said by “{table}”.',
    method_no_consent: 'No table says who opted out: nobody was left out for it.',
  },
);
