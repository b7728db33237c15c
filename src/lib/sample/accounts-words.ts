/** What the sample supplier of packaging calls things, in one language. */
export interface AccountWords {
  readonly fileName: string;
  readonly headings: readonly string[];
  /** Words that a company's name is made of. */
  readonly companies: readonly string[];
  readonly joinCompany: (place: string, name: string, industry: number) => string;
  readonly industries: readonly string[];
  readonly sizes: readonly string[];
  /** Province or region and city. */
  readonly places: readonly (readonly [region: string, city: string])[];
  readonly owners: readonly string[];
  readonly contacts: readonly string[];
  readonly lines: readonly { readonly name: string; readonly products: readonly string[] }[];
  readonly states: { readonly done: string; readonly cancelled: string };
  readonly yes: string;
  readonly no: string;
  /** A telephone number from ten million possible ones. */
  readonly phone: (digits: string) => string;
  /** What a yuan is in the supplier's currency. */
  readonly rate: number;
}

export const ACCOUNTS_ZH: AccountWords = {
  fileName: '示例-企业客户订单.csv',
  headings: [
    '订单编号',
    '客户编号',
    '企业名称',
    '联系人',
    '联系电话',
    '所属行业',
    '企业规模',
    '省份',
    '城市',
    '客户经理',
    '签约日期',
    '增购意向',
    '下单日期',
    '产品线',
    '产品名称',
    '数量',
    '订单金额',
    '单位成本',
    '订单状态',
  ],
  companies: ['恒源', '佳禾', '明达', '瑞丰', '新宇', '康泰', '宏盛', '天成', '华腾', '绿野', '同创', '远航'],
  joinCompany: (place, name, industry) =>
    `${place.replace(/市$/, '')}${name}${['食品', '医药', '零售', '制造', '物流'][industry] ?? ''}有限公司`,
  industries: ['食品饮料', '医药健康', '零售连锁', '装备制造', '物流仓储'],
  sizes: ['50人以下', '50-199人', '200-499人', '500人以上'],
  places: [
    ['广东省', '深圳市'],
    ['广东省', '佛山市'],
    ['江苏省', '苏州市'],
    ['江苏省', '无锡市'],
    ['浙江省', '宁波市'],
    ['上海市', '上海市'],
    ['山东省', '青岛市'],
    ['湖北省', '武汉市'],
    ['四川省', '成都市'],
    ['河南省', '郑州市'],
  ],
  owners: ['林悦', '周航', '许宁', '沈卓'],
  contacts: [
    '钱文博',
    '孟晓岚',
    '罗一鸣',
    '田慧敏',
    '石俊峰',
    '韩雨桐',
    '曹振宇',
    '唐思远',
    '尹佳琪',
    '任海涛',
  ],
  lines: [
    { name: '包装设备', products: ['自动封箱机', '贴标机', '真空包装机'] },
    { name: '包装耗材', products: ['缠绕膜', '瓦楞纸箱', '封箱胶带', '热敏标签'] },
    { name: '备品备件', products: ['切刀组件', '传送皮带', '打印头'] },
    { name: '维保服务', products: ['年度维保', '上门检修'] },
  ],
  states: { done: '已完成', cancelled: '已取消' },
  yes: '是',
  no: '否',
  phone: (digits) => `1${['38', '39', '86', '58'][Number(digits[0]) % 4] ?? '38'}${digits}`,
  rate: 1,
};

export const ACCOUNTS_EN: AccountWords = {
  fileName: 'sample-account-orders.csv',
  headings: [
    'Order number',
    'Account number',
    'Company',
    'Contact name',
    'Phone',
    'Industry',
    'Company size',
    'Region',
    'City',
    'Account manager',
    'Contract start',
    'Intention',
    'Order date',
    'Product line',
    'Product',
    'Quantity',
    'Amount',
    'Unit cost',
    'Status',
  ],
  companies: [
    'Alder',
    'Birch',
    'Cedar',
    'Dunlin',
    'Elm',
    'Fenwick',
    'Garnet',
    'Harrow',
    'Ivory',
    'Juniper',
    'Kestrel',
    'Linden',
  ],
  joinCompany: (place, name, industry) =>
    `${name} ${['Foods', 'Pharma', 'Stores', 'Engineering', 'Logistics'][industry] ?? ''} ${place} Ltd`,
  industries: ['Food and drink', 'Pharma and health', 'Retail chains', 'Engineering', 'Logistics'],
  sizes: ['under 50', '50-199', '200-499', '500 and more'],
  places: [
    ['London', 'London'],
    ['South East', 'Reading'],
    ['North West', 'Manchester'],
    ['North West', 'Liverpool'],
    ['West Midlands', 'Birmingham'],
    ['Yorkshire', 'Leeds'],
    ['Scotland', 'Glasgow'],
    ['Wales', 'Cardiff'],
    ['South West', 'Bristol'],
    ['East Midlands', 'Nottingham'],
  ],
  owners: ['Ada Finch', 'Ben Marlow', 'Cara Holt', 'Dev Rao'],
  contacts: [
    'Iris Pemberton',
    'Tom Ashdown',
    'Nadia Qureshi',
    'Owen Bright',
    'Maya Thornton',
    'Felix Garside',
    'Hannah Oakley',
    'Rory Lindqvist',
    'Zoe Carmichael',
    'Samir Dhillon',
  ],
  lines: [
    { name: 'Packing machines', products: ['Case sealer', 'Labeller', 'Vacuum packer'] },
    { name: 'Consumables', products: ['Stretch film', 'Cardboard boxes', 'Sealing tape', 'Thermal labels'] },
    { name: 'Spare parts', products: ['Blade set', 'Conveyor belt', 'Print head'] },
    { name: 'Maintenance', products: ['Yearly contract', 'Call-out'] },
  ],
  states: { done: 'Completed', cancelled: 'Cancelled' },
  yes: 'yes',
  no: 'no',
  phone: (digits) => `+44 7700 9${digits.slice(0, 5)}`,
  rate: 1,
};
