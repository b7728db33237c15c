import { CELL_KINDS } from '../../model/cell';
import type { Block, CellBlock, ProseBlock } from './spec';

const CELL_FENCE = /^(`{3,})([A-Za-z][\w-]*) ([\p{L}\p{N}_-]+)$/u;
const OTHER_FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const BLANK = /^[ \t]*$/;

const KINDS: ReadonlySet<string> = new Set(CELL_KINDS);

interface Fence {
  readonly mark: '`' | '~';
  readonly length: number;
}

/** A line that opens a cell: `kind name` after at least three backticks in column 0. */
function cellOpening(line: string): { fence: number; kind: string; name: string } | null {
  const [, ticks, kind, name] = CELL_FENCE.exec(line) ?? [];
  if (ticks === undefined || kind === undefined || name === undefined) return null;
  return KINDS.has(kind) || kind.startsWith('x-') ? { fence: ticks.length, kind, name } : null;
}

function otherOpening(line: string): Fence | null {
  const [, ticks, tildes] = OTHER_FENCE.exec(line) ?? [];
  if (ticks !== undefined) return { mark: '`', length: ticks.length };
  return tildes === undefined ? null : { mark: '~', length: tildes.length };
}

function closes(line: string, fence: Fence): boolean {
  const text = line.trim();
  if (text.length < fence.length || !/^ {0,3}\S/.test(line)) return false;
  return text === fence.mark.repeat(text.length);
}

/** The index of the line that closes the fence opened before `start`, or the number of lines. */
function findClosing(lines: readonly string[], start: number, fence: Fence): number {
  const found = lines.findIndex((line, index) => index >= start && closes(line, fence));
  return found < 0 ? lines.length : found;
}

function readCell(
  lines: readonly string[],
  at: number,
  gap: number,
): { cell: CellBlock; next: number } | null {
  const opening = cellOpening(lines[at] ?? '');
  if (!opening) return null;
  const end = findClosing(lines, at + 1, { mark: '`', length: opening.fence });
  const body = lines
    .slice(at + 1, end)
    .map((line) => `${line}\n`)
    .join('');
  const { kind, name, fence } = opening;
  const closed = end < lines.length;
  return { cell: { type: 'cell', kind, name, body, fence, closed, gap }, next: end + 1 };
}

/** Where the prose that starts at `at` ends: before the next cell, code blocks of other kinds skipped whole. */
function proseEnd(lines: readonly string[], at: number): number {
  let index = at;
  while (index < lines.length && !cellOpening(lines[index] ?? '')) {
    const fence = otherOpening(lines[index] ?? '');
    index = fence ? findClosing(lines, index + 1, fence) + 1 : index + 1;
  }
  return Math.min(index, lines.length);
}

/** The lines of a text that ends with a line feed, or does not. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** A stretch of prose from its first line on, without the blank lines at its end. */
function readProse(lines: readonly string[], at: number, gap: number): { prose: ProseBlock; next: number } {
  let end = proseEnd(lines, at);
  while (BLANK.test(lines[end - 1] ?? '')) end -= 1;
  return { prose: { type: 'prose', text: lines.slice(at, end).join('\n'), gap }, next: end };
}

/**
 * Cuts Markdown into prose and cells. A cell is a fence in column 0 whose info string is `kind name`, of a known
 * kind or `x-…`; every other fence is prose, so a cell quoted inside a longer fence stays a quotation.
 */
export function parseBlocks(text: string): Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let gap = 0;
  for (let at = 0; at < lines.length;) {
    if (BLANK.test(lines[at] ?? '')) {
      gap += 1;
      at += 1;
      continue;
    }
    const cell = readCell(lines, at, gap);
    const prose = cell ? null : readProse(lines, at, gap);
    blocks.push(...[cell?.cell, prose?.prose].filter((block) => block !== undefined));
    at = cell?.next ?? prose?.next ?? lines.length;
    gap = 0;
  }
  return blocks;
}

/** Calls back with every code block of a stretch of prose: the lines of its two fences; `end` may lie behind the last. */
function eachFence(
  lines: readonly string[],
  visit: (fence: Fence, start: number, end: number) => void,
): void {
  for (let index = 0; index < lines.length;) {
    const fence = otherOpening(lines[index] ?? '');
    const end = fence ? findClosing(lines, index + 1, fence) : index;
    if (fence) visit(fence, index, end);
    index = end + 1;
  }
}

/** The numbers (from 0) of the lines of a stretch of prose that stand in code blocks, fences included. */
export function fencedLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  eachFence(text.split('\n'), (_, start, end) => {
    for (let line = start; line <= end; line += 1) found.add(line);
  });
  return found;
}

/** A stretch of prose with a code block left open at its end closed, so that it swallows nothing after it. */
export function closeOpenFence(text: string): string {
  const lines = text.split('\n');
  let closed = text;
  eachFence(lines, ({ mark, length }, _, end) => {
    if (end >= lines.length) closed = `${text}\n${mark.repeat(length)}`;
  });
  return closed;
}
