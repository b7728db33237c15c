import { describe, expect, it } from 'vitest';
import { statusMeaning } from '../../../src/sql/orders/status';

describe('statusMeaning', () => {
  it.each([
    ['交易成功', 'paid'],
    ['买家已付款', 'paid'],
    ['卖家已发货，等待买家确认', 'paid'],
    ['货到付款', 'paid'],
    ['等待买家付款', 'unpaid'],
    ['待付款', 'unpaid'],
    ['未支付', 'unpaid'],
    ['交易关闭', 'closed'],
    ['已取消', 'closed'],
    ['付款以后用户退款成功，交易自动关闭', 'refunded'],
    ['退款成功', 'refunded'],
    ['全额退款', 'refunded'],
    ['部分退款', 'partly_refunded'],
    ['退款关闭', 'paid'],
    ['退款申请被拒绝', 'paid'],
    ['退款中', 'paid'],
    ['测试订单', 'test'],
    ['Completed', 'paid'],
    ['paid', 'paid'],
    ['Unpaid', 'unpaid'],
    ['Awaiting payment', 'unpaid'],
    ['pending', 'unpaid'],
    ['cancelled', 'closed'],
    ['CANCELED', 'closed'],
    ['Voided', 'closed'],
    ['refunded', 'refunded'],
    ['partially_refunded', 'partly_refunded'],
    ['Partially refunded', 'partly_refunded'],
    ['fulfilled', 'paid'],
    ['1', 'unknown'],
    ['华东', 'unknown'],
  ])('%s is %s', (status, meaning) => {
    expect(statusMeaning(status)).toBe(meaning);
  });
});
