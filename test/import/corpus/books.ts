import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { strToU8, zipSync } from 'fflate';
import { encode } from '../../support/encode';
import { bytes, csv, type DirtyFile } from './dirty-file';

type Sheet = Parameters<typeof writeXlsx>[0]['sheets'][number];

async function book(name: string, ...sheets: readonly Sheet[]): Promise<readonly File[]> {
  const bytes = await writeXlsx({ sheets: [...sheets] });
  return [new File([bytes as Uint8Array<ArrayBuffer>], name)];
}

const sheet = (rows: CellValue[][], more: Partial<Sheet> = {}): Sheet => ({ name: 'Sheet1', rows, ...more });
const day = (date: number) => new Date(Date.UTC(2024, 2, date));
const TABLE = {
  columns: ['customer', 'order', 'time', 'amount'],
  rows: [
    ['A1', '001', '2024-03-01 00:00:00', '12.5'],
    ['A2', '002', '2024-03-02 00:00:00', '8'],
  ],
} as const;
const NAMES: CellValue[] = ['订单号', '会员号', '下单时间', '实付金额'];
const DATA: CellValue[][] = [
  ['001', 'A1', day(1), 12.5],
  ['002', 'A2', day(2), 8],
];

/** Workbooks, and several files that become one table. */
export const BOOK_FILES: readonly DirtyFile[] = [
  {
    name: 'xlsx',
    trait: 'dates and numbers of a workbook',
    files: () => book('a.xlsx', sheet([NAMES, ...DATA])),
    ...TABLE,
  },
  {
    name: 'xlsx-as-csv',
    trait: 'a workbook that is called .csv',
    files: () => book('a.csv', sheet([NAMES, ...DATA])),
    ...TABLE,
  },
  {
    name: 'xlsx-title',
    trait: 'a merged title, a blank row, a sum and a signature',
    files: () =>
      book(
        'a.xlsx',
        sheet([['三月订单'], [], NAMES, ...DATA, ['合计', null, null, 20.5], ['制表人：张三']], {
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
        }),
      ),
    ...TABLE,
    warns: ['import.summary_rows_dropped'],
  },
  {
    name: 'xlsx-two-rows',
    trait: 'a header of two rows with merged cells both ways',
    files: () =>
      book(
        'a.xlsx',
        sheet([['订单号', '会员号', '付款', null], [null, null, '下单时间', '实付金额'], ...DATA], {
          merges: [
            { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
            { startRow: 0, startCol: 1, endRow: 1, endCol: 1 },
            { startRow: 0, startCol: 2, endRow: 0, endCol: 3 },
          ],
        }),
      ),
    ...TABLE,
  },
  {
    name: 'xlsx-merged-down',
    trait: 'a customer merged over several orders',
    files: () =>
      book(
        'a.xlsx',
        sheet(
          [
            ['会员号', '订单号', '下单时间', '实付金额'],
            ['A1', '001', day(1), 12.5],
            [null, '002', day(2), 8],
            ['A2', '003', day(3), 9],
          ],
          {
            merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
          },
        ),
      ),
    columns: ['customer', 'order', 'amount'],
    rows: [
      ['A1', '001', '12.5'],
      ['A1', '002', '8'],
      ['A2', '003', '9'],
    ],
  },
  {
    name: 'xlsx-notes-first',
    trait: 'a first sheet of notes',
    files: () =>
      book(
        'a.xlsx',
        { name: '说明', rows: [['导出说明'], ['仅供内部使用']] },
        { name: '订单', rows: [NAMES, ...DATA] },
      ),
    ...TABLE,
  },
  {
    name: 'xlsx-second-sheet',
    trait: 'a sheet the reader chose',
    files: () =>
      book(
        'a.xlsx',
        { name: '一月', rows: [NAMES, ['009', 'B', day(9), 1]] },
        { name: '三月', rows: [NAMES, ...DATA] },
      ),
    options: { import: { sheet: '三月' } },
    ...TABLE,
  },
  {
    name: 'xlsx-text-numbers',
    trait: 'numbers and dates as text',
    files: () =>
      book(
        'a.xlsx',
        sheet([NAMES, ['001', 'A1', '2024/3/1', '12.50'], ['002', 'A2', '2024年3月2日', '8元']]),
      ),
    ...TABLE,
  },
  {
    name: 'xlsx-months',
    trait: 'a sheet a month, beside a summary of them and a hidden copy',
    files: () =>
      book(
        '2024.xlsx',
        { name: '1月', rows: [NAMES, ...DATA.slice(0, 1), ['合计', null, null, 12.5]] },
        {
          name: '2月',
          rows: [['2月订单'], ['订单号', '实付金额', '会员号', '下单时间'], ['002', 8, 'A2', day(2)]],
        },
        {
          name: '汇总',
          rows: [
            ['月份', '金额'],
            ['1月', 12.5],
            ['2月', 8],
          ],
        },
        { name: '备份', rows: [NAMES, ...DATA], hidden: true },
      ),
    options: { import: { unite: 'alike' } },
    columns: [...TABLE.columns, 'file'],
    rows: TABLE.rows.map((row, i) => [...row, `2024.xlsx · ${i + 1}月`]),
    result: { summary_rows: 1, rows: 2 },
  },
  {
    name: 'zip-months',
    trait: 'an archive of monthly files in two encodings, beside a note',
    files: () => {
      const january = encode('订单号,会员号,下单时间,实付金额\n001,A1,2024-03-01,12.5\n', 'gb18030');
      const february = strToU8('\ufeff实付金额,订单号,会员号,下单时间\n8,002,A2,2024/3/2\n');
      const note = strToU8('请勿外传');
      return bytes('2024.zip', zipSync({ '1月.csv': january, '2月.csv': february, '说明.txt': note }));
    },
    options: { import: { unite: 'alike' } },
    columns: [...TABLE.columns, 'file'],
    rows: TABLE.rows.map((row, i) => [...row, `2024.zip · ${i + 1}月.csv`]),
  },
  {
    name: 'xlsx-named-sheets',
    trait: 'some of the sheets of one shape',
    files: () =>
      book(
        '2024.xlsx',
        ...[1, 2, 3].map((month) => ({
          name: `${month}月`,
          rows: [NAMES, [`00${month}`, 'A', day(month), month]],
        })),
      ),
    options: { import: { sheets: ['1月', '3月'] } },
    columns: ['order', 'amount', 'file'],
    rows: [
      ['001', '1', '2024.xlsx · 1月'],
      ['003', '3', '2024.xlsx · 3月'],
    ],
  },
  {
    name: 'months',
    trait: 'monthly files in different encodings of columns in another order',
    files: () => [
      ...csv('1月.csv', '订单号,会员号,下单时间,实付金额', '001,A1,2024-03-01,12.5'),
      ...csv('2月.csv', '实付金额,订单号,会员号,下单时间', '8,002,A2,2024/3/2'),
    ],
    columns: ['customer', 'order', 'time', 'amount', 'file'],
    rows: [
      ['A1', '001', '2024-03-01 00:00:00', '12.5', '1月.csv'],
      ['A2', '002', '2024-03-02 00:00:00', '8', '2月.csv'],
    ],
  },
  {
    name: 'months-differ',
    trait: 'a month with a column more',
    files: () => [
      ...csv('1月.csv', '订单号,会员号,下单时间,实付金额', '001,A1,2024-03-01,12.5'),
      ...csv('2月.csv', '订单号,会员号,下单时间,实付金额,门店', '002,A2,2024-03-02,8,南山'),
    ],
    columns: ['customer', 'amount', '门店', 'file'],
    rows: [
      ['A1', '12.5', null, '1月.csv'],
      ['A2', '8', '南山', '2月.csv'],
    ],
    warns: ['import.columns_differ'],
  },
];
