/**
 * The stored form of a notebook: text cut into blocks and nothing more. Everything that can be read out of it
 * is derived (`notebook.ts`), so what was not edited is written back byte for byte.
 */

/** The version of the document grammar that this program writes. */
export const VERSION = 1;

/** What a cell may be called. The name is the table it publishes. */
export const CELL_NAME = /^[a-z][a-z0-9_]*$/;

export interface ProseBlock {
  readonly type: 'prose';
  /** Markdown, without blank lines at its ends; never empty. */
  readonly text: string;
  /** Blank lines before it. */
  readonly gap: number;
}

export interface CellBlock {
  readonly type: 'cell';
  readonly kind: string;
  readonly name: string;
  /** What stands between the fences, every line ended by a line feed. */
  readonly body: string;
  /** How many backticks its fence has. */
  readonly fence: number;
  /** Whether the closing fence is there: only the last block of a text can lack it. */
  readonly closed: boolean;
  readonly gap: number;
}

export type Block = ProseBlock | CellBlock;

export interface DocumentSpec {
  /** The YAML between the `---` lines, every line ended by a line feed; null where there is no front matter. */
  readonly front: string | null;
  readonly blocks: readonly Block[];
  /** A text of a newer version: not read, not edited, saved unchanged. */
  readonly foreign: { readonly text: string; readonly version: string } | null;
}

/** Whether the body of a kind is SQL (with `--: key: value` option lines); all others are YAML. */
export function hasSqlBody(kind: string): boolean {
  return kind === 'sql';
}

/** The smallest fence that no line of the body can close. */
export function fenceFor(body: string): number {
  const runs = body.match(/`+/g) ?? [];
  return runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3);
}

/** A new cell block. The body gets its final line feed. */
export function makeCell(kind: string, name: string, body: string): CellBlock {
  const lines = body === '' || body.endsWith('\n') ? body : `${body}\n`;
  return { type: 'cell', kind, name, body: lines, fence: fenceFor(lines), closed: true, gap: 1 };
}

/** The same cell with another body; the fence grows where it must and never shrinks. */
export function withBody(cell: CellBlock, body: string): CellBlock {
  const lines = body === '' || body.endsWith('\n') ? body : `${body}\n`;
  return lines === cell.body ? cell : { ...cell, body: lines, fence: Math.max(cell.fence, fenceFor(lines)) };
}
