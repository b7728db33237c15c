import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { patchGlue } from './patchGlue.ts';

const VIRTUAL = 'virtual:duckdb-assets';
const require = createRequire(import.meta.url);
const CACHE = path.resolve('.cache');

interface Asset {
  readonly path: string;
  readonly bytes: Buffer;
}

interface Assets {
  readonly worker: Asset;
  readonly wasm: Asset;
}

/**
 * Ships DuckDB: its worker script with the patched method caller, and its wasm gzipped under a neutral name (`.bin`:
 * servers send `.wasm.gz` with a Content-Encoding, and some hosts refuse files over 25 MiB). The virtual module tells
 * the page where they lie and which SHA-256 the engine must have.
 */
export function duckdbAssets(): Plugin {
  let cached: Assets | undefined;
  const assets = (): Assets => (cached ??= readAssets());
  let building = false;
  return {
    name: 'kequn-duckdb-assets',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load: (id) => (id === `\0${VIRTUAL}` ? virtualModule(assets()) : undefined),
    configResolved(config) {
      // The command line's bundle (`--ssr`) takes the engine from node_modules.
      building = !config.build.ssr;
    },
    generateBundle() {
      if (!building) return;
      for (const asset of Object.values(assets()) as Asset[]) {
        this.emitFile({ type: 'asset', fileName: asset.path, source: asset.bytes });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asset = (Object.values(assets()) as Asset[]).find((one) => request.url?.endsWith(one.path));
        if (!asset) {
          next();
          return;
        }
        const type = asset.path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
        response.setHeader('Content-Type', type);
        response.end(asset.bytes);
      });
    },
  };
}

function virtualModule({ worker, wasm }: Assets): string {
  return [
    `export const workerPath = ${JSON.stringify(worker.path)};`,
    `export const wasmPath = ${JSON.stringify(wasm.path)};`,
    `export const wasmSha256 = ${JSON.stringify(sha256(wasm.bytes))};`,
    `export const wasmBytes = ${wasm.bytes.byteLength};`,
  ].join('\n');
}

function readAssets(): Assets {
  const script = readFileSync(
    require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'),
    'utf8',
  );
  const patched = Buffer.from(patchGlue(script).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
  const wasm = gzipped(readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')));
  return {
    worker: { path: `assets/duckdb-worker-${sha256(patched).slice(0, 8)}.js`, bytes: patched },
    wasm: { path: `assets/duckdb-eh-${sha256(wasm).slice(0, 8)}.bin`, bytes: wasm },
  };
}

/** Gzips once; later builds take the result from the cache folder. */
function gzipped(bytes: Buffer): Buffer {
  const file = path.join(CACHE, `duckdb-eh-${sha256(bytes).slice(0, 16)}.gz`);
  if (existsSync(file)) return readFileSync(file);
  const zipped = gzipSync(bytes, { level: 9 });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, zipped);
  return zipped;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
