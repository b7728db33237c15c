import { CITATION } from '../../lib/citation-pattern';
import { fencedLines } from './blocks';

/**
 * Citations: `{rfm.share[important_value]}` in prose and in text options stands for a value of a cell's result.
 * Here is only how they are written; `graph/lookup.ts` says what they stand for.
 */

export interface Citation {
  readonly cell: string;
  /** `share[important_value]` as keys: `share`, `important_value`. */
  readonly path: readonly string[];
  /** As written, braces included. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const STEP = /\.([\p{L}_][\p{L}\p{N}_]*)|\[([^[\]{}\n]+)\]/gu;
/** Every citation in a text, in order. */
export function citationsIn(text: string): Citation[] {
  return [...text.matchAll(CITATION)].map((match) => ({
    cell: match[1] ?? '',
    path: [...(match[2] ?? '').matchAll(STEP)].map((step) => step[1] ?? step[2]?.trim() ?? ''),
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Inline code of one line, as ranges: runs of backticks of equal length enclose it. */
function inlineCode(line: string): [number, number][] {
  const ranges: [number, number][] = [];
  let open: RegExpExecArray | null = null;
  for (const run of line.matchAll(/`+/g)) {
    if (!open) open = run;
    else if (run[0].length === open[0].length) {
      ranges.push([open.index, run.index]);
      open = null;
    }
  }
  return ranges;
}

/** The same in Markdown: what stands in code is not a citation. */
export function citationsInProse(text: string): Citation[] {
  let offset = 0;
  const inCode = fencedLines(text);
  return text.split('\n').flatMap((line, index) => {
    const start = offset;
    offset += line.length + 1;
    if (inCode.has(index)) return [];
    const code = inlineCode(line);
    return citationsIn(line)
      .filter((citation) => !code.some(([from, to]) => from < citation.start && citation.start < to))
      .map((citation) => ({ ...citation, start: citation.start + start, end: citation.end + start }));
  });
}

/** The text with the citations of some cells naming other cells. */
export function renameCitations(text: string, found: readonly Citation[], from: string, to: string): string {
  let renamed = '';
  let kept = 0;
  for (const { cell, start } of found) {
    if (cell !== from) continue;
    renamed += `${text.slice(kept, start)}{${to}`;
    kept = start + 1 + from.length;
  }
  return renamed + text.slice(kept);
}
