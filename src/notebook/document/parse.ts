import { parseBlocks } from './blocks';
import { splitFrontMatter } from './front-matter';
import { migrate } from './migrations';
import type { DocumentSpec } from './spec';

/** The same text with line feeds only and without a byte order mark. */
export function normaliseText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/**
 * Reads a notebook. Never throws: what cannot be read stays in its block and is saved back unchanged; a text of a
 * newer version is kept whole in `foreign`.
 */
export function parse(text: string): DocumentSpec {
  const current = migrate(normaliseText(text));
  if (!current.ok) return { front: null, blocks: [], foreign: { text, version: current.version } };
  const { front, rest } = splitFrontMatter(current.text);
  return { front, blocks: parseBlocks(rest), foreign: null };
}
