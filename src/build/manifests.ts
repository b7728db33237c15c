import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Writes two lists beside the built page: `hashes.json`, the SHA-256 of every file that is shipped, and
 * `licences.json`, the packages that went into it with their licence texts. The page shows both.
 */
export function manifests(): Plugin {
  let folder = 'dist';
  return {
    name: 'kequn-manifests',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      if (!existsSync(path.join(folder, 'index.html'))) return;
      writeJson(path.join(folder, 'licences.json'), licences());
      writeJson(path.join(folder, 'hashes.json'), { files: hashes(folder) });
    },
  };
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);
}

function hashes(folder: string): { path: string; bytes: number; sha256: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'hashes.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const bytes = readFileSync(file);
      const name = path.relative(folder, file).split(path.sep).join('/');
      return {
        path: name,
        bytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    });
}

/** The packages named as dependencies and theirs, each once. */
function licences(): { name: string; version: string; licence: string; text: string }[] {
  const found = new Map<string, { name: string; version: string; licence: string; text: string }>();
  const visit = (name: string): void => {
    const folder = path.join('node_modules', name);
    if (found.has(name) || !existsSync(path.join(folder, 'package.json'))) return;
    const meta = readPackage(path.join(folder, 'package.json'));
    found.set(name, { name, version: meta.version, licence: meta.license ?? '', text: licenceText(folder) });
    Object.keys(meta.dependencies ?? {}).forEach(visit);
  };
  Object.keys(readPackage('package.json').dependencies ?? {}).forEach(visit);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? readFileSync(path.join(folder, file), 'utf8') : '';
}

function readPackage(file: string): Package {
  return JSON.parse(readFileSync(file, 'utf8')) as Package;
}
