import { headings, type Preset } from './preset';

/** 微信小店 (formerly 视频号小店): one row an item. Headings from memory of the back office; no public copy was found to verify them. */
export const weixinShop: readonly Preset[] = [
  {
    system: 'weixin_shop',
    table: 'items',
    telling: headings(
      '订单下单时间 商品编码(平台) 商品编码(自定义) SKU编码(自定义) 是否预售 视频号昵称 带货者昵称 带货类型 礼物单类型',
    ),
    headings: headings(`
      商品属性 商品发货 商品售后 商品已退款金额 收件人姓名 收件人手机 收件人地址 区 买家备注 商家备注 物流单号 物流公司 发货时间 商品优惠 运费
      商品总价 是否赠品 支付单号`),
    map: {
      customer: ['买家openid', '用户标识', '买家昵称'],
      order: ['订单号'],
      time: ['订单下单时间'],
      amount: ['订单实际支付金额', '订单实际收款金额'],
      line_amount: ['商品实际价格(总共)', '商品实际价格'],
      price: ['商品价格', '商品实际价格(单件)'],
      quantity: ['商品数量'],
      product: ['商品名称'],
      status: ['订单状态'],
      paid_time: ['订单支付时间', '支付时间'],
      refund_amount: ['商品已退款金额'],
      province: ['省'],
      city: ['市'],
      name: ['收件人姓名'],
      phone: ['收件人手机'],
      address: ['收件人地址'],
    },
  },
];
