/**
 * What names everything kept on the device: several installations of the product can share one origin
 * (`user.example.io/a/`, `…/b/`), so every name carries the path that the page is served from.
 */

/** The folder of the page: `/tools/kequn/` for `https://host/tools/kequn/index.html?x#y`. */
export function basePathOf(address: string): string {
  return new URL('.', address).pathname;
}

/** What every key, database, folder and lock of this installation begins with. */
export function storagePrefix(basePath: string): string {
  return `kequn:${basePath}:`;
}

/** The key of one setting in localStorage or sessionStorage. Whatever is stored under it is erased with everything else. */
export function storageKey(basePath: string, name: string): string {
  return storagePrefix(basePath) + name;
}
