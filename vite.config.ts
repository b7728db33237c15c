import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { contentPolicy } from './src/build/contentPolicy.ts';
import { duckdbAssets } from './src/build/duckdbAssets.ts';
import { manifests } from './src/build/manifests.ts';

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), duckdbAssets(), contentPolicy(), manifests()],
  build: {
    target: ['chrome109', 'firefox115', 'safari16.4'],
    // The engine's worker is one script of over a megabyte, on purpose; see `worker`.
    chunkSizeWarningLimit: 2_000,
  },
  // A worker started from a blob cannot load chunks by relative address: each is one classic script.
  worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // One process reads the modules once and keeps the engine's compiled code for all its files; no file leaves anything behind.
    isolate: false,
  },
});
