import { describe, expect, it } from 'vitest';
import { mapLines, mapReach, pastedMap, withMapped } from '../../../src/cells/clean/map-edit';

const VALUES = [
  { value: '上海', rows: 90 },
  { value: '上海市', rows: 7 },
  { value: null, rows: 5 },
  { value: '无', rows: 2 },
];

describe('the lines of a value map', () => {
  it('are what is mapped, with its rows, then the other values of the data', () => {
    expect(mapLines({ 无: null, 沪: '上海' }, VALUES)).toEqual([
      { value: '无', rows: 2, becomes: null },
      { value: '沪', rows: null, becomes: '上海' },
      { value: '上海', rows: 90, becomes: undefined },
      { value: '上海市', rows: 7, becomes: undefined },
    ]);
    expect(mapLines({ 沪: '上海' }, VALUES, '上海').map(({ value }) => value)).toEqual([
      '沪',
      '上海',
      '上海市',
    ]);
    expect(mapReach(mapLines({ 无: null, 沪: '上海', 上海市: '上海' }, VALUES))).toEqual({
      values: 2,
      rows: 9,
    });
  });

  it('hold no value that stays as it is', () => {
    expect(withMapped({ a: 'b' }, 'c', 'd')).toEqual({ a: 'b', c: 'd' });
    expect(withMapped({ a: 'b' }, 'a', undefined)).toEqual({});
    expect(withMapped({ a: 'b' }, 'a', 'a')).toEqual({});
    expect(withMapped({ a: 'b' }, 'a', null)).toEqual({ a: null });
  });
});

describe('two columns pasted from a spreadsheet', () => {
  it('become a map', () => {
    expect(pastedMap('上海市\t上海\r\n 沪 \t上海\n无\t\n北京\t北京\n\n')).toEqual({
      上海市: '上海',
      沪: '上海',
      无: null,
    });
  });

  it('may be quoted', () => {
    expect(pastedMap('"a\tb"\t"say ""x"""\n"two\nlines"\tone')).toEqual({
      'a\tb': 'say "x"',
      'two\nlines': 'one',
    });
  });

  it('may have one column, or more than two', () => {
    expect(pastedMap('x')).toEqual({ x: null });
    expect(pastedMap('x\ty\tz')).toEqual({ x: 'y' });
    expect(pastedMap('')).toEqual({});
    expect(pastedMap('"unclosed\tx')).toEqual({ '"unclosed': 'x' });
  });
});
