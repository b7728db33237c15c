import type { Path } from '../../lib/yaml/edit-yaml';
import { editYaml, writeYaml } from '../../lib/yaml/edit-yaml';
import { closeOpenFence, parseBlocks } from './blocks';
import { carryConfirmed } from './carry-confirmed';
import { indexOfKey } from './keys';
import { normaliseText } from './parse';
import {
  hasSqlBody,
  makeCell,
  withBody,
  type Block,
  type CellBlock,
  type DocumentSpec,
  type ProseBlock,
} from './spec';
import { joinSqlBody, splitSqlBody } from './sql-body';

/**
 * Pure edits: each takes a document and returns another, or the same one where there is nothing to do or the text at
 * hand cannot be edited without loss (a broken cell, a newer version). Blocks are named by their keys (`keys.ts`).
 */

/** Makes blocks fit to stand beside each other: prose merges, nothing left open swallows what follows. */
function tidy(blocks: readonly Block[]): Block[] {
  const tidied: Block[] = [];
  blocks.forEach((block, index) => {
    const previous = tidied.at(-1);
    if (block.type === 'prose' && previous?.type === 'prose') {
      tidied[tidied.length - 1] = mergeProse(previous, block);
    } else {
      tidied.push(index < blocks.length - 1 ? closed(block) : block);
    }
  });
  return tidied;
}

function mergeProse(first: ProseBlock, second: ProseBlock): ProseBlock {
  const gap = '\n'.repeat(Math.max(1, second.gap) + 1);
  return { ...first, text: `${closeOpenFence(first.text)}${gap}${second.text}` };
}

function closed(block: Block): Block {
  if (block.type === 'cell') return block.closed ? block : { ...block, closed: true };
  const text = closeOpenFence(block.text);
  return text === block.text ? block : { ...block, text };
}

/** An edited document states its version: without front matter, prose that begins with `---` would be read as one. */
function withBlocks(document: DocumentSpec, blocks: readonly Block[]): DocumentSpec {
  if (document.foreign) return document;
  return carryConfirmed({ ...document, front: document.front ?? 'kequn: 1\n' }, tidy(blocks));
}

function replaceAt(document: DocumentSpec, index: number, ...blocks: readonly Block[]): DocumentSpec {
  const { blocks: old } = document;
  return withBlocks(document, [...old.slice(0, index), ...blocks, ...old.slice(index + 1)]);
}

function cellAt(document: DocumentSpec, key: string): { cell: CellBlock; index: number } | null {
  const index = indexOfKey(document, key);
  const block = document.blocks[index];
  return block?.type === 'cell' ? { cell: block, index } : null;
}

function editBody(cell: CellBlock, path: Path, value: unknown): string | null {
  if (!hasSqlBody(cell.kind)) return editYaml(cell.body, path, value);
  const { options, sql } = splitSqlBody(cell.body);
  if (path[0] === 'sql')
    return joinSqlBody({ options, sql: typeof value === 'string' ? normaliseText(value) : '' });
  const edited = editYaml(options, path, value);
  return edited === null ? null : joinSqlBody({ options: edited, sql });
}

/** Sets (or with `undefined` removes) one stored option of a cell. */
export function setOption(document: DocumentSpec, key: string, path: Path, value: unknown): DocumentSpec {
  const found = cellAt(document, key);
  const body = found && editBody(found.cell, path, value);
  if (!found || body === null || body === found.cell.body) return document;
  return replaceAt(document, found.index, withBody(found.cell, body));
}

/** Sets the query of a `sql` cell; its option lines stay. */
export function setSql(document: DocumentSpec, key: string, sql: string): DocumentSpec {
  const found = cellAt(document, key);
  return found && hasSqlBody(found.cell.kind) ? setOption(document, key, ['sql'], sql) : document;
}

/** Sets the whole text between a cell's fences: the way to repair a broken cell. */
export function setBody(document: DocumentSpec, key: string, text: string): DocumentSpec {
  const found = cellAt(document, key);
  if (!found) return document;
  const cell = withBody(found.cell, normaliseText(text));
  return replaceAt(document, found.index, cell.closed ? cell : { ...cell, closed: true });
}

/** Where the prose with a key stands or would stand: its index, and whether it is there. */
function proseAt(document: DocumentSpec, key: string): { index: number; present: boolean } | null {
  const index = indexOfKey(document, key);
  if (index >= 0) return document.blocks[index]?.type === 'prose' ? { index, present: true } : null;
  if (!key.startsWith('text:')) return null;
  const before = key.slice('text:'.length);
  const previous = before === '' ? -1 : indexOfKey(document, before);
  return before !== '' && previous < 0 ? null : { index: previous + 1, present: false };
}

