import { gzipSync, zipSync, strToU8 } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../src/import/open';
import { previewFile } from '../../src/import/preview';
import { encode } from '../support/encode';
import { fileOf, rowsOf } from '../support/files';

const CSV = strToU8('会员号,金额\na,1\nb,2\n');
const TABLE = [
  ['会员号', '金额'],
  ['a', '1'],
  ['b', '2'],
];
const parquet = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: '会员号', data: ['a', 'b'], type: 'STRING' },
        { name: '金额', data: [1, 2], type: 'INT32' },
      ],
    }),
  );
const workbook = async () =>
  new Uint8Array((await writeXlsx({ sheets: [{ name: 's', rows: TABLE }] })) as Uint8Array<ArrayBuffer>);

describe('archives', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a CSV', () => CSV, 'delimited'],
    ['a Parquet file', parquet, 'parquet'],
    ['a workbook', workbook, 'xlsx'],
    ['JSON', () => strToU8('[{"会员号":"a","金额":1},{"会员号":"b","金额":2}]'), 'json'],
    ['a gzip file', () => gzipSync(CSV), 'delimited'],
  ])('zip and gzip of %s', async (_what, content, format) => {
    const inner = await content();
    for (const packed of [
      zipSync({ 'data.bin': inner }),
      zipSync({ x: inner }, { level: 0 }),
      gzipSync(inner),
    ]) {
      expect(await rowsOf(packed)).toEqual(TABLE);
      expect(await openFile(fileOf(packed), {})).toMatchObject({ format, compressed: true });
    }
  });

  it('offers the tables of a zip, takes the largest, and reads the one it is told', async () => {
    const zip = zipSync({
      '__MACOSX/._orders.csv': strToU8('junk,junk\n1,2\n'),
      'orders/': new Uint8Array(),
      'readme.txt': strToU8('notes'),
      'logo.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      'orders/2024-03.csv': CSV,
      'items.parquet': parquet(),
    });
    const preview = await previewFile(fileOf(zip), {});
    expect(preview.members).toEqual(['readme.txt', 'orders/2024-03.csv', 'items.parquet']);
    expect(preview.options).toMatchObject({ member: 'items.parquet', format: 'parquet' });
    const told = await previewFile(fileOf(zip), { member: 'orders/2024-03.csv' });
    expect(told.options).toMatchObject({ member: 'orders/2024-03.csv', format: 'delimited' });
    await expect(previewFile(fileOf(zip), { member: 'logo.png' })).rejects.toMatchObject({
      code: 'import.unknown_member',
    });
  });

  it('reads names that Chinese Windows wrote', async () => {
    const name = encode('订单.csv', 'gb18030');
    const zip = zipSync({ 'xxxx.csv': CSV }, { level: 0 });
    const at = (from: number) =>
      zip.findIndex((_, i) => i >= from && strToU8('xxxx.csv').every((b, j) => zip[i + j] === b));
    for (let i = at(0); i >= 0; i = at(i + 1)) zip.set(name, i);
    expect((await openFile(fileOf(zip), {})).members).toEqual(['订单.csv']);
  });

  it('refuses passwords, bombs, damage, and boxes in boxes', async () => {
    const locked = zipSync({ 'a.csv': CSV });
    const flag = (signature: number, offset: number) => {
      const view = new DataView(locked.buffer);
      for (let i = 0; i + 4 < locked.length; i += 1)
        if (view.getUint32(i, true) === signature) view.setUint16(i + offset, 1, true);
    };
    flag(0x04034b50, 6);
    flag(0x02014b50, 8);
    await expect(rowsOf(locked)).rejects.toMatchObject({ code: 'import.password' });
    const bomb = zipSync({ 'a.csv': new Uint8Array(150e6).fill(48) });
    await expect(rowsOf(bomb)).rejects.toMatchObject({ code: 'import.zip_bomb' });
    const whole = zipSync({ 'a.csv': CSV });
    await expect(rowsOf(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({
      code: 'import.corrupt',
    });
    let box: Uint8Array = CSV;
    for (let i = 0; i < 6; i += 1) box = zipSync({ 'a.zip': box });
    await expect(rowsOf(box)).rejects.toMatchObject({ code: 'import.not_a_table' });
  });

  it('refuses a zip that says it is smaller than it is', async () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(150e6).fill(48) });
    const view = new DataView(bomb.buffer);
    for (let i = 0; i + 4 < bomb.length; i += 1)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 1000, true);
    await expect(rowsOf(bomb)).rejects.toMatchObject({ code: 'import.zip_bomb' });
  });
});
