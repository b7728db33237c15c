import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../src/import/preview';
import type { ImportOptions } from '../../src/model/import';
import { encode } from '../support/encode';
import { expectedMappings } from '../support/fields-table';
import { sharedData, sharedFile, whereData } from '../support/shared-data';

const file = (content: string | Uint8Array, name = 'orders.csv') => new File([content as BlobPart], name);
const preview = (content: string | Uint8Array, options: ImportOptions = {}) =>
  previewFile(file(content), options);

describe('fields of real files', () => {
  for (const { file: name, map, row } of expectedMappings()) {
    it.skipIf(!sharedData(name))(`${name}${whereData(name)}`, async () => {
      const found = await previewFile(await sharedFile(name), {});
      expect(found.map).toEqual(map);
      expect(found.row.kind).toBe(row);
      expect(found.warnings).toEqual([]);
    });
  }
});

describe('previewFile', () => {
  it('states every guess', async () => {
    const found = await preview(
      '订单号;会员号;下单时间;实付金额\n001;A;2024-03-01;12,50\n002;B;2024-03-02;8,00\n',
    );
    expect(found).toMatchObject({
      fileName: 'orders.csv',
      options: { format: 'delimited', encoding: 'utf-8', delimiter: ';', header: 1 },
      map: { order: '订单号', customer: '会员号', time: '下单时间', amount: '实付金额' },
      row: { kind: 'order', because: 'order_distinct' },
      rows: [
        ['001', 'A', '2024-03-01', '12,50'],
        ['002', 'B', '2024-03-02', '8,00'],
      ],
    });
    expect(found.columns.map(({ name, type }) => [name, type])).toEqual([
      ['订单号', 'text'],
      ['会员号', 'text'],
      ['下单时间', 'timestamp'],
      ['实付金额', 'number'],
    ]);
  });

  it('offers encodings with a line decoded in each, and says what a wrong one replaces', async () => {
    const bytes = encode('会员号,金额\n张三,1\n', 'gb18030');
    const right = await preview(bytes);
    expect(right.encodings[0]).toEqual({ encoding: 'gb18030', sample: '会员号,金额' });
    expect(right.encodings.map(({ encoding }) => encoding)).toContain('big5');
    const wrong = await preview(bytes, { encoding: 'utf-8' });
    expect(wrong.encodings[0]?.encoding).toBe('utf-8');
    expect(wrong.warnings).toMatchObject([
      { code: 'import.characters_replaced', values: { encoding: 'utf-8' } },
    ]);
    expect(Number(wrong.warnings[0]?.values['count'])).toBeGreaterThan(3);
  });

  it('reads inside a gzip file, whatever it is called', async () => {
    const found = await previewFile(file(gzipSync('a\tb\n1\t2\n'), 'data.bin'), {});
    expect(found.options).toMatchObject({ delimiter: '\t', header: 1 });
  });

  it('sees one order total repeated on every line', async () => {
    const lines = ['订单编号,买家,付款时间,实付金额,商品'];
    for (let order = 0; order < 20; order += 1) {
      for (let line = 0; line <= order % 3; line += 1)
        lines.push(`${order},c${order},2024-03-01,${order + 10}.5,p${line}`);
    }
    const found = await preview(`${lines.join('\n')}\n`);
    expect(found.row).toEqual({ kind: 'line_with_order_total', because: 'amount_repeated' });
  });

  it('maps personal columns only where they are asked for', async () => {
    const text = '客户ID,下单时间,金额,手机号码,收货地址\n1,2024-03-01,5,13800000000,北京市朝阳区某路1号\n';
    expect((await preview(text)).map).toEqual({ customer: '客户ID', time: '下单时间', amount: '金额' });
    const asked = await previewFile(file(text), {}, { asked: ['customer', 'phone', 'address'] });
    expect(asked.map).toMatchObject({ phone: '手机号码', address: '收货地址' });
  });

  it('finds the columns of fields the author named', async () => {
    const found = await previewFile(
      file('customer,date,amount,Store No\n1,2024-03-01,2,S1\n'),
      {},
      { asked: ['store_no'] },
    );
    expect(found.map).toMatchObject({ store_no: 'Store No' });
  });

  it('warns of renamed columns', async () => {
    const found = await preview('a,a,,b\n1,2,3,4\n');
    expect(found.columns.map(({ name }) => name)).toEqual(['a', 'a_2', 'column_3', 'b']);
    expect(found.warnings).toEqual([
      { code: 'import.columns_renamed', values: { count: 2, columns: 'a_2, column_3' } },
    ]);
  });

  it.each([
    ['', 'import.empty'],
    ['\n \n', 'import.empty'],
    ['订单号,金额,时间\n', 'import.header_only'],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'import.not_a_table'],
    [Array.from({ length: 5001 }, (_, i) => `c${i}`).join(','), 'import.too_many_columns'],
  ])('refuses %j', async (content, code) => {
    await expect(preview(content)).rejects.toMatchObject({ code });
  });
});
