import { splitFrontMatter } from './front-matter';
import { VERSION } from './spec';

/** Rewrites a text of version `index + 1` as one of the next version. */
type Migration = (text: string) => string;

/** One entry for each step between versions; there has been one version only. */
const MIGRATIONS: readonly Migration[] = [];

const VERSION_LINE = /^kequn[ \t]*:[ \t]*["']?(\d+)["']?[ \t]*(?:#.*)?$/;

/** The version a text states in its front matter; 1 where it states none that can be read. */
function statedVersion(text: string): string {
  const lines = (splitFrontMatter(text).front ?? '').split('\n');
  return lines.map((line) => VERSION_LINE.exec(line)?.[1]).find((version) => version !== undefined) ?? '1';
}

/** The text in the present version's grammar, or the newer version that it was written in. */
export function migrate(text: string): { ok: true; text: string } | { ok: false; version: string } {
  const stated = statedVersion(text);
  const version = Math.max(1, Number(stated));
  if (version > VERSION) return { ok: false, version: stated };
  return { ok: true, text: MIGRATIONS.slice(version - 1).reduce((current, step) => step(current), text) };
}
