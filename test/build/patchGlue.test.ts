import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { patchGlue } from '../../src/build/patchGlue';

const script = readFileSync(
  createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'),
  'utf8',
);

it('takes the text-made method caller out of the pinned worker script and nothing else', () => {
  const patched = patchGlue(script);
  expect(patched).not.toContain('newFunc(Function,_)');
  expect(patched).not.toContain('return function (obj, func, destructorsRef, args)');
  expect(Math.abs(script.length - patched.length)).toBeLessThan(1_000);
  const caller =
    /__emval_get_method_caller\(e,t,r\)\{.{0,900}?emval_addMethodCaller\(createNamedFunction\(g,m\)\)\}/s;
  expect(patched).toMatch(caller);
});

it('refuses a script it does not know', () => {
  expect(() => patchGlue('var x = 1')).toThrow(/unknown DuckDB worker script/);
  expect(() => patchGlue(patchGlue(script))).toThrow(/unknown DuckDB worker script/);
});
