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
    expect(sniff(bytes(0x50, 0x4b, 3, 4))).toBe('zip');
    expect(sniff(new TextEncoder().encode('PAR1…'))).toBe('parquet');
    expect(sniff(new TextEncoder().encode('ARROW1\0\0…'))).toBe('arrow');
    expect(sniff(bytes(0xff, 0xff, 0xff, 0xff, 0x40, 1, 0, 0, 0x10, 0, 0, 0))).toBe('arrow-stream');
    expect(sniff(bytes(0xd0, 0xcf, 0x11, 0xe0))).toBe('ole');
    expect(sniff(new TextEncoder().encode('a,b\n1,2\n'))).toBe('text');
    expect(sniff(encodeUtf16('编号,金额\n1,2\n', false, true))).toBe('text');
    expect(sniff(encodeUtf16('id,amount\n1,2\n', true, false))).toBe('text');
  });

  it.each([
    ['PNG', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['PDF', new TextEncoder().encode('%PDF-1.7 …')],
    ['Feather V1', new TextEncoder().encode('FEA1…')],
    ['binary', Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256)],
  ])('refuses %s', (what, head) => {
    expect(failure(head)).toMatchObject({ code: 'import.not_a_table', values: { what } });
  });

  it('knows an encrypted Parquet file', () => {
    expect(failure(new TextEncoder().encode('PARE…')).code).toBe('import.password');
  });

  it('says that an empty file is empty', () => {
    expect(failure(new Uint8Array()).code).toBe('import.empty');
  });
});
