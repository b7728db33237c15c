import { existsSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** The path of a real data file, or null where the folder is absent; tests then skip and say so. */
export function sharedData(file: string): string | null {
  const full = path.join(FOLDER, file);
  return existsSync(full) ? full : null;
}

/** A real data file as the File that a browser would give. */
export async function sharedFile(file: string): Promise<File> {
  const blob = await openAsBlob(path.join(FOLDER, file));
  return new File([blob], path.basename(file));
}

/** For test titles: says why a test is skipped. */
export function whereData(file: string): string {
  return sharedData(file) ? '' : ` (skipped: shared/data/${file} is not here)`;
}
