import type { Rule } from './paper';

/** A column of a form in one language. */
interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface FormColumn {
  readonly heading: Text;
  readonly hint: Text;
  readonly example: { readonly zh: string | number; readonly en: string | number };
  readonly rule?: Rule;
  /** The choices of a list in both languages. */
  readonly choices?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  /** ISO dates are written as dates. */
  readonly date?: boolean;
}

const text = (
  zh: readonly [heading: string, hint: string, example: string | number],
  en: readonly [heading: string, hint: string, example: string | number],
  more: Pick<FormColumn, 'rule' | 'choices' | 'date'> = {},
): FormColumn => ({
  heading: { zh: zh[0], en: en[0] },
  hint: { zh: zh[1], en: en[1] },
  example: { zh: zh[2], en: en[2] },
  ...more,
});

const PROVINCES =
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾'.split(
    ' ',
  );
const COUNT: Rule = { type: 'whole', from: 0, to: 1_000_000 };
const MONEY: Rule = { type: 'decimal', from: 0, to: 1e12 };
const DAY: Rule = { type: 'date' };

/** 客户信息登记表: what a customer record has, and how each field is filled. */
export const REGISTRATION: readonly FormColumn[] = [
  text(['客户类型', '个人或企业', '企业'], ['Customer type', 'A person or a company', 'company'], {
    choices: { zh: ['个人', '企业'], en: ['person', 'company'] },
  }),
  text(
    ['客户姓名/企业名称', '企业填营业执照上的全称', '某科技有限公司'],
    ['Name', 'A company’s full legal name', 'Example Technology Ltd'],
  ),
  text(['联系人', '企业客户必填', '张*'], ['Contact person', 'Required for companies', 'Z. Zhang']),
  text(
    ['联系方式', '手机或邮箱，填一种即可', '138****0000'],
    ['Contact', 'A phone number or an e-mail address', 'name@example.com'],
  ),
  text(['省份', '企业填注册地', '广东省'], ['Province', 'Of a company the place of registration', '广东省'], {
    choices: { zh: PROVINCES, en: PROVINCES },
  }),
  text(['城市', '地级市', '深圳市'], ['City', 'Prefecture-level city', '深圳市']),
  text(['消费频次', '近一年的订单数', 12], ['Purchase frequency', 'Orders in the last year', 12], {
    rule: COUNT,
  }),
  text(
    ['客单价', '近一年每笔订单的平均金额（元）', 850],
    ['Average order value', 'Mean amount an order in the last year', 850],
    { rule: MONEY },
  ),
  text(
    ['偏好品类', '按购买次数最多三个，用 / 分开', '母婴用品/家居日用/美妆护肤'],
    ['Preferred categories', 'At most three by purchases, apart by /', 'mother and baby/home/beauty'],
  ),
  text(
    ['核心需求', '客户说过缺什么、希望什么', '需要小包装的母婴用品'],
    ['Core need', 'What the customer lacks or hopes for', 'Smaller packs of baby products'],
  ),
  text(
    ['投诉/建议记录', '时间、内容、处理情况；多条用 ; 分开', '2023-10-15，物流慢，已回访'],
    [
      'Complaints and suggestions',
      'Time, text, state; several apart by ;',
      '2023-10-15, slow delivery, followed up',
    ],
  ),
  text(['处理状态', '最近一条投诉的状态', '已处理'], ['State', 'Of the latest complaint', 'settled'], {
    choices: { zh: ['未处理', '处理中', '已处理', '无'], en: ['open', 'in progress', 'settled', 'none'] },
  }),
  text(
    ['客户标签', '价值 + 需求 + 行为，用 ; 分开', '高价值;品质追求'],
    ['Customer tags', 'Value, need and behaviour, apart by ;', 'high value;quality'],
  ),
  text(
    ['营销授权', '是否同意接收营销信息', '是'],
    ['Marketing consent', 'Whether the customer agreed to marketing', 'yes'],
    { choices: { zh: ['是', '否'], en: ['yes', 'no'] } },
  ),
];

/** 客户信息基础数据表: one row a customer. */
export const BASE: readonly FormColumn[] = [
  text(['客户编号', '同一客户始终相同', '1001'], ['Customer id', 'Always the same for a customer', '1001']),
  text(['客户姓名', '展示时会遮盖', '张*'], ['Name', 'Masked on display', 'Z*']),
  text(['性别', '', '女'], ['Sex', '', 'female'], {
    choices: { zh: ['男', '女', '未知'], en: ['male', 'female', 'unknown'] },
  }),
  text(['年龄', '周岁', 32], ['Age', 'In years', 32], { rule: { type: 'whole', from: 0, to: 120 } }),
  text(['城市', '地级市', '上海'], ['City', 'Prefecture-level city', '上海']),
  text(['注册日期', 'yyyy-MM-dd', '2022-03-15'], ['Registered on', 'yyyy-MM-dd', '2022-03-15'], {
    rule: DAY,
    date: true,
  }),
  text(['近一年订单数', '', 8], ['Orders in the last year', '', 8], { rule: COUNT }),
  text(['累计消费金额', '元', 12500], ['Cumulative amount', '', 12500], { rule: MONEY }),
  text(['偏好品类', '用 / 分开', '美妆/服饰'], ['Preferred categories', 'Apart by /', 'beauty/clothing']),
  text(['最近购买日期', 'yyyy-MM-dd', '2023-11-20'], ['Last purchase', 'yyyy-MM-dd', '2023-11-20'], {
    rule: DAY,
    date: true,
  }),
];
