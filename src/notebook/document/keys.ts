import type { Block, DocumentSpec } from './spec';

/**
 * What the page calls each block, stable while others are edited: a cell by its name (`name~2` for a second one of
 * that name), prose by the cell before it (`text:rfm`; `text:` at the start). Prose between two cells is one block,
 * so this is unique.
 */
export function blockKeys(blocks: readonly Block[]): string[] {
  const seen = new Map<string, number>();
  let previous = '';
  return blocks.map((block) => {
    if (block.type === 'prose') return `text:${previous}`;
    const count = (seen.get(block.name) ?? 0) + 1;
    seen.set(block.name, count);
    previous = count === 1 ? block.name : `${block.name}~${count}`;
    return previous;
  });
}

/** The index of the block with a key, or -1. */
export function indexOfKey(document: DocumentSpec, key: string): number {
  return blockKeys(document.blocks).indexOf(key);
}
