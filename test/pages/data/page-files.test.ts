import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { localDate, localTime } from '../../../src/pages/data/local-time';
import { checkFile, loadHashes, loadLicences, sha256 } from '../../../src/pages/data/page-files';

const BASE = 'https://a.io/tools/kequn/index.html?n#/data';
const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** A site of some files; everything else is answered with the page, as development servers do, or not at all. */
function serve(files: Readonly<Record<string, string>>, otherwise: string | null = null) {
  vi.stubGlobal('fetch', (url: URL) => {
    const body = files[url.href] ?? otherwise;
    return body === null ? Promise.reject(new TypeError('offline')) : Promise.resolve(new Response(body));
  });
}

afterEach(() => vi.unstubAllGlobals());

describe('the list of shipped files', () => {
  const list = JSON.stringify({ files: [{ path: 'a.js', bytes: 2, sha256: hex('hi') }, { path: 3 }] });

  it('lies beside the page, and has a hash itself', async () => {
    serve({ 'https://a.io/tools/kequn/hashes.json': list });
    expect(await loadHashes(BASE)).toEqual({
      files: [{ path: 'a.js', bytes: 2, sha256: hex('hi') }],
      overall: hex(list),
    });
  });

  it('is not there in development', async () => {
    serve({}, '<!doctype html>');
    expect(await loadHashes(BASE)).toBeNull();
    expect(await loadLicences(BASE)).toBeNull();
    serve({});
    expect(await loadHashes(BASE)).toBeNull();
  });

  it('is compared with what the site sends now', async () => {
    serve({ 'https://a.io/tools/kequn/a.js': 'hi', 'https://a.io/tools/kequn/b.js': 'ho' });
    const file = (path: string) => ({ path, bytes: 2, sha256: hex('hi') });
    expect(await checkFile(BASE, file('a.js'))).toBe('same');
    expect(await checkFile(BASE, file('b.js'))).toBe('differs');
    expect(await checkFile(BASE, file('c.js'))).toBe('missing');
  });

  it('is hashed alike without a secure context', async () => {
    const bytes = new TextEncoder().encode('客群');
    expect(await sha256(bytes)).toBe(hex('客群'));
    vi.stubGlobal('crypto', {});
    expect(await sha256(bytes)).toBe(hex('客群'));
  });
});

it('licences are read where they are whole', async () => {
  const svelte = { name: 'svelte', version: '5', licence: 'MIT', text: 'MIT' };
  serve({ 'https://a.io/tools/kequn/licences.json': JSON.stringify([svelte, { name: 'x' }, null]) });
  expect(await loadLicences(BASE)).toEqual([svelte]);
});

it('moments are shown on the reader’s own clock', () => {
  const at = new Date(2024, 6, 1, 8, 5).getTime();
  expect(localTime(at, 'zh-CN')).toBe('2024年7月1日 08:05');
  expect(localDate(at, 'en')).toBe('Jul 1, 2024');
});
