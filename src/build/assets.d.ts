/** Made by the build (`src/build/duckdb-assets.ts`): the engine's files, relative to the page. */
declare module 'virtual:duckdb-assets' {
  export const workerPath: string;
  export const wasmPath: string;
  export const wasmSha256: string;
  export const wasmBytes: number;
}
