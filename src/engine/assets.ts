/** Where the engine's parts lie, as absolute addresses: a worker started from a blob cannot resolve relative ones. */
export interface EngineAssets {
  /** DuckDB's own worker script, with the one function patched that built code from text. */
  readonly duckdbWorker: string;
  /** The gzipped engine, under a neutral name so that no server sets a Content-Encoding. */
  readonly wasm: string;
  /** SHA-256 of the gzipped bytes, in hex. */
  readonly wasmSha256: string;
  readonly wasmBytes: number;
  readonly analysisWorker: string;
  /** Reads old workbooks; fetched only for them. */
  readonly sheetWorker: string;
  /** Whether workers are started from blobs, which inherit the page's content policy. */
  readonly fromBlob: boolean;
}
