import { strToU8, zipSync } from 'fflate';
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { partsToRead } from '../../src/import/parts';
import { previewFile } from '../../src/import/preview';

const HEADER: CellValue[] = ['会员号', '下单时间', '实付金额'];
const month = (n: number): CellValue[][] => [HEADER, [`A${n}`, `2024-0${n}-01`, n]];

async function book(sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<File> {
  return new File([(await writeXlsx({ sheets })) as Uint8Array<ArrayBuffer>], '2024.xlsx');
}

const workbook = () =>
  book([
    { name: '说明', rows: [['由系统导出']] },
    { name: '1月', rows: month(1) },
    { name: '2月', rows: [['2月订单'], [...HEADER, '门店'], ['A2', '2024-02-01', 2, '南山']] },
    {
      name: '汇总',
      rows: [
        ['月份', '金额'],
        ['1月', 1],
        ['2月', 2],
      ],
    },
    { name: '备份', rows: month(1), hidden: true },
  ]);

describe('the parts of a file', () => {
  it('are told by their columns; notes, other tables and hidden sheets are others', async () => {
    const { parts } = await previewFile(await workbook(), {});
    expect(parts).toEqual({
      of: 'sheet',
      own: '1月',
      alike: ['1月', '2月'],
      others: ['说明', '汇总', '备份'],
    });
    expect((await previewFile(await workbook(), { sheet: '汇总' })).parts).toBeUndefined();
  });

  it('are read as the document says: one, all alike, or those named', async () => {
    const file = await workbook();
    const names = async (options: Parameters<typeof partsToRead>[1]) => {
      const { parts, unread } = await partsToRead(file, options);
      return [parts.map(({ options: own }) => own.sheet), unread];
    };
    expect(await names({})).toEqual([[undefined], ['2月']]);
    expect(await names({ sheet: '汇总' })).toEqual([['汇总'], []]);
    expect(await names({ unite: 'alike' })).toEqual([['1月', '2月'], []]);
    expect(await names({ sheets: ['汇总', '1月'] })).toEqual([['汇总', '1月'], []]);
  });

  it('of an archive are its files; a file that is one table has none', async () => {
    const csv = strToU8('a,b\n1,2\n');
    const zip = new File([zipSync({ '1.csv': csv, '2.csv': csv }) as Uint8Array<ArrayBuffer>], 'x.zip');
    expect((await previewFile(zip, {})).parts).toMatchObject({ of: 'member', alike: ['1.csv', '2.csv'] });
    expect((await previewFile(new File(['a,b\n1,2\n'], 'x.csv'), {})).parts).toBeUndefined();
    expect((await previewFile(await book([{ name: 'S', rows: month(1) }]), {})).parts).toBeUndefined();
  });
});
