import { readIdCard } from '../lib/id-card';
import { passesLuhn } from '../lib/luhn';
import { NOT_IN_NAMES, SURNAMES } from '../lib/surnames';
import type { SensitiveKind } from '../model/sensitive';

/** How values of a kind are known, and which share of them makes a column of it. */
export interface ValueForm {
  readonly kind: SensitiveKind;
  readonly enough: number;
  /** Fewer different values decide nothing. */
  readonly least: number;
  /** Digits that an order number or an article code could be as well: not looked for in columns of those. */
  readonly digits: boolean;
  is(value: string): boolean;
  /** What the different values must be like as a whole. */
  together?(values: readonly string[]): boolean;
}

const PHONE = /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/;
const LANDLINE = /^(?:\+?86[- ]?)?0\d{2,3}[- ]\d{7,8}$/;
const CARD_ISSUER = /^(?:62|4|5[1-5]|2[2-7]|3[457]|60|9[0-5])/;
const ILLNESS =
  /糖尿病|高血压|心脏病|冠心病|肿瘤|癌|哮喘|乙肝|肝炎|抑郁|癫痫|肾病|中风|过敏性|湿疹|孕\s?\d{1,2}\s?周|怀孕|流产|艾滋|HIV|diabet|hypertens|cancer|asthma|hepatitis|depress|epilep|pregnan/i;
const DOOR =
  /(?:路|街|大道|巷|弄|胡同|村|镇|小区|花园|公寓|广场|大厦|苑|里).{0,16}\d+\s?(?:号|弄|栋|幢|单元|室|楼|座|层)|^\d+[\w-]*\s+[\w .'-]+\b(?:st|street|ave|avenue|rd|road|ln|lane|blvd|drive|dr|way|court)\b/i;

/** From the gravest on; where several fit, the first is it. */
export const VALUE_FORMS: readonly ValueForm[] = [
  { kind: 'id_card', enough: 0.3, least: 2, digits: false, is: (value) => readIdCard(value) !== null },
  { kind: 'bank_card', enough: 0.8, least: 5, digits: true, is: isBankCard },
  { kind: 'health', enough: 0.2, least: 2, digits: false, is: (value) => ILLNESS.test(value) },
  { kind: 'coordinates', enough: 0.6, least: 3, digits: false, is: isPlace },
  {
    kind: 'email',
    enough: 0.5,
    least: 2,
    digits: false,
    is: (value) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value),
  },
  {
    kind: 'phone',
    enough: 0.5,
    least: 2,
    digits: true,
    is: (value) => PHONE.test(value) || LANDLINE.test(value),
    together: notCounted,
  },
  {
    kind: 'address',
    enough: 0.4,
    least: 3,
    digits: false,
    is: (value) => value.length >= 8 && DOOR.test(value),
  },
  { kind: 'name', enough: 0.7, least: 5, digits: false, is: isChineseName, together: mostlyDifferent },
  { kind: 'ip', enough: 0.8, least: 2, digits: false, is: isIp },
];

/** 16 to 19 digits, an issuer's first ones, and the check digit. */
function isBankCard(value: string): boolean {
  const digits = value.replace(/[ -]/g, '');
  return /^\d{16,19}$/.test(digits) && CARD_ISSUER.test(digits) && passesLuhn(digits);
}

/** `31.2304,121.4737` in either order, precise to a street. */
function isPlace(value: string): boolean {
  const match = /^[([]?\s*(-?\d{1,3}\.\d{3,})\s*[,，;\s]\s*(-?\d{1,3}\.\d{3,})\s*[)\]]?$/.exec(value);
  if (!match) return false;
  const [a, b] = [Math.abs(Number(match[1])), Math.abs(Number(match[2]))];
  return Math.min(a, b) <= 90 && Math.max(a, b) <= 180;
}

function isIp(value: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\(.*\))?$/.test(value);
}

function isChineseName(value: string): boolean {
  const characters = [...value];
  if (characters.length < 2 || characters.length > 3 || !SURNAMES.includes(characters[0] ?? '')) return false;
  return characters.slice(1).every((one) => /\p{Script=Han}/u.test(one) && !NOT_IN_NAMES.includes(one));
}

/** Numbers given out one after another begin alike; phones of different people do not. */
function notCounted(values: readonly string[]): boolean {
  if (values.length < 5) return true;
  const beginnings = new Set(values.map((value) => value.replace(/\D/g, '').slice(-11, -4)));
  return beginnings.size >= values.length * 0.3;
}

/** A list of a few words that come again and again names no persons. */
function mostlyDifferent(values: readonly string[]): boolean {
  return values.length >= 8;
}
