import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../src/import/preview';
import { LOCALES } from '../../../src/i18n/dictionary';
import { blankForm } from '../../../src/pages/data/papers/blank-form';
import { dataRequest } from '../../../src/pages/data/papers/data-request';
import { type PaperSheet, writePaper } from '../../../src/pages/data/papers/paper';
import { qualityReport } from '../../../src/pages/data/papers/quality-report';
import type { CellView } from '../../../src/notebook/state';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const open = async (sheets: readonly PaperSheet[]) => readXlsx(await bytesOf(await writePaper(sheets)));
const sheetXml = async (sheets: readonly PaperSheet[]) =>
  new TextDecoder().decode(unzipSync(await bytesOf(await writePaper(sheets)))['xl/worksheets/sheet1.xml']);

const INPUTS = {
  orders: {
    customer: { type: 'text', optional: false },
    time: { type: 'timestamp', optional: false },
    amount: { type: 'number', optional: false },
    city: { type: 'text', optional: true },
    shop_floor: { type: 'number', optional: true },
  },
} as const;

describe('the data request list', () => {
  it('asks for every field of every input, with format, example, required and checks', async () => {
    const book = await open(dataRequest(INPUTS, 'zh-CN'));
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[2]).toEqual(['数据表', '字段', '字段代码', '含义', '格式', '示例', '必填', '核对']);
    expect(rows.slice(3).map((row) => [row[0], row[2], row[6]])).toEqual([
      ['orders', 'customer', '是'],
      ['orders', 'time', '是'],
      ['orders', 'amount', '是'],
      ['orders', 'city', '否'],
      ['orders', 'shop_floor', '否'],
    ]);
    expect(rows[3]?.[5]).toBe('M000123');
    expect(rows[7]?.[3]).toBe('由分析文档定义的字段');
    expect(book.sheets[1]?.rows.length).toBe(10);
    // Nothing is left blank but the example of a field that only the author knows.
    expect(
      rows
        .slice(3, 7)
        .flat()
        .every((value) => value !== '' && value !== null),
    ).toBe(true);
  });
});

describe.each(LOCALES)('blank forms in %s', (locale) => {
  it('have headings, an example, lists and rules that a spreadsheet enforces', async () => {
    for (const name of ['registration', 'base'] as const) {
      const sheets = blankForm(name, locale);
      const xml = await sheetXml(sheets);
      expect(xml).toMatch(/<pane[^>]*ySplit="3"/);
      const lists = [...xml.matchAll(/<dataValidation [^>]*type="list"[^>]*sqref="([A-Z]+)4:\1(\d+)"/g)];
      expect(lists.length).toBe(name === 'registration' ? 4 : 1);
      expect(lists.every(([, , last]) => last === '2003')).toBe(true);
      // Excel refuses a list of more than 255 characters in place.
      for (const [, formula = ''] of xml.matchAll(/<formula1>"([^<]*)"<\/formula1>/g))
        expect(formula.length).toBeLessThanOrEqual(255);
      const book = await open(sheets);
      expect(book.sheets[0]?.rows[2]?.length).toBe(sheets[0]?.columns.length);
      expect(book.sheets[1]?.rows.length).toBe((sheets[0]?.columns.length ?? 0) + 2);
    }
  });
});

describe('a filled form', () => {
  it('is read back by the import, below its title', async () => {
    const blob = await writePaper(blankForm('base', 'zh-CN').slice(0, 1));
    const found = await previewFile(new File([blob], '基础数据表.xlsx'), {}, { asked: ['name'] });
    expect(found.options.header).toBe(3);
    expect(found.map).toMatchObject({
      customer: '客户编号',
      name: '客户姓名',
      sex: '性别',
      age: '年龄',
      city: '城市',
    });
    expect(found.rows[0]?.slice(0, 6)).toEqual(['1001', '张*', '女', '32', '上海', '2022-03-15']);
  });
});

describe('the data quality report', () => {
  const source = {
    kind: 'source',
    name: 'orders',
    state: {
      status: 'done',
      failure: null,
      outcome: {
        tables: [],
        statements: [],
        warnings: [{ code: 'import.rows_rejected', values: { rows: 3 } }],
        result: {
          files: [{ name: 'a.csv', bytes: 10, format: 'delimited', encoding: 'gb18030', header: 1 }],
          rows_in_file: 104,
          rejected: 3,
          summary_rows: 1,
          rows: 100,
          columns: [
            {
              name: 'amount',
              field: 'amount',
              from: '实付金额',
              type: 'DECIMAL(18,4)',
              missing: 25,
              failed: 2,
              example: null,
            },
          ],
          first_time: '2024-01-02 00:00:00',
          last_time: '2024-03-01 10:00:00',
          replaced_characters: 0,
          left_out: ['手机'],
        },
      },
    },
  } as unknown as CellView;

  it('says what was read, how complete it is, what was noted and what rows were used', async () => {
    const bridges = [
      {
        cell: 'rfm',
        months: [],
        steps: [
          { step: 'file', rows: 104, orders: null, customers: null, amount: null },
          { step: 'used', rows: 90, orders: 80, customers: 40, amount: 12.5 },
        ],
      },
    ] as const;
    const book = await open(
      qualityReport({ title: '会员分层', asOf: '2024-07-01', cells: [source], bridges }, 'zh-CN'),
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(['读入概况', '字段完整度', '问题与提示', '数据对账']);
    expect(book.sheets[0]?.rows[3]).toEqual([
      'orders',
      'a.csv',
      10,
      'delimited',
      'gb18030',
      1,
      104,
      3,
      1,
      100,
      0,
      '2024-01-02 – 2024-03-01',
      '手机',
    ]);
    expect(book.sheets[1]?.rows[3]?.slice(4)).toEqual([25, 0.25, 2]);
    expect(String(book.sheets[2]?.rows[3]?.[2])).toContain('3');
    expect(book.sheets[3]?.rows.slice(3).map((row) => row.slice(2))).toEqual([
      [104, null, null, null],
      [90, 80, 40, 12.5],
    ]);
    expect(book.sheets[0]?.rows[1]?.[0]).toContain('会员分层');
  });
});
