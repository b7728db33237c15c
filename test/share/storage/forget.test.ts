import { describe, expect, it } from 'vitest';
import { needlesOf, withoutRecords } from '../../../src/share/storage/forget';
import { encode } from '../../support/encode';

const rest = async (content: BlobPart, names: readonly string[]) => {
  const found = await withoutRecords(new Blob([content]), needlesOf(names));
  return { ...found, bytes: new Uint8Array(await found.rest.arrayBuffer()) };
};
const text = (bytes: Uint8Array, encoding = 'utf-8') => new TextDecoder(encoding).decode(bytes);

describe('withoutRecords', () => {
  it('takes out the records of a customer and leaves every other byte', async () => {
    const file = 'id,phone,note\r\nA1,138-1234-5671,"two\nlines"\r\nA2,,x\r\n="A1",,y\r\nA10,13812345672,z';
    const found = await rest(file, ['A1']);
    expect(found.records).toBe(2);
    expect(text(found.bytes)).toBe('id,phone,note\r\nA2,,x\r\nA10,13812345672,z');
  });

  it('finds a phone however it is written, and not inside a longer number', async () => {
    const file = 'phone\n138 1234 5671\n+86 13812345671\n1381234567100\n13812345672\n';
    const found = await rest(file, ['13812345671']);
    expect([found.records, text(found.bytes)]).toEqual([2, 'phone\n1381234567100\n13812345672\n']);
  });

  it('works on GB18030 without writing it anew', async () => {
    const bytes = encode('客户,城市\n张三,上海\n李四,杭州\n', 'gb18030');
    const found = await rest(new Uint8Array(bytes), ['张三']);
    expect(text(found.bytes, 'gb18030')).toBe('客户,城市\n李四,杭州\n');
  });

  it('keeps the header, and the file where nobody is found', async () => {
    const blob = new Blob(['A1,b\nA2,c\n']);
    expect((await withoutRecords(blob, needlesOf(['A1']))).rest).toBe(blob);
  });

  it('does not touch what it cannot read', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 65, 10]);
    expect(await rest(zip, ['A'])).toMatchObject({ form: 'binary', records: 0 });
  });
});
