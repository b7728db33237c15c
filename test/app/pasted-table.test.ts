// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pastedFile, pastedRows, type Pasted } from '../../src/app/pasted-table';

const pasted = (parts: Record<string, string>): Pasted => ({ getData: (format) => parts[format] ?? '' });
const html = (text: string) => pasted({ 'text/html': text, 'text/plain': 'not a table' });

describe('a pasted table', () => {
  it('comes from HTML, with merged cells once and lines of a cell kept', () => {
    const rows = pastedRows(
      html(`<p>before</p><table>
        <tr><th colspan="2">客户</th><th rowspan="2">金额</th></tr>
        <tr><td>姓名</td><td>手机</td></tr>
        <tr><td>李&nbsp;雷<br>先生</td><td>13800138000</td><td>1,234.50</td></tr>
      </table>`),
    );
    expect(rows).toEqual([
      ['客户', '', '金额'],
      ['姓名', '手机', ''],
      ['李 雷\n先生', '13800138000', '1,234.50'],
    ]);
  });

  it('is the largest of several, and no script of it runs', () => {
    const rows = pastedRows(
      html(`<table><tr><td>x</td></tr></table>
        <table><tr><td>a<script>throw new Error('ran')</script></td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>`),
    );
    expect(rows?.[1]).toEqual(['1', '2']);
  });

  it('comes from tabs where there is no HTML, with line ends inside quotes', () => {
    const rows = pastedRows(pasted({ 'text/plain': 'a\tb\r\n"x\r\ny"\t2\r\n' }));
    expect(rows).toEqual([
      ['a', 'b'],
      ['x\ny', '2'],
    ]);
  });

  it('becomes a file that reads back as it was', async () => {
    const file = pastedFile(pasted({ 'text/plain': 'a\tb\n"1,5"\t说 "好"\n' }), 'paste.csv');
    expect(await file?.text()).toBe('a,b\n"1,5","说 ""好"""\n');
  });

  it('is not seen in a sentence, one cell or one row', () => {
    expect(pastedFile(pasted({ 'text/plain': 'hello, world' }), 'x.csv')).toBeNull();
    expect(pastedFile(pasted({ 'text/plain': 'a\tb' }), 'x.csv')).toBeNull();
    expect(pastedFile(html('<table><tr><td>1</td></tr></table>'), 'x.csv')).toBeNull();
  });
});