/**
 * Sets the prose with a key (`text:` + the key of the cell before it), makes it where there is none, removes it where
 * the text is blank. Text that contains cells becomes these cells.
 */
export function setProse(document: DocumentSpec, key: string, text: string): DocumentSpec {
  const place = proseAt(document, key);
  if (!place) return document;
  const { index, present } = place;
  const old = present ? document.blocks[index] : undefined;
  const gap = old?.gap ?? (index === 0 ? 0 : 1);
  const blocks = parseBlocks(normaliseText(text)).map((block, i) => (i === 0 ? { ...block, gap } : block));
  if (
    old?.type === 'prose' &&
    blocks.length === 1 &&
    blocks[0]?.type === 'prose' &&
    blocks[0].text === old.text
  ) {
    return document;
  }
  const { blocks: all } = document;
  if (!present && blocks.length === 0) return document;
  return withBlocks(document, [...all.slice(0, index), ...blocks, ...all.slice(present ? index + 1 : index)]);
}

function bodyOf(kind: string, options: Readonly<Record<string, unknown>>): string {
  if (!hasSqlBody(kind)) return Object.keys(options).length === 0 ? '' : writeYaml(options);
  const { sql, ...rest } = options;
  const header = Object.keys(rest).length === 0 ? '' : writeYaml(rest);
  return joinSqlBody({ options: header, sql: typeof sql === 'string' ? normaliseText(sql) : '' });
}

/** A name that no cell has, nor any of the tables named: `rfm`, `rfm_2`, `rfm_3`, … */
export function freeName(document: DocumentSpec, wanted: string, tables: readonly string[] = []): string {
  const cells = document.blocks.map((block) => (block.type === 'cell' ? block.name : ''));
  const taken = new Set([...cells, ...tables]);
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}_${count}`)) count += 1;
  return `${wanted}_${count}`;
}

export interface NewCell {
  readonly kind: string;
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Adds a cell after the block with a key (null = at the start). The name must be free (`freeName`). */
export function addCell(document: DocumentSpec, after: string | null, cell: NewCell): DocumentSpec {
  const index = after === null ? 0 : indexOfKey(document, after) + 1;
  if (after !== null && index === 0) return document;
  const block = makeCell(cell.kind, cell.name, bodyOf(cell.kind, cell.options));
  const { blocks } = document;
  return withBlocks(document, [...blocks.slice(0, index), block, ...blocks.slice(index).map(spaced)]);
}

function spaced(block: Block, index: number): Block {
  return index === 0 && block.gap === 0 ? { ...block, gap: 1 } : block;
}

/** Moves a block (cell or prose) to stand after another (null = first). */
export function move(document: DocumentSpec, key: string, after: string | null): DocumentSpec {
  const from = indexOfKey(document, key);
  const target = after === null ? -1 : indexOfKey(document, after);
  const block = document.blocks[from];
  if (!block || from === target || from === target + 1 || (after !== null && target < 0)) return document;
  const moved = block.gap === 0 ? { ...block, gap: 1 } : block;
  const rest = document.blocks.filter((_, index) => index !== from);
  const at = target < from ? target + 1 : target;
  return withBlocks(document, [...rest.slice(0, at), moved, ...rest.slice(at).map(spaced)]);
}

/** Adds a copy of a cell right after it, under a free name. */
export function duplicate(document: DocumentSpec, key: string, tables: readonly string[] = []): DocumentSpec {
  const found = cellAt(document, key);
  if (!found) return document;
  const copy: CellBlock = {
    ...found.cell,
    name: freeName(document, found.cell.name, tables),
    gap: 1,
    closed: true,
  };
  return replaceAt(document, found.index, found.cell, copy);
}

/** Removes a cell or a stretch of prose. */
export function remove(document: DocumentSpec, key: string): DocumentSpec {
  const index = indexOfKey(document, key);
  return index < 0 ? document : replaceAt(document, index);
}

/** Sets (or with `undefined` removes) one value of the front matter: `['title']`, `['as_of']`, `['params', 'high']`, … */
export function setFrontMatter(document: DocumentSpec, path: Path, value: unknown): DocumentSpec {
  if (document.foreign) return document;
  const front = editYaml(document.front ?? 'kequn: 1\n', path, value);
  return front === null || front === document.front ? document : { ...document, front };
}
