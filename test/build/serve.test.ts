import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../src/build/serve.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kequn-serve-'));
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  for (const name of ['dist', 'dist-old']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'dist/index.html'), '<h1>');
  writeFileSync(path.join(folder, 'dist-old/secret.txt'), 'secret');
  server = await serve(path.join(folder, 'dist'), { base: '/sub/' });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it is written: `fetch` would tidy it up. */
function statusOf(target: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

it.each([
  ['/sub/', 200],
  ['/sub/index.html?x=1', 200],
  ['/', 404],
  ['/sub/nothing.js', 404],
  // Neither of these may end the server or leave its folder.
  ['/sub/%', 404],
  ['//', 404],
  ['/sub/..%2fdist-old%2fsecret.txt', 404],
  ['/sub/..%2f..%2f..%2fetc%2fpasswd', 404],
])('answers %s with %i', async (target, status) => {
  expect(await statusOf(target)).toBe(status);
  expect(await statusOf('/sub/')).toBe(200);
});
