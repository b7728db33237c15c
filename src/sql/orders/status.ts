/** What an order's status means for counting it. `unknown` keeps the row and is stated. */
export type StatusMeaning =
  'paid' | 'unpaid' | 'closed' | 'refunded' | 'partly_refunded' | 'test' | 'unknown';

/**
 * Patterns in the order in which they decide: a status such as 付款以后用户退款成功，交易自动关闭 is a refund,
 * not a paid order. Written for the lower-cased text without blanks.
 */
const PATTERNS: readonly (readonly [StatusMeaning, RegExp])[] = [
  ['test', /^test|测试/],
  ['partly_refunded', /部分退|part(ial|ly|ially)?[-_]?(ly)?refund/],
  // A refund that was asked for, turned down or taken back has not happened.
  [
    'paid',
    /(退款|退货)(申请)?[已被]?(关闭|取消|拒绝|驳回|失败|撤销)|refund[-_]?(denied|rejected|declined|cancell?ed)/,
  ],
  ['paid', /退款中|申请退|待退款|未退款|无退款|norefund|refund[-_]?(requested|pending)/],
  ['refunded', /退款成功|已退款|全额退款|全部退款|退款完成|退款完结|退货退款|已退货|退货完成|^退款$|^退货$/],
  ['refunded', /refunded|fullrefund|^refund$|^returned?$|chargeback|chargedback|reversed/],
  ['paid', /^uncancell?ed$|notcancell?ed|未取消|未关闭/],
  ['closed', /关闭|取消|作废|已撤销|已撤单|撤单|无效|拒收|拒签|废弃|已删除/],
  ['closed', /cancel|closed|void|declined|failed|failure|rejected|expired|abandoned|deleted|invalid/],
  [
    'unpaid',
    /等待(买家|客户|用户)?付款|待付款|待支付|未付款|未支付|未付清?|等待支付|等待付|支付中|待下单|草稿/,
  ],
  [
    'unpaid',
    /unpaid|notpaid|awaitingpayment|pendingpayment|paymentpending|waitingforpayment|^pending$|^draft$/,
  ],
  [
    'paid',
    /成功|完成|已付|已支付|付款|已发货|待发货|发货|已收货|待收货|收货|已签收|签收|确认|正常|有效|已评价|待评价/,
  ],
  [
    'paid',
    /paid|complete|success|fulfilled|shipped|shipping|delivered|received|processing|confirmed|^active$|^ok$|^done$|^valid$/,
  ],
];

/** The meaning of a status text, in Chinese or English. */
export function statusMeaning(status: string): StatusMeaning {
  const plain = status
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_·.。,,、]+/g, '');
  return PATTERNS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'unknown';
}
