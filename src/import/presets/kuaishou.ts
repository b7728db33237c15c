import { headings, type Preset } from './preset';

/** 快手小店: one row an order. Headings from memory of the seller's back office; no public copy was found to verify them. */
export const kuaishou: readonly Preset[] = [
  {
    system: 'kuaishou',
    table: 'orders',
    telling: headings('快手昵称 CPS达人ID CPS达人昵称 团长ID 团长昵称 快赚客ID 预估推广佣金 达人佣金比例'),
    headings: headings(`
      商品ID 商品规格 SKU编码 运费 买家留言 订单备注 售后状态 发货时间 快递公司 快递单号 收货人姓名 收货人电话 收货地址 渠道 商家优惠 平台优惠
      订单类型 确认收货时间`),
    map: {
      customer: ['快手昵称', '买家昵称', '买家ID'],
      order: ['订单编号', '订单号'],
      time: ['订单创建时间'],
      amount: ['实付款', '实付金额'],
      quantity: ['成交数量', '商品数量'],
      price: ['商品单价'],
      product: ['商品名称'],
      status: ['订单状态'],
      paid_time: ['订单支付时间', '支付时间'],
      refund_amount: ['退款金额'],
      channel: ['渠道'],
      name: ['收货人姓名'],
      phone: ['收货人电话'],
      address: ['收货地址'],
    },
  },
];
