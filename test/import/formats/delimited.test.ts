import { describe, expect, it } from 'vitest';
import { guessDelimiter, readLayout } from '../../../src/import/formats/delimited';

describe('guessDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['a;b;c\n1,5;2,5;x\n3,5;4,5;y\n', ';'],
    ['a|b\n1|2\n', '|'],
    ['名称,说明\n茶,"好喝;便宜;大包"\n米,"香;白"\n', ','],
    [' 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n', 'whitespace'],
    ['title of the report\n\na,b,c\n1,2,3\n4,5,6\n', ','],
  ])('%j', (text, delimiter) => {
    expect(guessDelimiter(text, true)).toBe(delimiter);
  });

  it('finds none in one column', () => {
    expect(guessDelimiter('name\nx\ny\n', true)).toBeNull();
  });
});

describe('readLayout', () => {
  it('skips title lines and blank lines above the header', () => {
    const layout = readLayout('2024年3月订单\n导出人:张三\n\n订单号,金额,时间\n1,2,2024-03-01\n', true, {});
    expect(layout).toMatchObject({
      header: 4,
      originals: ['订单号', '金额', '时间'],
      rows: [['1', '2', '2024-03-01']],
    });
    expect(layout.dataStart).toBe('2024年3月订单\n导出人:张三\n\n订单号,金额,时间\n'.length);
  });

  it('sees that there is no header', () => {
    const layout = readLayout('00004,0001,19970101,2,29.33\n00004,0001,19970118,2,29.73\n', true, {});
    expect(layout.header).toBe(0);
    expect(layout.originals).toEqual(['', '', '', '', '']);
    expect(layout.rows).toHaveLength(2);
  });

  it('takes the header row it is told', () => {
    expect(readLayout('x,y\na,b\n1,2\n', true, { header: 2 }).originals).toEqual(['a', 'b']);
    expect(readLayout('a,b\n1,2\n', true, { header: 0 }).rows).toHaveLength(2);
  });

  it('measures how many rows are short', () => {
    expect(readLayout('a,b,c\n1,2,3\n1,2\n1,2,3\n1,2,3\n', true, {}).shortRows).toBe(0.25);
  });
});
