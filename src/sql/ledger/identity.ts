import { looksLikeNobody, isPlaceholder } from '../orders/placeholder';
import { text } from '../sql';

const codes = (from: number) => Array.from({ length: 94 }, (_, i) => String.fromCharCode(from + i)).join('');
const FULL_WIDTH = `${codes(0xff01)}\u3000`;
const HALF_WIDTH = `${codes(0x21)} `;

/** The kinds of key by which records are told to speak of one customer, in the order in which they are believed. */
export const KEY_KINDS = ['customer', 'phone', 'email', 'name'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** What a key of each kind begins with, so that an id is never taken for a phone. */
export const KEY_PREFIX: Readonly<Record<KeyKind, string>> = {
  customer: 'c:',
  phone: 'p:',
  email: 'e:',
  name: 'n:',
};

/** Full-width letters, digits and marks as half-width ones. */
export function halfWidth(column: string): string {
  return `translate(${column}, ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)})`;
}

/**
 * A phone number as digits, or NULL where it identifies nobody: masked, made up, too short or too long. The Chinese country
 * code goes; extensions and other marks are passed over.
 */
export function phoneDigits(column: string): string {
  const plain = `regexp_replace(${halfWidth(column)}, '\\.0$', '')`;
  const digits = `regexp_replace(${plain}, '[^0-9]', '', 'g')`;
  // The parameters of lambdas hide columns of the same name.
  return `list_transform([${digits}], lambda digits_: list_transform([
    CASE WHEN regexp_full_match(digits_, '(00)?861[3-9][0-9]{9}') THEN right(digits_, 11) ELSE digits_ END], lambda phone_:
    CASE WHEN length(phone_) BETWEEN 7 AND 15 AND NOT regexp_matches(${column}, '[*＊xX•●A-WY-Za-wy-z@]')
      AND NOT regexp_matches(${column}, '[\\x{4e00}-\\x{9fff}]')
      AND phone_ <> repeat(left(phone_, 1), length(phone_)) AND NOT (${isPlaceholder('phone_')}) THEN phone_ END)[1])[1]`;
}

const NO_MAIL =
  '(test|no|none|null|noreply|no-reply|unknown|anonymous|guest|a|aa|aaa|xxx?|123)@.*|.*@(example|test|localhost|none|no|unknown)(\\.[a-z]+)?';

/** An e-mail address in lower case, or NULL where it is none, masked or made up. */
export function plainEmail(column: string): string {
  const plain = `lower(trim(${halfWidth(column)}))`;
  return `CASE WHEN contains(${column}, '@') OR contains(${column}, '＠') THEN list_transform([${plain}], lambda mail_:
    CASE WHEN regexp_full_match(mail_, '[^@\\s*•●]+@[^@\\s*•●]+\\.[^@\\s*•●]{2,}')
      AND NOT regexp_full_match(mail_, ${text(NO_MAIL)}) THEN mail_ END)[1] END`;
}

const COMPANY =
  '公司|集团|有限|股份|工厂|商行|商店|超市|酒店|医院|学校|大学|学院|研究院|研究所|事务所|合作社|中心|企业|银行|工作室|经营部|门市部|\\b(inc|ltd|llc|llp|gmbh|plc|corp|corporation|company|co|limited|group|holdings?|sa|ag|bv|oy|ab|pty)\\b';

/** The name of a company without blanks, marks and case, or NULL for what is no company: a person's name is no identity. */
export function companyName(column: string): string {
  const plain = `lower(${halfWidth(column)})`;
  return `CASE WHEN regexp_matches(${plain}, ${text(COMPANY)}) AND NOT contains(${column}, '*')
    THEN nullif(regexp_replace(${plain}, '[^\\pL\\pN]', '', 'g'), '') END`;
}

/** An id that can be believed, or NULL: blanks, 散客, masked and made-up ones are nobody's. */
export function plainId(column: string): string {
  return `CASE WHEN ${column} IS NOT NULL AND NOT (${isPlaceholder(column)}) THEN trim(${column}) END`;
}

/** Whether an id with a huge share of the rows stands for nobody. */
export function isNobody(column: string): string {
  return looksLikeNobody(column);
}

/** Whether a value hides some of itself: 张**, 138****1234. */
export function isMasked(column: string): string {
  return `(contains(${column}, '*') OR contains(${column}, '＊'))`;
}
