import { csv, type DirtyFile } from './dirty-file';

const COLUMNS = ['customer', 'order', 'time', 'amount'];
const ROWS = [
  ['A1', '001', '2024-03-01 00:00:00', '12.5'],
  ['A2', '002', '2024-03-02 00:00:00', '8'],
] as const;
const HEADER = '订单号,会员号,下单时间,实付金额';
const DATA = ['001,A1,2024-03-01,12.5', '002,A2,2024-03-02,8'];
const TABLE = { columns: COLUMNS, rows: ROWS };
const SUMS = { warns: ['import.summary_rows_dropped'] };

/** Titles, headers of several rows, footers, sums and repeated headers between the data. */
export const LAYOUT_FILES: readonly DirtyFile[] = [
  {
    name: 'title-line',
    trait: 'a title above the header',
    files: () => csv('a.csv', '三月订单报表', HEADER, ...DATA),
    ...TABLE,
  },
  {
    name: 'title-lines',
    trait: 'several title lines and a blank one',
    files: () =>
      csv('a.csv', '某某公司订单明细表,,,', '统计时间：2024-03-01 至 2024-03-31,,,', '', HEADER, ...DATA),
    ...TABLE,
  },
  {
    name: 'title-two-cells',
    trait: 'a line of labels above the header',
    files: () => csv('a.csv', '店铺：旗舰店,导出人：张三,,', HEADER, ...DATA),
    ...TABLE,
  },
  {
    name: 'two-row-header',
    trait: 'groups of columns in merged cells above the names',
    files: () =>
      csv(
        'a.csv',
        '订单,,,会员,',
        '编号,时间,金额,会员号,城市',
        '001,2024-03-01,12.5,A1,广州',
        '002,2024-03-02,8,A2,深圳',
      ),
    columns: ['customer', 'order', 'time', 'amount', '会员 / 城市'],
    rows: [
      ['A1', '001', '2024-03-01 00:00:00', '12.5', '广州'],
      ['A2', '002', '2024-03-02 00:00:00', '8', '深圳'],
    ],
    options: {
      map: { customer: '会员 / 会员号', order: '订单 / 编号', time: '订单 / 时间', amount: '订单 / 金额' },
    },
  },
  {
    name: 'two-row-header-unaided',
    trait: 'a header whose single names are merged downwards',
    files: () => csv('a.csv', '订单号,会员号,付款,', ',,下单时间,实付金额', ...DATA),
    columns: COLUMNS,
    rows: ROWS,
  },
  {
    name: 'title-and-two-rows',
    trait: 'a title above a header of two rows',
    files: () => csv('a.csv', '订单表,,,', '订单号,会员号,付款,', ',,下单时间,实付金额', ...DATA),
    ...TABLE,
  },
  {
    name: 'total',
    trait: 'a sum below the data',
    files: () => csv('a.csv', HEADER, ...DATA, '合计,,,20.5'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'total-colon',
    trait: 'a sum that is called 总计：',
    files: () => csv('a.csv', HEADER, ...DATA, '总计：,,,20.50 元'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'total-second-column',
    trait: 'a sum whose label stands in the second column',
    files: () => csv('a.csv', HEADER, ...DATA, ',合计,,20.5'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'total-unlabelled',
    trait: 'a last row of sums that says nothing of it, above who made the table',
    files: () => csv('a.csv', HEADER, ...DATA, ',,,20.50', '制表人：张三,,,'),
    ...TABLE,
    result: { summary_rows: 2 },
  },
  {
    name: 'total-english',
    trait: 'Grand Total below the data',
    files: () => csv('a.csv', 'Order No,Customer ID,Order Date,Amount', ...DATA, 'Grand Total,,,20.5'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'signature',
    trait: 'who made it, who checked it, when it was printed',
    files: () =>
      csv(
        'a.csv',
        HEADER,
        ...DATA,
        '合计,,,20.5',
        '',
        '制表人：张三,,审核：李四,',
        '打印时间：2024-04-01 10:00,,,',
      ),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'short-footer',
    trait: 'a footer with fewer values than columns',
    files: () => csv('a.csv', HEADER, ...DATA, '共 2 条记录'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'note',
    trait: 'a note below the data',
    files: () => csv('a.csv', HEADER, ...DATA, '注：本表不含退款订单,,,'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'page',
    trait: 'a page number at the end',
    files: () => csv('a.csv', HEADER, ...DATA, '第1页/共1页,,,'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'rule-line',
    trait: 'a line of dashes below the data',
    files: () => csv('a.csv', HEADER, ...DATA, '--------,,,'),
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'blank-tail',
    trait: 'blank rows with delimiters at the end',
    files: () => csv('a.csv', HEADER, ...DATA, ',,,', ',,,'),
    ...TABLE,
  },
  {
    name: 'blank-between',
    trait: 'blank lines between the data',
    files: () => csv('a.csv', HEADER, DATA[0] ?? '', '', DATA[1] ?? ''),
    ...TABLE,
  },
  {
    name: 'subtotals',
    trait: 'sums of groups between the data',
    files: () => csv('a.csv', HEADER, DATA[0] ?? '', '小计,,,12.5', DATA[1] ?? '', '小计,,,8', '合计,,,20.5'),
    ...TABLE,
    ...SUMS,
    result: { summary_rows: 3 },
  },
  {
    name: 'repeated-header',
    trait: 'the header once more on the second page',
    files: () => csv('a.csv', HEADER, DATA[0] ?? '', HEADER, DATA[1] ?? ''),
    ...TABLE,
    ...SUMS,
    result: { summary_rows: 1 },
  },
  {
    name: 'footer-kept',
    trait: 'a footer that the reader keeps as data',
    files: () => csv('a.csv', HEADER, ...DATA, '合计,A3,2024-03-03,20.5'),
    options: { import: { footer: 0, between: 'keep' } },
    columns: COLUMNS,
    rows: [
      ['A1', '001', '2024-03-01 00:00:00', '12.5'],
      ['A2', '002', '2024-03-02 00:00:00', '8'],
      ['A3', '合计', '2024-03-03 00:00:00', '20.5'],
    ],
  },
  {
    name: 'footer-told',
    trait: 'a footer nobody could know, counted by the reader',
    files: () => csv('a.csv', HEADER, ...DATA, '仅供内部使用,,,'),
    options: { import: { footer: 1 } },
    ...TABLE,
    ...SUMS,
  },
  {
    name: 'no-header',
    trait: 'no column names at all',
    files: () =>
      csv('a.csv', ...Array.from({ length: 6 }, (_, i) => `C${100 + (i % 3)},2024-03-0${i + 1},${i + 1}.50`)),
    columns: ['customer', 'time', 'amount'],
    rows: Array.from({ length: 6 }, (_, i) => [
      `C${100 + (i % 3)}`,
      `2024-03-0${i + 1} 00:00:00`,
      `${i + 1}.5`,
    ]),
  },
  {
    name: 'repeated-names',
    trait: 'two columns with one name',
    files: () => csv('a.csv', `${HEADER},备注,备注`, '001,A1,2024-03-01,12.5,x,y'),
    columns: [...COLUMNS, '备注', '备注_2'],
    rows: [['A1', '001', '2024-03-01 00:00:00', '12.5', 'x', 'y']],
    warns: ['import.columns_renamed'],
  },
  {
    name: 'blank-name',
    trait: 'a column without a name',
    files: () => csv('a.csv', '订单号,会员号,下单时间,实付金额,', '001,A1,2024-03-01,12.5,x'),
    columns: [...COLUMNS, 'column_5'],
    rows: [['A1', '001', '2024-03-01 00:00:00', '12.5', 'x']],
    warns: ['import.columns_renamed'],
  },
  {
    name: 'padded-names',
    trait: 'blanks, quotes and line ends in the names',
    files: () => csv('a.csv', ' 订单号 ,"会员\n号",\t下单时间,实付金额　', ...DATA),
    ...TABLE,
  },
  {
    name: 'short-rows',
    trait: 'rows that end early',
    files: () => csv('a.csv', `${HEADER},备注`, '001,A1,2024-03-01,12.5', '002,A2,2024-03-02,8,急'),
    columns: [...COLUMNS, '备注'],
    rows: [
      ['A1', '001', '2024-03-01 00:00:00', '12.5', null],
      ['A2', '002', '2024-03-02 00:00:00', '8', '急'],
    ],
  },
];
