import type { Block, DocumentSpec } from './spec';

function blockText(block: Block): string {
  if (block.type === 'prose') return `${block.text}\n`;
  const fence = '`'.repeat(block.fence);
  return `${fence}${block.kind} ${block.name}\n${block.body}${block.closed ? `${fence}\n` : ''}`;
}

/** A document as text: line feeds, a final line feed, the inverse of `parse`. */
export function serialize(document: DocumentSpec): string {
  if (document.foreign) return document.foreign.text;
  const front = document.front === null ? '' : `---\n${document.front}---\n`;
  return front + document.blocks.map((block) => '\n'.repeat(block.gap) + blockText(block)).join('');
}
