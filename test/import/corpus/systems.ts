import { csv, type DirtyFile } from './dirty-file';

/** Exports of known systems, cut to the columns that matter. Values are made up. */
export const SYSTEM_FILES: readonly DirtyFile[] = [
  {
    name: 'taobao',
    trait: 'order report of 淘宝/天猫 with ="…" ids and quoted phones',
    files: () =>
      csv(
        'ExportOrderList.csv',
        '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,总金额,返点积分,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝总数量',
        `"=""1930679858170647""",甲**,a@b.cn,598,0,598,0,598,交易成功,张三,'13800000001,2024-03-01 10:00:00,2024-03-01 10:01:00,茶,1`,
        `"=""1930679858170648""",乙**,c@d.cn,20,5,25,0,0,交易关闭,李四,'13800000002,2024-03-02 10:00:00,,米,2`,
      ),
    columns: ['customer', 'order', 'time', 'amount', 'quantity', 'status'],
    rows: [
      ['甲**', '1930679858170647', '2024-03-01 10:00:00', '598', '1', '交易成功'],
      ['乙**', '1930679858170648', '2024-03-02 10:00:00', '0', '2', '交易关闭'],
    ],
    result: { preset: 'taobao', table: 'orders' },
  },
  {
    name: 'douyin',
    trait: 'items of 抖店 with tabs before long ids',
    files: () =>
      csv(
        '1791430000.csv',
        '主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,订单提交时间,订单状态,售后状态',
        '"\t6917926768823643751","\t6917926768823643751","\t辣丝丝","\t1袋",1,"\t300400008",28.90,0.00,张*,2024-03-01 10:00:00,已完成,-',
        '"\t6917926768823643752","\t6917926768823643753","\t米",大,2,"\t300400009",10.00,0.00,李*,2024-03-02 10:00:00,已关闭,-',
      ),
    columns: ['order', 'line_amount', 'quantity', 'product', 'status'],
    rows: [
      ['6917926768823643751', '28.9', '1', '辣丝丝', '已完成'],
      ['6917926768823643752', '10', '2', '米', '已关闭'],
    ],
    result: { preset: 'douyin', table: 'items' },
  },
  {
    name: 'pinduoduo',
    trait: 'orders of 拼多多 with units in the names',
    files: () =>
      csv(
        'orders_export.csv',
        '商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),用户实付金额(元),商家实收金额(元),商品数量(件),订单成交时间,商品id,样式ID,售后状态',
        '横幅,240301-1,已收货,17.8,0,1,16.8,17.8,1,2024-03-01 10:00:00,1,2,无售后或售后取消',
        '茶,240302-2,已取消,10,0,0,10,10,2,2024-03-02 10:00:00,3,4,退款成功',
      ),
    columns: ['order', 'time', 'amount', 'quantity', 'product'],
    rows: [
      ['240301-1', '2024-03-01 10:00:00', '16.8', '1', '横幅'],
      ['240302-2', '2024-03-02 10:00:00', '10', '2', '茶'],
    ],
    result: { preset: 'pinduoduo', table: 'orders' },
  },
  {
    name: 'shopify',
    trait: 'Shopify: what concerns the order stands on its first row only',
    files: () =>
      csv(
        'orders_export.csv',
        'Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem requires shipping',
        '#1001,a@b.com,paid,2024-03-01 10:00:00,fulfilled,yes,USD,30,5,0,35,,0,2024-03-01 09:59:00,1,Tea,10,T1,true',
        '#1001,a@b.com,,,,,,,,,,,,2024-03-01 09:59:00,2,Rice,10,R1,true',
        '#1002,c@d.com,refunded,2024-03-02 10:00:00,fulfilled,no,USD,10,0,0,10,,0,2024-03-02 09:59:00,1,Tea,10,T1,true',
      ),
    columns: ['customer', 'order', 'amount', 'quantity', 'price', 'product'],
    rows: [
      ['a@b.com', '#1001', '35', '1', '10', 'Tea'],
      ['a@b.com', '#1001', null, '2', '10', 'Rice'],
      ['c@d.com', '#1002', '10', '1', '10', 'Tea'],
    ],
    result: { preset: 'shopify', table: 'items', row: 'line_with_order_total' },
  },
  {
    name: 'wjx',
    trait: 'answers of 问卷星: numbered questions, several choices, a matrix',
    files: () =>
      csv(
        '1234_按文本.csv',
        '序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的性别,2、您喜欢什么？,3、满意度:服务,3、满意度:物流',
        '1,2024/3/1 12:00:00,60秒,微信,N/A,1.2.3.4,女,茶┋米,5,4',
        '2,2024/3/2 12:00:00,45秒,手机提交,N/A,1.2.3.5,男,茶,3,3',
      ),
    columns: ['time', 'answer_1', 'answer_2', 'answer_3_1', 'answer_3_2'],
    rows: [
      ['2024-03-01 12:00:00', '女', '茶┋米', '5', '4'],
      ['2024-03-02 12:00:00', '男', '茶', '3', '3'],
    ],
    result: { preset: 'wjx', table: 'survey' },
  },
  {
    name: 'zoho-contacts',
    trait: 'Zoho: one contact a row under a repeated company name',
    files: () =>
      csv(
        'Contacts.csv',
        'Record Id,Contact Owner,Lead Source,First Name,Last Name,Account Name,Email,Phone,Mailing City,Mailing State,Email Opt Out,Created Time',
        'zcrm_1,Ann,Web,Bo,Li,Acme,bo@acme.com,123,Berlin,BE,false,2024-03-01 10:00:00',
        'zcrm_2,Ann,Fair,Cy,Wu,Acme,cy@acme.com,124,Berlin,BE,true,2024-03-02 10:00:00',
      ),
    columns: ['customer', 'owner', 'source', 'city', 'opted_out'],
    rows: [
      ['zcrm_1', 'Ann', 'Web', 'Berlin', 'false'],
      ['zcrm_2', 'Ann', 'Fair', 'Berlin', 'true'],
    ],
    result: { preset: 'zoho', table: 'customers' },
  },
  {
    name: 'xiaoshouyi',
    trait: 'customers of 销售易',
    files: () =>
      csv(
        '客户.csv',
        '客户名称,客户级别,所属行业,总人数,客户所有人,上级客户,创建日期,省份,所属公海',
        '甲公司,A,制造,50,王五,甲集团,2024-03-01,广东,华南',
        '乙公司,B,零售,20,赵六,,2024-03-02,上海,华东',
      ),
    columns: ['customer', 'level', 'industry', 'company_size', 'owner', 'parent', 'province'],
    rows: [
      ['甲公司', 'A', '制造', '50', '王五', '甲集团', '广东'],
      ['乙公司', 'B', '零售', '20', '赵六', null, '上海'],
    ],
    result: { preset: 'xiaoshouyi', table: 'customers' },
  },
  {
    name: 'tickets',
    trait: 'complaints of nobody’s system, mapped by synonyms',
    files: () =>
      csv(
        '投诉.csv',
        '工单编号,客户编号,投诉时间,投诉类型,投诉内容,处理状态',
        'T1,C1,2023-10-15,物流,送货慢,已跟进',
        'T2,C2,2023-10-16,质量,包装破损,处理中',
      ),
    columns: ['ticket', 'customer', 'time', 'ticket_kind', 'content', 'ticket_state'],
    rows: [
      ['T1', 'C1', '2023-10-15 00:00:00', '物流', '送货慢', '已跟进'],
      ['T2', 'C2', '2023-10-16 00:00:00', '质量', '包装破损', '处理中'],
    ],
    result: { preset: null, table: 'tickets' },
  },
  {
    name: 'interactions',
    trait: 'notes of conversations',
    files: () =>
      csv(
        '沟通.csv',
        '客户编号,沟通时间,沟通内容,沟通结果,负责人,渠道',
        'C1,2024-03-01 10:00,报价,待回复,王五,电话',
        'C2,2024-03-02 11:00,回访,满意,赵六,微信',
      ),
    columns: ['customer', 'time', 'content', 'outcome', 'owner', 'channel'],
    rows: [
      ['C1', '2024-03-01 10:00:00', '报价', '待回复', '王五', '电话'],
      ['C2', '2024-03-02 11:00:00', '回访', '满意', '赵六', '微信'],
    ],
    result: { preset: null, table: 'interactions' },
  },
];
