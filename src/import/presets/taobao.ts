import { headings, type Preset } from './preset';

/**
 * 淘宝/天猫 千牛: order report (ExportOrderList) and its list of items (ExportOrderDetailList). Headings verified against
 * public import programs (PHP, Java, Go, R) that name them, and against the order report in the shared data.
 */
export const taobao: readonly Preset[] = [
  {
    system: 'taobao',
    table: 'orders',
    telling: headings(
      '买家会员名 买家支付宝账号 买家应付货款 买家应付邮费 买家实际支付积分 返点积分 宝贝总数量 宝贝种类',
    ),
    headings: headings(`
      买家支付积分 买家留言 收货人姓名 收货地址 运送方式 联系电话 联系手机 宝贝标题 物流单号 物流公司 订单备注 店铺Id 店铺名称 订单关闭原因
      卖家服务费 买家服务费 发票抬头 是否手机订单 分阶段订单信息 特权订金订单id 定金排名 修改后的sku 修改后的收货地址 异常信息
      天猫卡券抵扣 集分宝抵扣 是否是O2O交易 打款商家金额 确认收货时间`),
    map: {
      customer: ['买家会员名', '买家昵称', '买家ID'],
      order: ['订单编号'],
      time: ['订单创建时间'],
      amount: ['买家实际支付金额', '买家实付金额', '总金额'],
      quantity: ['宝贝总数量'],
      status: ['订单状态'],
      paid_time: ['订单付款时间'],
      refund_amount: ['退款金额'],
      name: ['收货人姓名'],
      phone: ['联系手机', '联系电话'],
      address: ['收货地址'],
    },
    row: 'order',
  },
  {
    system: 'taobao',
    table: 'items',
    telling: headings('外部系统编号 套餐信息 商品属性 联系方式备注'),
    headings: headings(
      '支付单号 支付详情 备注 商家编码 退款状态 子订单编号 买家应付货款 买家会员名 物流单号 物流公司',
    ),
    map: {
      customer: ['买家会员名'],
      order: ['主订单编号', '订单编号'],
      time: ['订单创建时间'],
      line_amount: ['买家实际支付金额'],
      price: ['价格'],
      quantity: ['购买数量'],
      product: ['标题'],
      status: ['订单状态'],
      paid_time: ['订单付款时间'],
      refund_amount: ['退款金额'],
    },
    row: 'line',
  },
];
