import { list, text } from '../sql';

/** Names that stand for nobody, lower case and without blanks around. */
const NOBODY = [
  ...['散客', '散户', '零散客户', '游客', '访客', '过客', '路人', '临时客户', '临时会员', '匿名', '匿名用户'],
  ...[
    '匿名买家',
    '匿名客户',
    '匿名会员',
    '匿名顾客',
    '无',
    '无名',
    '空',
    '未知',
    '未知客户',
    '未知用户',
    '未知会员',
  ],
  ...[
    '非会员',
    '默认客户',
    '默认会员',
    '默认用户',
    '测试',
    '测试用户',
    '测试客户',
    '测试会员',
    '已注销',
    '账号已注销',
  ],
  ...[
    'guest',
    'guest user',
    'guest customer',
    'anonymous',
    'anonymous user',
    'anon',
    'walk-in',
    'walk in',
    'walkin',
  ],
  ...[
    'walk-in customer',
    'walk in customer',
    'cash customer',
    'cash sale',
    'unknown',
    'unknown customer',
    'no name',
  ],
  ...[
    'n/a',
    'na',
    '#n/a',
    'null',
    '(null)',
    'none',
    'nil',
    'nan',
    'undefined',
    'test',
    'test user',
    'test customer',
  ],
];

/** Names that stand for nobody when they hold a huge share of all orders, but may be somebody's otherwise. */
const NOBODY_WHEN_HUGE =
  '[0-9]{1,3}|9+|8+|1+|.*(微信用户|淘宝用户|淘宝会员|支付宝用户|门店|零售|现金|线下|柜台|收银|默认|普通客户).*' +
  '|(?i).*(cash|retail|counter|default|pos|store|customer).*';

const same = (length: number) =>
  Array.from({ length: 10 }, (_, digit) => String(digit).repeat(length)).join('|');

/** Nothing but marks and zeros; phones nobody has; masked names (张*, 张*三) and phones (138****1234). */
const SHAPES = [
  '[-—–_/.,*＊#?？0\\s]+',
  `1[3-9][0-9](${same(8)}|12345678)|${same(11)}|12345678901|01234567890`,
  '.[*＊].?',
  '1[3-9][0-9][xX*＊•●]{4}[0-9]{4}',
].join('|');

/** A condition: the customer is no identity (DOMAIN 12: who is a customer). Put it to distinct customers, not to rows. */
export function isPlaceholder(customer: string): string {
  const masked = `contains(${customer}, '**') OR contains(${customer}, '＊＊')`;
  // Long numbers are the commonest ids and can only be masked; all else is for the slower tests.
  const longNumber = `(strlen(${customer}) > 11 AND ${customer} >= '1' AND ${customer} < ':')`;
  return (
    `${masked} OR (NOT ${longNumber} AND (trim(${customer}) = ''` +
    ` OR lower(trim(${customer})) IN (${list(NOBODY.map(text))})` +
    ` OR (length(${customer}) <= 12 AND regexp_full_match(${customer}, ${text(SHAPES)}))))`
  );
}

/** A condition for the one customer with a huge share of the orders. */
export function looksLikeNobody(customer: string): string {
  return `regexp_full_match(trim(${customer}), ${text(NOBODY_WHEN_HUGE)}) OR ${isPlaceholder(customer)}`;
}
