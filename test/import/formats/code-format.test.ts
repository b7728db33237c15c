import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { codeFormat } from '../../../src/import/formats/code-format';
import { rowsOf } from '../../support/files';

describe('codeFormat', () => {
  it.each([
    ['00000', 123, '00123'],
    ['000000;-000000', 1234567, '1234567'],
    ['[$-804]0000', 7, '0007'],
    ['"KH"0000', 12, 'KH0012'],
    ['00000', -5, '-5'],
    ['00000', 1.5, '1.5'],
  ])('%s shows %d as %s', (format, value, text) => {
    expect(codeFormat(format)?.(value)).toBe(text);
  });

  it.each([
    'General',
    '0',
    '0.00',
    '#,##0',
    '"¥"0',
    '"¥"000',
    '0"元"',
    '"A"00',
    '00.0',
    'yyyy-mm-dd',
    '@',
    '',
  ])('%s is of quantities', (format) => {
    expect(codeFormat(format)).toBeNull();
  });
});

describe('codes in workbooks', () => {
  const book = (bookType: 'xlsx' | 'xlsb' | 'biff8'): Uint8Array => {
    const rows = [
      ['客户编码', '邮编', '金额', '号'],
      [123, 2000, 12.5, 7],
      ['00X', 518000, 3, 45],
      [],
      [9, 100, 4, 1],
    ];
    const table = utils.aoa_to_sheet(rows);
    for (const row of [2, 3, 5]) {
      Object.assign(table[`A${row}`] as object, { z: '00000' });
      Object.assign(table[`B${row}`] as object, { z: '000000' });
      Object.assign(table[`C${row}`] as object, { z: '0.00' });
    }
    const sheets = { SheetNames: ['一', '二'], Sheets: { 一: utils.aoa_to_sheet([[1], [2]]), 二: table } };
    return new Uint8Array(write(sheets, { type: 'array', bookType }) as ArrayBuffer);
  };

  it.each(['xlsx', 'xlsb', 'biff8'] as const)('keep the zeros that %s shows', async (type) => {
    expect(await rowsOf(book(type), { sheet: '二' })).toEqual([
      ['客户编码', '邮编', '金额', '号'],
      ['00123', '002000', '12.5', '7'],
      ['00X', '518000', '3', '45'],
      [''],
      ['00009', '000100', '4', '1'],
    ]);
  });
});
