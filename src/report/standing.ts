import { reviewMark } from '../cells/report-claims';
import type { Locale } from '../i18n/dictionary';
import type { Confirmed, Evidence } from '../model/evidence';
import type { ReportBlock } from '../model/report';
import type { ReportEntry } from './entries';
import { citedPathsIn } from './expand';
import type { ReportChapter } from './report';

/** What the author should know of a report before it leaves. */
export interface Standing {
  /** Titles of cells that are in it and have no result, or an old one. */
  readonly waiting: readonly string[];
  readonly stale: readonly string[];
  /** How many statements are marked for review, and how many citations of prose have no value. */
  readonly review: number;
  readonly missing: number;
}

export function standingOf(
  shown: readonly ReportEntry[],
  chapters: readonly ReportChapter[],
  evidence: Evidence,
  confirmed: (key: string) => Readonly<Record<string, Confirmed>>,
  locale: Locale,
): Standing {
  const cells = shown.flatMap(({ says, block, title }) =>
    says === 'blocks' && block?.type === 'cell' ? [{ title, ...block.state }] : [],
  );
  const prose = shown.flatMap(({ block }) => (block?.type === 'prose' ? [block] : []));
  const changed = prose.filter(
    ({ key, text }) => evidence.review({ text, confirmed: confirmed(key) }).state === 'changed',
  );
  const mark = reviewMark(locale);
  const claims = chapters.flatMap(({ sections }) => sections.map(({ blocks }) => reviewsIn(blocks, mark)));
  return {
    waiting: cells.filter(({ outcome }) => !outcome).map(({ title }) => title),
    stale: cells.filter(({ outcome, status }) => outcome && status !== 'done').map(({ title }) => title),
    review: claims.reduce((sum, count) => sum + count, changed.length),
    missing: prose
      .flatMap(({ text }) => citedPathsIn(text))
      .filter((path) => evidence.cite(path).text === null).length,
  };
}

/** How many statements are marked: of lists, and in cells of tables, where their text says so. */
function reviewsIn(blocks: readonly ReportBlock[], mark: string): number {
  return blocks.reduce((sum, block) => {
    if (block.type === 'claims') return sum + block.claims.filter(({ review }) => review).length;
    if (block.type === 'card') return sum + reviewsIn(block.blocks, mark);
    if (block.type !== 'table') return sum;
    const marked = block.rows.flat().filter((value) => typeof value === 'string' && value.endsWith(mark));
    return sum + marked.length;
  }, 0);
}
