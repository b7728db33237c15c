import type { ColumnProfile } from '../../model/profile';
import { FIELDS, isKnownField } from '../../model/fields';
import type { Texts } from '../../sql/table/profile/texts';

/** What a column is taken for by its name; what it holds decides where it can. */
const PATTERNS = {
  phone: /^(phone|mobile|tel|telephone)([_ ]?(no|number))?$|手机|电话|联系方式|联系号码/i,
  email: /e-?mail|邮箱|电子邮件/i,
  id_card: /身份证|证件号|id[_ ]?card/i,
  identity: /^(customer|name|contact|nick(name)?)$|姓名|客户名|会员名|买家|昵称|收货人|联系人|顾客/i,
  status: /status|状态|state$/i,
  note: /备注|留言|remark|note|memo|comment/i,
  product: /product|item|商品|宝贝|品名|title/i,
  id: /^(order|ticket)$|(^|[_ ])(id|no|code|number)\.?$|编号|单号|卡号|工号|邮编|会员号|订单号|客户号|货号|编码|zip|postcode/i,
  unit_wan: /[(（]\s*万元?\s*[)）]|万元/,
  personal: /姓名|昵称|收货人|联系人|买家|地址|手机|电话|邮箱|身份证|银行卡|微信|qq号|生日|出生/i,
} as const;
export type Role = keyof typeof PATTERNS;

export function hasRole(name: string, role: Role): boolean {
  return PATTERNS[role].test(name.normalize('NFKC').trim());
}

/** Of the rows with a value, how many must look it for a column without a telling name. */
const MOST = 0.6;

/** Whether a text column holds phones (e-mails, id cards): by name where some do, else where most do. */
export function holds(
  profile: ColumnProfile,
  texts: Texts | null,
  what: 'phone' | 'email' | 'id_card',
): texts is Texts {
  if (!texts || profile.filled === 0) return false;
  const share = texts.traits[what].rows / profile.filled;
  return hasRole(profile.name, what) ? share > 0.1 : share > MOST;
}

/** Whether values are masked where they are shown: by the field, the name, or because they are contacts. */
export function isPersonal(profile: ColumnProfile, texts: Texts | null): boolean {
  const { name } = profile;
  if (isKnownField(name)) return name !== 'customer' && FIELDS[name].sensitivity !== 'none';
  return (
    hasRole(name, 'personal') ||
    holds(profile, texts, 'phone') ||
    holds(profile, texts, 'email') ||
    holds(profile, texts, 'id_card')
  );
}
