/** See serve.mjs. */
export function serve(
  folder: string,
  options?: { readonly port?: number; readonly base?: string },
): Promise<{ readonly address: string; close(): Promise<void> }>;
