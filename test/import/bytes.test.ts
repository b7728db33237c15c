import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect, gzipBytes, plainBytes } from '../../src/import/bytes';

const zipped = (text: string) => new Blob([gzipSync(text)]);

describe('bytes', () => {
  it('reads a head and the whole of a gzip file', async () => {
    const text = 'a,b\n'.repeat(50_000);
    const bytes = gzipBytes(zipped(text));
    expect(new TextDecoder().decode(await bytes.head(9))).toBe('a,b\na,b\na');
    let done = 0;
    const whole = await bytes.whole((read) => {
      done = read;
    });
    expect(await whole.text()).toBe(text);
    expect(done).toBe(bytes.size);
  });

  it('refuses what inflates beyond measure', async () => {
    const bomb = zipped('0'.repeat(3_000_000));
    const limits = { bytes: 1_000_000, ratio: 1000, from: 100_000 };
    await expect(gzipBytes(bomb, limits).whole(() => undefined)).rejects.toMatchObject({
      code: 'import.zip_bomb',
    });
    const ratio = { bytes: 1e9, ratio: 100, from: 100_000 };
    await expect(gzipBytes(bomb, ratio).whole(() => undefined)).rejects.toMatchObject({
      code: 'import.zip_bomb',
    });
  });

  it('says when a gzip file is cut off', async () => {
    const full = gzipSync('a,b\n1,2\n'.repeat(1000));
    const cut = new Blob([full.subarray(0, full.length - 20)]);
    await expect(gzipBytes(cut).whole(() => undefined)).rejects.toMatchObject({ code: 'import.corrupt' });
  });

  it('does not copy a plain file', async () => {
    const blob = new Blob(['a,b']);
    expect(await plainBytes(blob).whole(() => undefined)).toBe(blob);
  });

  it('puts a stream together', async () => {
    const parts = ['x'.repeat(9_000_000), 'y'.repeat(9_000_000), 'z'];
    const blob = await collect(new Blob(parts).stream());
    expect(blob.size).toBe(18_000_001);
    expect(await blob.slice(8_999_999, 9_000_001).text()).toBe('xy');
  });
});
