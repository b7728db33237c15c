import { headings, type Preset } from './preset';

/** 拼多多商家后台: one row an order. Headings verified against public programs, one of which carries a whole first line. */
export const pinduoduo: readonly Preset[] = [
  {
    system: 'pinduoduo',
    table: 'orders',
    telling: headings(
      '商家实收金额(元) 用户实付金额(元) 多多支付立减金额(元) 商家编码-规格维度 商家编码-商品维度 样式ID 拼单成功时间',
    ),
    headings: headings(`
      商品总价(元) 邮费(元) 平台优惠折扣(元) 发货时间 确认收货时间 商品id 商品规格 商家备注 售后状态 快递单号 快递公司 区 街道 收货人 手机
      是否审核中 是否抽奖或0元试用 承诺发货时间 买家留言`),
    map: {
      order: ['订单号'],
      time: ['订单成交时间', '拼单成功时间', '支付时间'],
      amount: ['用户实付金额(元)', '商家实收金额(元)'],
      quantity: ['商品数量(件)'],
      discount: ['店铺优惠折扣(元)'],
      product: ['商品'],
      status: ['订单状态'],
      paid_time: ['支付时间'],
      province: ['省'],
      city: ['市'],
      name: ['收货人'],
      phone: ['手机'],
      address: ['详细地址'],
    },
    row: 'order',
  },
];
