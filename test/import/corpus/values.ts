import { csv, type Cell, type DirtyFile } from './dirty-file';

const order = (
  name: string,
  trait: string,
  amounts: readonly string[],
  expected: readonly Cell[],
  more: Partial<DirtyFile> = {},
): DirtyFile => ({
  name,
  trait,
  files: () =>
    csv(
      'a.csv',
      '会员号,下单时间,实付金额',
      ...amounts.map((amount, i) => `A${i},2024-03-0${i + 1},${amount}`),
    ),
  columns: ['customer', 'amount'],
  rows: expected.map((amount, i) => [`A${i}`, amount]),
  ...more,
});

const dated = (
  name: string,
  trait: string,
  times: readonly string[],
  expected: readonly Cell[],
  more: Partial<DirtyFile> = {},
): DirtyFile => ({
  name,
  trait,
  files: () => csv('a.csv', '会员号,下单时间,实付金额', ...times.map((time, i) => `A${i},${time},${i + 1}`)),
  columns: ['customer', 'time'],
  rows: expected.map((time, i) => [`A${i}`, time]),
  ...more,
});

/** Amounts, dates, ids and words for "missing". */
export const VALUE_FILES: readonly DirtyFile[] = [
  order(
    'currency-sign',
    '¥ and grouped thousands',
    ['"¥1,234.50"', '"¥ 2,000"', '￥3'],
    ['1234.5', '2000', '3'],
  ),
  order('yuan', '元 behind the number', ['12.5元', '8 元', '1000元'], ['12.5', '8', '1000']),
  order('wan', '万 and 亿 behind the number', ['1.2万', '3万', '0.5亿'], ['12000', '30000', '50000000']),
  order(
    'full-width-digits',
    'digits and points of full width',
    ['１２．５', '８', '１，２３４'],
    ['12.5', '8', '1234'],
  ),
  order(
    'negative',
    'refunds as negative rows, in brackets too',
    ['12.5', '-12.5', '(8.00)'],
    ['12.5', '-12.5', '-8'],
  ),
  order('decimal-comma', 'decimal commas', ['"1.234,50"', '"8,25"', '"12,00"'], ['1234.5', '8.25', '12']),
  order('per-cent', 'per cent', ['10%', '12.5%', '100%'], ['0.1', '0.125', '1']),
  order('dollar', 'dollars before and behind', ['$12.50', 'USD 8', '9 USD'], ['12.5', '8', '9']),
  order(
    'missing-words',
    'words for missing',
    ['12.5', '-', '无', 'NULL', 'N/A', ''],
    ['12.5', null, null, null, null, null],
  ),
  order('many-decimals', 'more decimals than money has', ['0.123456', '1.5', '2'], ['0.123456', '1.5', '2'], {
    warns: ['import.amount_as_double'],
  }),
  order(
    'one-bad-amount',
    'one amount that is no number',
    ['12.5', '8', '9', '9', '9', '9', '9', '9', '待定'],
    ['12.5', '8', '9', '9', '9', '9', '9', '9', null],
    { warns: ['import.values_not_converted'] },
  ),
  dated(
    'slash-dates',
    '2024/3/1 8:05',
    ['2024/3/1 8:05', '2024/12/31 23:59:59'],
    ['2024-03-01 08:05:00', '2024-12-31 23:59:59'],
  ),
  dated(
    'chinese-dates',
    '2024年3月1日',
    ['2024年3月1日', '2024年12月31日 8时5分'],
    ['2024-03-01 00:00:00', '2024-12-31 08:05:00'],
  ),
  dated(
    'dotted-dates',
    '2024.3.1',
    ['2024.3.1', '2024.12.31'],
    ['2024-03-01 00:00:00', '2024-12-31 00:00:00'],
  ),
  dated(
    'compact-dates',
    '20240301',
    ['20240301', '20241231'],
    ['2024-03-01 00:00:00', '2024-12-31 00:00:00'],
  ),
  dated(
    'serial-dates',
    'serial dates of Excel',
    ['45352', '45353.5', '45657'],
    ['2024-03-01 00:00:00', '2024-03-02 12:00:00', '2024-12-31 00:00:00'],
  ),
  dated(
    'iso-dates',
    'ISO with T and Z',
    ['2024-03-01T08:05:00Z', '2024-12-31T23:59:59Z'],
    ['2024-03-01 08:05:00', '2024-12-31 23:59:59'],
  ),
  dated(
    'unix-seconds',
    'seconds since 1970',
    ['1709251200', '1735603200'],
    ['2024-03-01 00:00:00', '2024-12-31 00:00:00'],
  ),
  dated(
    'american-dates',
    'month first, which one value tells',
    ['12/31/2024', '3/1/2024'],
    ['2024-12-31 00:00:00', '2024-03-01 00:00:00'],
  ),
  dated(
    'ambiguous-dates',
    'day and month cannot be told apart',
    ['01/02/2024', '03/04/2024'],
    ['2024-02-01 00:00:00', '2024-04-03 00:00:00'],
    { warns: ['import.date_order_guessed'] },
  ),
  dated(
    'mixed-dates',
    'four styles in one column',
    ['2024/3/1 8:05', '2024年3月2日', '20240303', '2024-03-04'],
    ['2024-03-01 08:05:00', '2024-03-02 00:00:00', '2024-03-03 00:00:00', '2024-03-04 00:00:00'],
  ),
  dated(
    'two-digit-years',
    '31/12/24',
    ['1/3/24', '31/12/24'],
    ['2024-03-01 00:00:00', '2024-12-31 00:00:00'],
  ),
  {
    name: 'long-ids',
    trait: 'order numbers of 18 digits',
    files: () =>
      csv(
        'a.csv',
        '订单编号,会员号,付款时间,实付金额',
        '123456789012345678,A,2024-03-01,1',
        '123456789012345679,B,2024-03-02,2',
      ),
    columns: ['order'],
    rows: [['123456789012345678'], ['123456789012345679']],
  },
  {
    name: 'quoted-ids',
    trait: 'ids padded as ="001", with tabs and apostrophes',
    files: () =>
      csv(
        'a.csv',
        '订单编号,会员号,付款时间,实付金额',
        '"=""00123""",\tA1,2024-03-01,1',
        "'00124,　A2　,2024-03-02,2",
      ),
    columns: ['order', 'customer'],
    rows: [
      ['00123', 'A1'],
      ['00124', 'A2'],
    ],
  },
  {
    name: 'zeros',
    trait: 'phones and codes that keep their zeros',
    files: () =>
      csv('a.csv', '会员号,下单时间,实付金额,门店编号', '0012,2024-03-01,1,007', '0013,2024-03-02,2,010'),
    columns: ['customer', '门店编号'],
    rows: [
      ['0012', '007'],
      ['0013', '010'],
    ],
  },
  {
    name: 'refund-status',
    trait: 'refunds as a status column',
    files: () =>
      csv(
        'a.csv',
        '订单编号,会员号,付款时间,实付金额,订单状态,退款金额',
        '1,A,2024-03-01,10,交易成功,0',
        '2,B,2024-03-02,8,退款成功,8',
      ),
    columns: ['order', 'status', 'refund_amount'],
    rows: [
      ['1', '交易成功', '0'],
      ['2', '退款成功', '8'],
    ],
  },
  {
    name: 'order-total-repeated',
    trait: 'one order over several lines, its total on each',
    files: () =>
      csv(
        'a.csv',
        '订单编号,会员号,付款时间,实付金额,商品',
        '1,A,2024-03-01,10,茶',
        '1,A,2024-03-01,10,米',
        '2,B,2024-03-02,8,茶',
        '2,B,2024-03-02,8,米',
      ),
    columns: ['order', 'amount', 'order_total', 'product'],
    rows: [
      ['1', '10', '10', '米'],
      ['1', null, '10', '茶'],
      ['2', '8', '8', '米'],
      ['2', null, '8', '茶'],
    ],
    warns: ['source.order_total_repeated'],
    result: { row: 'line_with_order_total' },
  },
  {
    name: 'quantity-times-price',
    trait: 'no amount, but quantity and price',
    files: () =>
      csv('a.csv', '订单编号,会员号,下单时间,数量,单价', '1,A,2024-03-01,2,1.5', '2,B,2024-03-02,3,2'),
    columns: ['amount', 'quantity', 'price'],
    rows: [
      ['3', '2', '1.5'],
      ['6', '3', '2'],
    ],
  },
  {
    name: 'unit-in-name',
    trait: '万元 in the name of a column, multiplied on demand',
    files: () =>
      csv(
        'a.csv',
        '客户名称,签约日期,合同金额(万元)',
        '甲公司,2024-03-01,1.2345',
        '乙公司,2024-03-02,30',
        '丙公司,2024-03-03,3万',
      ),
    options: {
      import: { times: { '合同金额(万元)': 10000 } },
      map: { customer: '客户名称', time: '签约日期', amount: '合同金额(万元)' },
    },
    columns: ['customer', 'amount'],
    rows: [
      ['甲公司', '12345'],
      ['乙公司', '300000'],
      ['丙公司', '30000'],
    ],
  },
  {
    name: 'unit-left-alone',
    trait: '万元 in the name of a column, left as it is unless asked for',
    files: () => csv('a.csv', '客户编号,年采购额（万元）', 'C1,1.5', 'C2,30'),
    columns: ['customer', 'yearly_purchase'],
    rows: [
      ['C1', '1.5'],
      ['C2', '30'],
    ],
  },
  {
    name: 'address',
    trait: 'province and city in one address: personal, so off',
    files: () =>
      csv(
        'a.csv',
        '会员号,下单时间,实付金额,收货地址',
        'A,2024-03-01,1,广东省深圳市南山区科技路1号',
        'B,2024-03-02,2,上海市浦东新区世纪大道2号',
      ),
    columns: ['customer', 'amount'],
    rows: [
      ['A', '1'],
      ['B', '2'],
    ],
    warns: ['import.columns_left_out'],
  },
];
