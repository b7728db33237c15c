/** What the build writes beside the page: the hash of every shipped file, and the packages it is made of. */

export interface ShippedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text?: string;
}

export type Checked = 'unchecked' | 'same' | 'differs' | 'missing';

/** The list of shipped files and the hash of the list itself; null where there is none (development). */
export async function loadHashes(
  base: string,
): Promise<{ files: readonly ShippedFile[]; overall: string } | null> {
  const bytes = await load(new URL('hashes.json', base));
  const value = bytes && parseJson(bytes);
  const files =
    value && typeof value === 'object' && 'files' in value && isList(value.files) ? value.files : null;
  if (!bytes || !files) return null;
  return { files: files.filter(isShippedFile), overall: await sha256(bytes) };
}

/** The packages that went into the page; null where there is no list (development). */
export async function loadLicences(base: string): Promise<readonly ShippedPackage[] | null> {
  const bytes = await load(new URL('licences.json', base));
  const value = bytes && parseJson(bytes);
  return isList(value) ? value.filter(isShippedPackage) : null;
}

/** Fetches a shipped file anew, past the browser's cache, and compares it with the list. */
export async function checkFile(base: string, { path, sha256: expected }: ShippedFile): Promise<Checked> {
  const bytes = await load(new URL(path, base), 'no-store');
  if (!bytes) return 'missing';
  return (await sha256(bytes)) === expected ? 'same' : 'differs';
}

/** SHA-256 in hex; in JavaScript where the page did not come over https. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The rule that a `<meta>` tag of the page sets; null where there is none. */
export function policyOf(page: ParentNode): string | null {
  const tag = page.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  return tag?.getAttribute('content') ?? null;
}

async function load(url: URL, cache: RequestCache = 'default'): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(url, { cache });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** A development server answers unknown addresses with the page itself, which is no JSON. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isShippedFile(value: unknown): value is ShippedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, bytes, sha256: hash } = value as Partial<ShippedFile>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof hash === 'string';
}

function isShippedPackage(value: unknown): value is ShippedPackage {
  if (typeof value !== 'object' || value === null) return false;
  const { name, version, licence } = value as Partial<ShippedPackage>;
  return [name, version, licence].every((text) => typeof text === 'string');
}
