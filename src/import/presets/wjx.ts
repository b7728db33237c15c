import { headings, type Preset } from './preset';

/**
 * 问卷星: one answer sheet a row. The six columns before the questions are verified against public programs that read the export;
 * the questions themselves are found by their numbers (`survey.ts`).
 */
export const wjx: readonly Preset[] = [
  {
    system: 'wjx',
    table: 'survey',
    telling: headings('提交答卷时间 来自IP 来源详情'),
    headings: headings('序号 所用时间 来源 总分 昵称 微信昵称 用户ID'),
    map: { customer: ['用户ID', '会员号', '手机号'], time: ['提交答卷时间'], channel: ['来源'] },
  },
];
