import { text } from '../../sql';
import { halfWidthSql } from './half-width';
import { PROVINCE_CODES } from './region/provinces';

/** Digits and a leading plus, without the blanks, brackets and dashes that people write between. */
function bare(value: string): string {
  return `regexp_replace(${halfWidthSql(value)}, '[\\s()-]', '', 'g')`;
}

/** Numbers that are filled in to get past a form. */
const PLACEHOLDERS = ['13800138000', '13888888888', '13800000000', '13912345678', '13812345678'];

const MOBILE = '(\\+?86|0086)?1[3-9]\\d{9}';
const LANDLINE = '(\\+?86)?(0\\d{2,3})?[2-9]\\d{6,7}((转|ext\\.?|x|#)\\d{1,6})?';
const SERVICE = '[48]00\\d{7}';
const ABROAD = '(\\+|00)[1-9]\\d{6,14}';

/** A Chinese mobile, landline or service number, or one of another country with + or 00; no placeholder. */
export function isPhone(value: string): string {
  const pattern = `^(${[MOBILE, LANDLINE, SERVICE, ABROAD].join('|')})$`;
  const digits = bare(value);
  return `(regexp_matches(${digits}, ${text(pattern)}) AND NOT regexp_matches(${digits}, ${text(`(${PLACEHOLDERS.join('|')})$`)})
    AND right(${digits}, 7) <> repeat(right(${digits}, 1), 7))`;
}

/** A local part without stray dots, and a domain of at least two labels. */
export function isEmail(value: string): string {
  const local = `[A-Za-z0-9_%+'-]+(\\.[A-Za-z0-9_%+'-]+)*`;
  const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  const pattern = `^${local}@(${label}\\.)+[A-Za-z]{2,24}$`;
  return `(length(trim(${value})) <= 254 AND regexp_matches(trim(${value}), ${text(pattern)}))`;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A Chinese resident id: a province, a date of birth that the calendar has, and the check digit of GB 11643 (MOD 11-2).
 * The old form of 15 digits has none.
 */
export function isIdCard(value: string): string {
  const id = `upper(trim(${halfWidthSql(value)}))`;
  const sum = WEIGHTS.map((weight, i) => `${weight} * TRY_CAST(substr(${id}, ${i + 1}, 1) AS INTEGER)`).join(
    ' + ',
  );
  const digit = `substr('10X98765432', (${sum}) % 11 + 1, 1)`;
  // A pattern and no list: the engine would join a list with every row.
  const province = `regexp_matches(${id}, ${text(`^(${PROVINCE_CODES.join('|')})`)})`;
  const born = (birth: string) =>
    `try_strptime(${birth}, '%Y%m%d') BETWEEN DATE '1850-01-01' AND DATE '2100-01-01'`;
  return `(CASE WHEN regexp_matches(${id}, '^\\d{17}[0-9X]$')
      THEN ${province} AND coalesce(${born(`substr(${id}, 7, 8)`)}, FALSE) AND right(${id}, 1) = ${digit}
    WHEN regexp_matches(${id}, '^\\d{15}$') THEN ${province} AND coalesce(${born(`'19' || substr(${id}, 7, 6)`)}, FALSE)
    ELSE FALSE END)`;
}

/** 12 to 19 digits whose check digit holds (ISO/IEC 7812, Luhn), and not one digit repeated. */
export function isBankCard(value: string): string {
  const card = bare(value);
  const digit = `TRY_CAST(substr(reversed, place::INTEGER, 1) AS INTEGER)`;
  const doubled = `CASE WHEN place % 2 = 1 THEN ${digit} WHEN ${digit} > 4 THEN 2 * ${digit} - 9 ELSE 2 * ${digit} END`;
  const sum = `list_transform([reverse(${card})], lambda reversed:
      list_sum(list_transform(range(1, length(reversed) + 1), lambda place: ${doubled})))[1]`;
  return `(CASE WHEN regexp_matches(${card}, '^\\d{12,19}$')
    THEN (${sum}) % 10 = 0 AND ${card} <> repeat(left(${card}, 1), length(${card})) ELSE FALSE END)`;
}
