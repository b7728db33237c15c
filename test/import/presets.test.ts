import { expect, it } from 'vitest';
import { ALL_PRESETS } from '../../src/import/presets';
import { previewFile } from '../../src/import/preview';
import type { PresetId } from '../../src/model/preset';
import type { TableKind } from '../../src/model/table-kind';

/** An export cut to what matters: a heading and a value a column, and the fields that must come of the headings. */
interface Export {
  readonly system: PresetId;
  readonly table: TableKind;
  /** heading=value, one a column, set apart by |. */
  readonly columns: string;
  readonly map: Readonly<Record<string, string>>;
}

const EXPORTS: readonly Export[] = [
  {
    system: 'xiaoshouyi',
    table: 'customers',
    columns:
      '客户名称=甲公司|客户级别=A|所属行业=制造|总人数=50|客户所有人=王五|所属公海=华南|创建日期=2024-03-01',
    map: {
      customer: '客户名称',
      level: '客户级别',
      industry: '所属行业',
      owner: '客户所有人',
      company_size: '总人数',
    },
  },
  {
    system: 'dingtalk',
    table: 'customers',
    columns:
      '客户名称=甲公司|客户级别=重点|所属行业=零售|客户来源=展会|负责人（系统）=王五|协同人=赵六|最近跟进时间=2024-03-02|创建时间（系统）=2024-03-01',
    map: {
      customer: '客户名称',
      level: '客户级别',
      source: '客户来源',
      owner: '负责人（系统）',
      registered_time: '创建时间（系统）',
    },
  },
  {
    system: 'fxiaoke',
    table: 'customers',
    columns:
      '客户名称=甲公司|客户级别=重要|1级行业=制造|来源=官网|负责人=王五|负责人主属部门=华东|成交状态=已成交|最后成交时间=2024-03-02|创建时间=2024-03-01|省=广东|市=深圳',
    map: {
      customer: '客户名称',
      industry: '1级行业',
      source: '来源',
      owner: '负责人',
      registered_time: '创建时间',
      province: '省',
      city: '市',
    },
  },
  {
    system: 'zoho',
    table: 'customers',
    columns:
      'Record Id=zcrm_1|Account Name=Acme|Account Owner=Ann|Industry=Retail|Employees=50|Billing City=Berlin|Billing State=BE|Parent Account=Acme Group|Created Time=2024-03-01 10:00:00',
    map: {
      customer: 'Record Id',
      owner: 'Account Owner',
      industry: 'Industry',
      company_size: 'Employees',
      city: 'Billing City',
      parent: 'Parent Account',
    },
  },
  {
    system: 'zoho',
    table: 'tickets',
    columns:
      'Record Id=z1|Case Number=7|Case Owner=Ann|Case Reason=Delivery|Case Origin=Phone|Account Name=Acme|Status=Open|Subject=late|Created Time=2024-03-01 10:00:00',
    map: {
      ticket: 'Case Number',
      customer: 'Account Name',
      time: 'Created Time',
      ticket_state: 'Status',
      channel: 'Case Origin',
    },
  },
  {
    system: 'hubspot',
    table: 'customers',
    columns:
      'Record ID=901|Company name=Acme|Company owner=Ann|Industry=RETAIL|Number of Employees=50|City=Berlin|State/Region=BE|Create Date=2024-03-01 10:00|Lifecycle Stage=Customer|Company Domain Name=acme.com',
    map: {
      customer: 'Record ID',
      owner: 'Company owner',
      industry: 'Industry',
      company_size: 'Number of Employees',
      registered_time: 'Create Date',
    },
  },
  {
    system: 'hubspot',
    table: 'customers',
    columns:
      'Record ID=51|First Name=Bo|Last Name=Li|Email=bo@acme.com|Phone Number=123|Contact owner=Ann|Associated Company=Acme|Lifecycle Stage=Lead|Original Source=Organic|Create Date=2024-03-01 10:00|Unsubscribed from all email=false',
    map: {
      customer: 'Record ID',
      owner: 'Contact owner',
      parent: 'Associated Company',
      source: 'Original Source',
      opted_out: 'Unsubscribed from all email',
    },
  },
  {
    system: 'salesforce',
    table: 'customers',
    columns:
      'Account ID=001A|Account Name=Acme|Account Owner=Ann|Industry=Retail|Employees=50|Billing City=Berlin|Billing State/Province=BE|Account Source=Web|Created Date=3/1/2024|Type=Customer',
    map: {
      customer: 'Account ID',
      owner: 'Account Owner',
      city: 'Billing City',
      source: 'Account Source',
      registered_time: 'Created Date',
    },
  },
  {
    system: 'salesforce',
    table: 'tickets',
    columns:
      'Case Number=00001|Case Owner=Ann|Account Name=Acme|Case Origin=Phone|Status=New|Subject=late|Date/Time Opened=2024-03-01 10:00|Case Reason=Delivery',
    map: { ticket: 'Case Number', time: 'Date/Time Opened', ticket_state: 'Status', content: 'Subject' },
  },
  {
    system: 'wecom',
    table: 'customers',
    columns:
      '客户名称=小明|描述=老客|添加人=王五|添加人账号=wangwu|添加人所属部门=门店|添加时间=2024-03-01 10:00:00|来源=扫码|标签=高价值;母婴|企业=甲公司',
    map: { customer: '客户名称', owner: '添加人', registered_time: '添加时间', source: '来源', tags: '标签' },
  },
  {
    system: 'taobao',
    table: 'orders',
    columns:
      '订单编号=193067985|买家会员名=甲**|买家实际支付金额=598|订单状态=交易成功|订单创建时间=2024-03-01 10:00:00|订单付款时间=2024-03-01 10:01:00|宝贝标题=茶|宝贝总数量=1|买家支付宝账号=a@b.cn',
    map: {
      customer: '买家会员名',
      order: '订单编号',
      time: '订单创建时间',
      paid_time: '订单付款时间',
      amount: '买家实际支付金额',
      status: '订单状态',
    },
  },
  {
    system: 'taobao',
    table: 'orders',
    columns:
      '订单编号=193067985|买家会员名=甲**|买家实际支付金额=598|订单付款时间=2024-03-01 10:01:00|宝贝总数量=1|买家支付宝账号=a@b.cn',
    map: { customer: '买家会员名', time: '订单付款时间', amount: '买家实际支付金额' },
  },
  {
    system: 'jd',
    table: 'items',
    columns:
      '订单号=29010|商品ID=100|商品名称=茶|订购数量=2|下单时间=2024-03-01 10:00:00|京东价=20|订单金额=40|优惠金额=5|应付金额=35|订单状态=完成|下单帐号=jd_a|客户姓名=张三|付款确认时间=2024-03-01 10:01:00',
    map: {
      customer: '下单帐号',
      order: '订单号',
      time: '下单时间',
      amount: '应付金额',
      quantity: '订购数量',
      price: '京东价',
      discount: '优惠金额',
    },
  },
  {
    system: 'youzan',
    table: 'orders',
    columns:
      '归属店铺=一店|订单号=E2024|订单状态=已完成|订单创建时间=2024-03-01 10:00:00|买家付款时间=2024-03-01 10:01:00|应收订单金额=30|订单实付金额=28|订单已退款金额=0|买家昵称=小明|收货人省份=广东|全部商品名称=茶',
    map: {
      customer: '买家昵称',
      order: '订单号',
      time: '订单创建时间',
      amount: '订单实付金额',
      refund_amount: '订单已退款金额',
      province: '收货人省份',
    },
  },
  {
    system: 'youzan',
    table: 'items',
    columns:
      '订单号=E2024|订单商品状态=已发货|商品名称=茶|商品单价=10|商品数量=2|商品金额小计=20|商品实际成交金额=18|订单创建时间=2024-03-01 10:00:00|交易成功时间=|商品已退款金额=0',
    map: {
      order: '订单号',
      time: '订单创建时间',
      line_amount: '商品实际成交金额',
      quantity: '商品数量',
      status: '订单商品状态',
    },
  },
  {
    system: 'shopify',
    table: 'items',
    columns:
      'Name=#1001|Email=a@b.com|Financial Status=paid|Paid at=2024-03-01 10:00:00|Total=35|Created at=2024-03-01 09:59:00|Lineitem quantity=1|Lineitem name=Tea|Lineitem price=10|Accepts Marketing=yes',
    map: {
      customer: 'Email',
      order: 'Name',
      amount: 'Total',
      quantity: 'Lineitem quantity',
      price: 'Lineitem price',
      status: 'Financial Status',
    },
  },
  {
    system: 'douyin',
    table: 'items',
    columns:
      '主订单编号=69179|子订单编号=69180|选购商品=茶|商品数量=1|商品金额=30|订单应付金额=28.9|订单提交时间=2024-03-01 10:00:00|订单状态=已完成|收件人=张*',
    map: {
      order: '主订单编号',
      time: '订单提交时间',
      line_amount: '订单应付金额',
      quantity: '商品数量',
      product: '选购商品',
    },
  },
  {
    system: 'pinduoduo',
    table: 'orders',
    columns:
      '商品=茶|订单号=240301-1|订单状态=已收货|商品总价(元)=17.8|店铺优惠折扣(元)=0|用户实付金额(元)=16.8|商家实收金额(元)=17.8|商品数量(件)=1|订单成交时间=2024-03-01 10:00:00|商品id=1',
    map: {
      order: '订单号',
      time: '订单成交时间',
      amount: '用户实付金额(元)',
      quantity: '商品数量(件)',
      product: '商品',
    },
  },
  {
    system: 'kuaishou',
    table: 'orders',
    columns:
      '订单编号=24001|订单创建时间=2024-03-01 10:00:00|订单状态=交易成功|快手昵称=小明|实付款=28|商品名称=茶|成交数量=1|CPS达人昵称=无|退款金额=0',
    map: {
      customer: '快手昵称',
      order: '订单编号',
      time: '订单创建时间',
      amount: '实付款',
      refund_amount: '退款金额',
    },
  },
  {
    system: 'weixin_shop',
    table: 'items',
    columns:
      '订单号=37001|订单下单时间=2024-03-01 10:00:00|订单状态=已完成|商品名称=茶|商品数量=2|商品价格=10|商品实际价格(总共)=18|订单实际支付金额=18|视频号昵称=一店|省=广东|市=深圳',
    map: {
      order: '订单号',
      time: '订单下单时间',
      amount: '订单实际支付金额',
      line_amount: '商品实际价格(总共)',
      quantity: '商品数量',
    },
  },
  {
    system: 'wjx',
    table: 'survey',
    columns:
      '序号=1|提交答卷时间=2024/3/1 12:00:00|所用时间=60秒|来源=微信|来源详情=N/A|来自IP=1.2.3.4|1、您的性别=女|2、您喜欢什么？=茶┋米',
    map: { time: '提交答卷时间', answer_1: '1、您的性别', answer_2: '2、您喜欢什么？' },
  },
];

/** Two rows of a CSV that says what the columns say. */
function fileOf({ columns }: Export): File {
  const pairs = columns.split('|').map((pair) => pair.split('='));
  const line = (at: number) => pairs.map((pair) => pair[at] ?? '').join(',');
  return new File([`${line(0)}\n${line(1)}\n${line(1)}\n`], 'export.csv');
}

it.each(EXPORTS.map((one) => [one.system, one.table, one] as const))(
  'knows %s (%s) by its headings',
  async (system, table, one) => {
    const found = await previewFile(fileOf(one), {});
    expect({ preset: found.preset, table: found.table.kind }).toEqual({ preset: system, table });
    expect(found.map).toMatchObject(one.map);
  },
);

it('has an export of every system that is known', () => {
  const systems = [...new Set(ALL_PRESETS.map(({ system }) => system))];
  expect(systems.filter((system) => !EXPORTS.some((one) => one.system === system))).toEqual([]);
});
