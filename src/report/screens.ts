import { translate } from '../i18n/dictionary';
import { report as strings } from '../i18n/shell/report';
import type { ReportBlock } from '../model/report';
import type { Report, ReportSection } from './report';

/** What stands on one screen of a presentation. */
export interface Screen {
  /** The part of the report it belongs to. */
  readonly chapter: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** How much fits on a screen, in lines of text. */
const ROOM = 16;
/** Rows of a table on a screen; the report has all of them. */
const ROWS = 12;

/**
 * The report as screens, one finding each: what belongs together stays together as far as it fits, a picture comes with
 * the words before it, every card has a screen of its own. The appendix is for reading and stays away.
 */
export function screensOf(report: Report): Screen[] {
  return report.chapters
    .filter(({ part }) => part !== 'appendix')
    .flatMap((chapter) =>
      joined(chapter.sections).flatMap((section) =>
        screensOfBlocks(section.blocks, report).map((blocks) => ({
          chapter: chapter.title,
          title: section.title === '' ? chapter.title : section.title,
          blocks,
        })),
      ),
    );
}

/** A section without a title goes on from the one before. */
function joined(sections: readonly ReportSection[]): Pick<ReportSection, 'title' | 'blocks'>[] {
  const groups: { title: string; blocks: ReportBlock[] }[] = [];
  for (const { title, blocks } of sections) {
    const last = groups.at(-1);
    if (last && title === '') last.blocks.push(...blocks);
    else groups.push({ title, blocks: [...blocks] });
  }
  return groups;
}

function screensOfBlocks(blocks: readonly ReportBlock[], report: Report): ReportBlock[][] {
  const screens: ReportBlock[][] = [];
  let room = 0;
  for (const block of blocks.map((one) => cutTable(one, report))) {
    const wanted = linesOf(block);
    const last = screens.at(-1);
    if (last && wanted <= room && block.type !== 'card' && !endsScreen(last)) {
      last.push(block);
      room -= wanted;
    } else {
      // A heading goes with what it is of.
      const head = last ? trailingHeadings(last) : [];
      last?.splice(last.length - head.length);
      if (last?.length === 0) screens.pop();
      screens.push([...head, block]);
      room = ROOM - wanted - head.length;
    }
  }
  return screens;
}

function trailingHeadings(blocks: readonly ReportBlock[]): ReportBlock[] {
  const others = blocks.findLastIndex(({ type }) => type !== 'heading');
  return blocks.slice(others + 1);
}

/** Nothing follows a card, and nothing follows a picture but a note on it. */
function endsScreen(blocks: readonly ReportBlock[]): boolean {
  const last = blocks.at(-1)?.type;
  return last === 'card' || last === 'chart';
}

function cutTable(block: ReportBlock, { locale }: Report): ReportBlock {
  if (block.type !== 'table' || block.rows.length <= ROWS) return block;
  const note = translate(strings, locale, 'rows_left', { shown: ROWS, total: block.rows.length });
  return { ...block, rows: block.rows.slice(0, ROWS), note };
}

/** About how many lines a block takes. */
function linesOf(block: ReportBlock): number {
  switch (block.type) {
    case 'heading':
    case 'note':
      return 1;
    case 'text':
      return textLines(block.text);
    case 'figures':
      return 3 * Math.ceil(block.figures.length / 4);
    case 'claims':
      return block.claims.reduce((sum, { text }) => sum + textLines(text), block.title ? 1 : 0);
    case 'card':
      return ROOM;
    case 'table':
      return 2 + block.rows.length;
    case 'chart':
      return 11;
  }
}

function textLines(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 60), 0);
}
