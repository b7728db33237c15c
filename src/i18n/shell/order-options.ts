import { dictionary } from '../dictionary';

/** What every form that counts orders asks for. */
export const orderOptions = dictionary(
  {
    refunds: '退款',
    refunds_net: '从金额中扣减',
    refunds_exclude: '剔除有退款的订单',
    refunds_keep: '不处理',
    as_of: '统计截止日',
    as_of_hint: '留空：用文档的截止日，否则为最后一个订单的次日。',
  },
  {
    refunds: 'Refunds',
    refunds_net: 'Take off the amount',
    refunds_exclude: 'Leave refunded orders out',
    refunds_keep: 'Keep rows as they are',
    as_of: 'Analysis date',
    as_of_hint: 'Empty: the document’s, or else the day after the last order.',
  },
);
