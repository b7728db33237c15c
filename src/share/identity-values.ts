/**
 * Values that SQL compares a customer, a name or a contact with: `customer = '17850'`, `"买家昵称" IN ('a', 'b')`,
 * `lower(email) LIKE '%@x.cn'`. Such a value is somebody's, whatever it looks like.
 */

const COLUMN =
  '(?:customer|customer_?id|name|full_?name|contact|phone|mobile|tel|e?mail|address|id_?card|wechat|' +
  '[\\p{Script=Han}]{0,6}(?:姓名|客户|会员|买家|昵称|手机|电话|邮箱|地址|身份证|微信)[\\p{Script=Han}]{0,4}(?:id)?)';
const AFTER_COLUMN = '"?\\s{0,4}\\){0,4}(?:::\\w{1,20})?\\s{0,4}';
const COMPARED = new RegExp(
  `(?<![\\p{L}\\p{N}_])${COLUMN}${AFTER_COLUMN}(?:(?<list>(?:not\\s{1,4})?in)\\s{0,4}\\(|<>|!=|=|(?:not\\s{1,4})?i?like(?![\\p{L}_]))\\s{0,4}`,
  'giu',
);
/** One value, then perhaps a comma and the next. */
const VALUE = /(?:'(?:[^']|'')*'|\d+(?:\.\d+)?)(?![\w'])/y;
const COMMA = /\s*,\s*/y;

export function identityValues(text: string): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const match of text.matchAll(COMPARED)) {
    let at = match.index + match[0].length;
    for (;;) {
      const end = endOf(VALUE, text, at);
      if (end === null) break;
      // What was cleaned already is nobody's.
      if (text.slice(at, end) !== "'…'") found.push({ from: at, to: end });
      const next = match.groups?.['list'] === undefined ? null : endOf(COMMA, text, end);
      if (next === null) break;
      at = next;
    }
  }
  return found;
}

/** Where a sticky pattern that begins at `at` ends; null where it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
