import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/import/sniff';
import type { KequnError } from '../../src/model/failure';
import { encodeUtf16 } from '../support/encode';

const bytes = (...head: number[]) =>
  Uint8Array.from([...head, ...Array.from({ length: 40 }, (_, i) => i * 5)]);

function failure(head: Uint8Array): Pick<KequnError, 'code' | 'values'> {
  try {
    sniff(head);
  } catch (error) {
    return error as KequnError;
  }
  throw new Error('nothing was thrown');
}

describe('sniff', () => {
  it('goes by the first bytes', () => {
    expect(sniff(bytes(0x1f, 0x8b))).toBe('gzip');
    expect(sniff(bytes(0x50, 0x4b, 3, 4))).toBe('xlsx');
    expect(sniff(new TextEncoder().encode('a,b\n1,2\n'))).toBe('text');
    expect(sniff(encodeUtf16('编号,金额\n1,2\n', false, true))).toBe('text');
    expect(sniff(encodeUtf16('id,amount\n1,2\n', true, false))).toBe('text');
  });

  it.each([
    ['PNG', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['PDF', new TextEncoder().encode('%PDF-1.7 …')],
    ['Parquet', new TextEncoder().encode('PAR1…')],
    ['binary', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256)],
    ['.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])],
  ])('refuses %s', (what, head) => {
    expect(failure(head)).toMatchObject({ code: 'import.not_a_table', values: { what } });
  });

  it('tells an encrypted workbook from an old one', () => {
    const name = encodeUtf16('EncryptedPackage', false, false);
    const head = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(512), ...name]);
    expect(failure(head).code).toBe('import.password');
  });

  it('says that an empty file is empty', () => {
    expect(failure(new Uint8Array()).code).toBe('import.empty');
  });
});
