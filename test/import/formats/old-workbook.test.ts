import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/import/open';
import { encode } from '../../support/encode';
import { fileOf, rowsOf } from '../../support/files';

type BookType = 'biff8' | 'xlsb' | 'ods' | 'biff5';
const DATE = 'yyyy-mm-dd hh:mm';

/** A workbook in an old format: a note first, then a table with a joined title. */
function book(bookType: BookType): Uint8Array {
  const note = utils.aoa_to_sheet([['导出说明']]);
  const table = utils.aoa_to_sheet([
    ['2024年3月订单'],
    ['订单号', '客户', '下单时间', '金额', '已付'],
    ['123456789012345678', '张三, 李', 45352.336875, 1234.5, true],
    ['000123', 'é"x"', 45353, -0.01, false],
    [],
    ['3', null, null, 123456789012345, null],
  ]);
  table['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }];
  for (const at of ['C3', 'C4']) Object.assign(table[at] as object, { z: DATE });
  const workbook = { SheetNames: ['说明', '订单'], Sheets: { 说明: note, 订单: table } };
  return new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer);
}

const ROWS = [
  ['2024年3月订单', '', '', '', ''],
  ['订单号', '客户', '下单时间', '金额', '已付'],
  ['123456789012345678', '张三, 李', '2024-03-01 08:05:06', '1234.5', 'true'],
  ['000123', 'é"x"', '2024-03-02', '-0.01', 'false'],
  [''],
  ['3', '', '', '123456789012345', ''],
];

describe('old workbooks', () => {
  it.each<[BookType, string]>([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
  ])('%s', async (type, format) => {
    const bytes = book(type);
    const opened = await openFile(fileOf(bytes, '订单.csv'), {});
    expect(opened).toMatchObject({ format, sheets: ['说明', '订单'], sheet: '订单' });
    expect(await opened.merges?.()).toEqual([{ top: 0, left: 0, bottom: 0, right: 4 }]);
    expect(await rowsOf(bytes)).toEqual(ROWS);
    expect(await rowsOf(bytes, { sheet: '说明' })).toEqual([['导出说明']]);
    await expect(rowsOf(bytes, { sheet: 'x' })).rejects.toMatchObject({ code: 'import.unknown_sheet' });
  });

  it('a table of a web page under the name of a workbook, ids as they are written', async () => {
    const page = `<html><meta charset="gb2312"><body><table><tr><th>订单号</th><th>金额</th></tr>
      <tr><td>000123</td><td>1,234.50</td></tr><tr><td>123456789012345678</td><td>A&amp;B</td></tr></table></body></html>`;
    const rows = await rowsOf(encode(page, 'gb18030'));
    expect(rows.slice(0, 3)).toEqual([
      ['订单号', '金额'],
      ['000123', '1,234.50'],
      ['123456789012345678', 'A&B'],
    ]);
  });

  it('Office XML of 2003', async () => {
    const table = utils.aoa_to_sheet([
      ['id', 'n'],
      ['001', 5],
    ]);
    const xml = write(
      { SheetNames: ['s'], Sheets: { s: table } },
      { type: 'string', bookType: 'xlml' },
    ) as string;
    expect(await rowsOf(xml)).toEqual([
      ['id', 'n'],
      ['001', '5'],
    ]);
  });

  it.each<BookType>(['biff8', 'xlsb', 'ods'])('%s cut off is refused', async (type) => {
    const bytes = book(type);
    await expect(rowsOf(bytes.subarray(0, Math.floor(bytes.length / 2)))).rejects.toMatchObject({
      code: 'import.corrupt',
    });
  });
});

describe('joined cells of .xlsx', () => {
  it('are told', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['x', 'y'],
            ['1', '2'],
          ],
        },
        {
          name: 'b',
          rows: [
            ['销售', null, '客户'],
            ['金额', '数量', '姓名'],
            [1, 2, '张'],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
        },
      ],
    });
    const opened = await openFile(fileOf(bytes), { sheet: 'b' });
    expect(await opened.merges?.()).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(await (await openFile(fileOf(bytes), { sheet: 'a' })).merges?.()).toEqual([]);
  });
});
