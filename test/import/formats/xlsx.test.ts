import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/import/open';
import { previewFile } from '../../../src/import/preview';
import type { ImportOptions } from '../../../src/model/import';

type Sheets = Parameters<typeof writeXlsx>[0]['sheets'];

async function workbook(sheets: Sheets): Promise<File> {
  const bytes = await writeXlsx({ sheets });
  return new File([bytes as Uint8Array<ArrayBuffer>], 'book.xlsx');
}

/** A sheet as the CSV it becomes. */
async function csv(rows: CellValue[][], options: ImportOptions = {}): Promise<string> {
  const opened = await openFile(await workbook([{ name: 'Sheet1', rows }]), options);
  const { blob } = await opened.text(() => undefined);
  const text = await blob.text();
  expect(text.startsWith(opened.head)).toBe(true);
  return text;
}

describe('openXlsx', () => {
  it('writes dates as ISO, numbers with all their digits, and quotes what needs it', async () => {
    const rows: CellValue[][] = [
      ['订单号', '时间', '金额', '备注'],
      ['0012345678901234567', new Date(Date.UTC(2024, 2, 1, 8, 5, 6)), 1234.5, 'a,b "c"'],
      ['2', new Date(Date.UTC(2024, 2, 2)), 0.1 + 0.2, null],
      ['3', null, 123456789012345, 'two\nlines'],
      ['4', null, true, '合计'],
    ];
    expect(await csv(rows)).toBe(
      [
        '订单号,时间,金额,备注',
        '0012345678901234567,2024-03-01 08:05:06,1234.5,"a,b ""c"""',
        '2,2024-03-02,0.30000000000000004,',
        '3,,123456789012345,"two\nlines"',
        '4,,true,合计',
        '',
      ].join('\n'),
    );
  });

  it('keeps blank rows, so that the header row has the number it has in the workbook', async () => {
    const rows: CellValue[][] = [['三月订单'], [], ['客户', '日期', '金额'], ['a', '2024-03-01', 5]];
    const found = await previewFile(await workbook([{ name: '数据', rows }]), {});
    expect(found.options).toMatchObject({ format: 'xlsx', sheet: '数据', header: 3 });
    expect(found.map).toEqual({ customer: '客户', time: '日期', amount: '金额' });
    expect(found.encodings).toEqual([]);
  });

  it('takes the first sheet that holds a table, or the one it is told', async () => {
    const table: CellValue[][] = [
      ['id', 'n'],
      ['a', 1],
    ];
    const book = await workbook([
      { name: '说明', rows: [['导出说明'], ['仅供参考']] },
      { name: 'A&B <1>', rows: table },
      {
        name: '第三张',
        rows: [
          ['x', 'y'],
          ['p', 2],
        ],
      },
    ]);
    const found = await previewFile(book, {});
    expect(found.sheets).toEqual(['说明', 'A&B <1>', '第三张']);
    expect(found.options.sheet).toBe('A&B <1>');
    const told = await previewFile(book, { sheet: '第三张' });
    expect(told.columns.map(({ name }) => name)).toEqual(['x', 'y']);
  });

  it('reads a long sheet whole, and its beginning for a preview', async () => {
    const rows: CellValue[][] = [
      ['id', 'amount'],
      ...Array.from({ length: 6000 }, (_, i) => [`c${i}`, i / 4]),
    ];
    const opened = await openFile(await workbook([{ name: 's', rows }]), {});
    expect(opened.headIsWhole).toBe(false);
    expect(opened.head.split('\n')).toHaveLength(2001);
    const { blob } = await opened.text(() => undefined);
    const lines = (await blob.text()).trim().split('\n');
    expect(lines).toHaveLength(6001);
    expect(lines[6000]).toBe('c5999,1499.75');
  });
});
