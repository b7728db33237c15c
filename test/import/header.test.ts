import { describe, expect, it } from 'vitest';
import { columnNames, guessHeader } from '../../src/import/header';

describe('guessHeader', () => {
  it.each([
    [
      [
        ['customer_id', 'date'],
        ['1', '2024-01-01'],
      ],
      1,
    ],
    [
      [
        ['报表', '', ''],
        ['编号', '名称', '值'],
        ['1', 'a', '2'],
      ],
      2,
    ],
    [
      [
        ['1', '2024-01-01', '3.5'],
        ['2', '2024-01-02', '4.5'],
      ],
      0,
    ],
    [
      [
        ['Channel', 'Region', '', ''],
        ['2', '3', '', ''],
      ],
      1,
    ],
    [
      [
        ['foo', 'bar'],
        ['x', 'y'],
        ['z', 'w'],
      ],
      1,
    ],
    [
      [
        ['2019年', '2020年', '地区'],
        ['5', '6', '上海'],
      ],
      1,
    ],
  ])('%j', (rows, header) => {
    expect(guessHeader(rows)).toBe(header);
  });
});

describe('columnNames', () => {
  it('makes blank and repeated names unique, whatever their case', () => {
    const { names, renamed } = columnNames(['Name', 'name ', '', 'name_2', ' 收货地址 ', 'NAME'], true);
    expect(names).toEqual(['Name', 'name_2', 'column_3', 'name_2_2', '收货地址', 'NAME_3']);
    expect(renamed).toBe(4);
  });

  it('numbers columns without a header', () => {
    expect(columnNames(['', ''], false)).toEqual({ names: ['column_1', 'column_2'], renamed: 0 });
  });

  it('takes off what is not part of a name', () => {
    expect(columnNames(['\ufeff"订单\n编号"', "'金额'"], true).names).toEqual(['订单 编号', '金额']);
  });
});
