/**
 * Starts a worker script. A worker loaded from an address would not inherit the page's `<meta>` content policy, a
 * blob worker does; so in the built product every script is fetched first and started from a blob.
 */
export async function startWorker(url: string, fromBlob: boolean, name: string): Promise<Worker> {
  if (!fromBlob) return new Worker(url, { type: 'module', name });
  const response = await fetch(url);
  if (!response.ok) throw new Error(`missing worker script: ${url} (${response.status})`);
  return workerFromScript(await response.blob(), name);
}

/** Starts a classic worker from a script's bytes. */
export function workerFromScript(script: Blob, name: string): Worker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url, { name });
  // The browser has the address once the constructor returned; a short wait is for those that fetch it later.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
  return worker;
}
