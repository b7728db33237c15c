import { headings, type Preset } from './preset';

/**
 * 京东商家后台 (POP): one row an item, the order's sums repeated. Headings verified in part against public programs that read
 * the export; 结算金额, 余额支付 and the coupon columns are from memory of the back office and could not be verified.
 */
export const jd: readonly Preset[] = [
  {
    system: 'jd',
    table: 'items',
    telling: headings('下单帐号 订购数量 京东价 仓库id 增值税发票'),
    headings: headings(`
      商品ID 店铺ID 店铺名称 货到付款 客户姓名 客户地址 联系电话 仓库名称 商家备注 订单备注 运费金额 余额支付 发票类型 发票抬头 发票内容
      送货方式 商家SKUID 货号 服务费 订单类型 结算金额`),
    map: {
      customer: ['下单帐号', '下单账号'],
      order: ['订单号'],
      time: ['下单时间', '付款确认时间'],
      amount: ['应付金额', '订单金额'],
      quantity: ['订购数量'],
      price: ['京东价'],
      discount: ['优惠金额'],
      product: ['商品名称'],
      status: ['订单状态'],
      paid_time: ['付款确认时间'],
      name: ['客户姓名'],
      phone: ['联系电话'],
      address: ['客户地址'],
    },
  },
];
