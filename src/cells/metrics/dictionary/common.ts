/** Sentences that many definitions share. */
export const ORDERS = {
  zh: '未付款、已关闭、全额退款和测试订单不计；没有客户编号或客户编号是散客、匿名的行不计。',
  en: 'Unpaid, closed, fully refunded and test orders do not count, nor rows without a customer or of walk-in and anonymous ones.',
} as const;

export const AMOUNTS = {
  zh: `${ORDERS.zh}退款按本步骤的设置处理；窗口内只退款、没有订单的客户，其金额不计，人数在“排除”中列出。`,
  en: `${ORDERS.en} Refunds follow the setting of this step; money given back to customers without an order in the window does not count, and how many they are stands under “left out”.`,
} as const;

export const WINDOW = {
  zh: '统计窗口（截至统计截止日的若干个月，首尾两天都算；截止日由最后一个订单推出时，止于最后一个订单日）。',
  en: 'The window: the months up to the analysis date, both ends included. Where that date follows from the last order, the window ends with that order’s day.',
} as const;

export const ALL_TIME = {
  zh: '截至统计截止日的全部历史。',
  en: 'All history up to the analysis date.',
} as const;

export const MEASURED = {
  zh: '全部历史；数据带有“目标与范围”的统计期时，只计统计期内的订单。',
  en: 'All history, or the measured period where the table comes from a scope step with one.',
} as const;

export const NEVER = { zh: '总是可以计算。', en: 'Always available.' } as const;

export const NEEDS_AMOUNT = { zh: '没有对应金额字段。', en: 'No amount is mapped.' } as const;

export const EMPTY = {
  zh: '窗口内没有订单。',
  en: 'There is no order in the window.',
} as const;

export const AMOUNT_EMPTY = {
  zh: '没有对应金额字段，或窗口内没有订单。',
  en: 'No amount is mapped, or there is no order in the window.',
} as const;
