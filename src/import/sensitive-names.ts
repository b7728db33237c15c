import type { SensitiveKind } from '../model/sensitive';
import { isPersonalName } from './personal';

/** What a column's name says of it, the gravest first. Children come before birthdays: 宝宝生日 is both. */
const NAMES: readonly (readonly [SensitiveKind, RegExp])[] = [
  [
    'id_card',
    /身份证|证件号|护照|通行证|id_?card|identity_?(card|no|number)|national_?id|passport|ssn|social_security/,
  ],
  [
    'bank_card',
    /银行卡|银行账[号户]|开户|卡号后|bank_?(account|card)|credit_?card|debit_?card|card_?number|iban/,
  ],
  [
    'child',
    /(宝宝|婴儿|孩子|儿童|小孩|子女|未成年人?|学生|幼儿).{0,4}(生日|出生|姓名|名字|昵称|年龄|月龄|性别|学校|年级|班级|身高|体重)|监护人|(baby|child|children|kid|infant|toddler|student)s?_?(birth|dob|name|age|sex|gender|school|grade)|guardian/,
  ],
  [
    'health',
    /病史|疾病|病症|诊断|过敏|用药|处方|病历|体检|血压|血糖|血型|怀孕|孕期|孕周|预产期|残疾|症状|医保|健康(状况|情况)|diagnos|disease|medical|illness|allerg|prescription|pregnan|due_date_baby|blood_?(type|pressure|sugar)|disabilit|health_?(condition|status|record)/,
  ],
  [
    'coordinates',
    /经度|纬度|经纬|坐标|行踪|轨迹|定位|longitude|latitude|(^|_)(lat|lng|lon|gps)(_|$)|geo_?point/,
  ],
  ['birthday', /生日|出生(日期|年月|时间)?|birth|(^|_)dob(_|$)/],
  ['email', /邮箱|电子邮件|e_?mail/],
  ['phone', /手机|电话|联系方式|phone|mobile|(^|_)tel(_|$)|whatsapp/],
  ['address', /地址|住址|门牌|address|street/],
  ['account', /微信号|微信昵称|qq号|^qq$|旺旺|wechat|支付宝/],
  [
    'name',
    /姓名|昵称|收货人|收件人|联系人|(buyer|receiver|recipient|consignee|member|shipping|billing)[._]?name|first_?name|last_?name|full_?name|nick_?name|contact_person/,
  ],
  ['ip', /来自ip|ip地址|(^|_)ip(_|$)|ip_?address/],
];

/** Names that only look so: counts, shares, dates of mailing, ids of goods. */
const HARMLESS =
  /(数量?|次数|个数|占比|比例|状态|类型|渠道|是否.*|标识|count|number_of.*|status|type|flag|rate|share|opt_?in|consent|province|city|region|country|tier|band|省份?|城市|大区|区域|国家|年龄段)$/;

/** The kind of personal data that a column's name announces; null for none. */
export function sensitiveName(name: string): SensitiveKind | null {
  const plain = name
    .normalize('NFKC')
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
  if (HARMLESS.test(plain)) return null;
  const found = NAMES.find(([, pattern]) => pattern.test(plain));
  if (found) return found[0];
  return isPersonalName(name) ? 'name' : null;
}
