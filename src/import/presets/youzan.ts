import { headings, type Preset } from './preset';

/** 有赞: orders and items of orders. Headings verified against public programs whose tests carry whole exports. */
export const youzan: readonly Preset[] = [
  {
    system: 'youzan',
    table: 'orders',
    telling: headings(
      '归属店铺 应收订单金额 订单抵用积分数 全部商品名称 商品种类数 下单网点 支付营销优惠 支付优惠合计 挂账主体',
    ),
    headings: headings(`
      订单类型 推广方式 付款方式 支付流水号 商品金额合计 运费 订单实收金额 店铺优惠方式 支付优惠方式 订单配送方式 收货人地区
      详细收货地址/提货地址 收货人/提货人 收货人手机号/提货人手机号 买家备注 订单星级 买家是否会员 收银员 分销员 专属导购 订单退款状态
      商家订单备注 桌号 订单风险标签 交易成功时间 买家姓名`),
    map: {
      customer: ['买家手机号', '买家昵称', '买家姓名'],
      order: ['订单号'],
      time: ['订单创建时间'],
      amount: ['订单实付金额'],
      discount: ['店铺优惠合计'],
      status: ['订单状态'],
      paid_time: ['买家付款时间'],
      refund_amount: ['订单已退款金额'],
      channel: ['销售渠道', '订单来源'],
      owner: ['销售导购', '专属导购'],
      province: ['收货人省份'],
      city: ['收货人城市'],
      name: ['收货人/提货人'],
      address: ['详细收货地址/提货地址'],
    },
    row: 'order',
  },
  {
    system: 'youzan',
    table: 'items',
    telling: headings(
      '订单商品状态 商品优惠后价格 商品金额小计 店铺优惠（分摊） 商品实际成交金额 商品抵用积分数',
    ),
    headings: headings(`
      外部订单号 商品类型 商品规格 规格编码 商品编码 商品优惠方式 商品留言 收货人/提货人 收货人手机号/提货人手机号 收货人地区
      详细收货地址/提货地址 买家备注 商品发货状态 商品发货方式 商品发货物流公司 商品发货物流单号 发货员工 商品发货时间 商家订单备注 周期购信息`),
    map: {
      order: ['订单号'],
      time: ['订单创建时间', '交易成功时间'],
      line_amount: ['商品实际成交金额', '商品金额小计'],
      price: ['商品单价'],
      quantity: ['商品数量'],
      cost: ['商品成本价'],
      product: ['商品名称'],
      category: ['商品类目', '商品目录'],
      status: ['订单商品状态', '商品退款状态'],
      refund_amount: ['商品已退款金额'],
      province: ['收货人省份'],
      city: ['收货人城市'],
    },
    row: 'line',
  },
];
