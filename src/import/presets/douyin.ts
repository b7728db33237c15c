import { headings, type Preset } from './preset';

/** 抖店: one row a sub-order (item). Headings verified against public programs, one of which carries a whole first line. */
export const douyin: readonly Preset[] = [
  {
    system: 'douyin',
    table: 'items',
    telling: headings(
      '选购商品 订单提交时间 达人实际承担优惠金额 平台实际承担优惠金额 商家实际承担优惠金额 达人ID 达人昵称',
    ),
    headings: headings(`
      子订单编号 商品规格 商品ID 商家编码 运费 收件人 收件人手机号 详细地址 商家备注 买家留言 订单完成时间 售后状态 取消原因 发货时间
      APP渠道 流量来源 订单类型 鲁班落地页ID 预计发货时间 是否修改过地址 支付方式 手续费 优惠总金额 平台优惠 商家优惠 达人优惠 支付优惠
      承诺发货时间 流量体裁 流量类型 广告渠道`),
    map: {
      order: ['主订单编号', '订单编号'],
      time: ['订单提交时间'],
      line_amount: ['订单应付金额'],
      price: ['商品金额', '商品单价'],
      quantity: ['商品数量'],
      discount: ['优惠总金额'],
      product: ['选购商品'],
      channel: ['APP渠道', '流量来源'],
      status: ['订单状态'],
      paid_time: ['支付完成时间'],
      province: ['省'],
      city: ['市'],
      name: ['收件人'],
      phone: ['收件人手机号'],
      address: ['详细地址'],
    },
    row: 'line',
  },
];
