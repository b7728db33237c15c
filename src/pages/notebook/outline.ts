import type { CellView } from '../../notebook/state';
import type { NotebookProse } from '../../notebook/document/notebook';

export interface OutlineEntry {
  readonly key: string;
  /** Heading text of prose; null for a cell, which is called by its kind and name. */
  readonly heading: string | null;
  /** 1–6 for headings, 0 for cells. */
  readonly level: number;
  readonly cell: CellView | null;
}

/** Headings of the prose and the cells between them, in order. */
export function outlineOf(blocks: readonly (CellView | NotebookProse)[]): OutlineEntry[] {
  return blocks.flatMap((block): OutlineEntry[] => {
    if (block.type === 'cell') return [{ key: block.key, heading: null, level: 0, cell: block }];
    return headingsOf(block.text).map(({ text, level }) => ({
      key: block.key,
      heading: text,
      level,
      cell: null,
    }));
  });
}

/** ATX headings outside fenced code, without their Markdown. */
export function headingsOf(markdown: string): { text: string; level: number }[] {
  let fence: string | null = null;
  const found: { text: string; level: number }[] = [];
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    const heading = fence === null ? /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$/.exec(line) : null;
    if (heading) found.push({ level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') });
  }
  return found;
}

function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`~]/g, '');
}
