import type { ReportPart } from '../model/report';

/** What a stretch of prose stands between. */
export interface ProsePlace {
  /** Part of the cell right after it that has something to say; null where there is none. */
  readonly next: ReportPart | null;
  /** Part of the cell before it; null at the start of the document. */
  readonly previous: ReportPart | null;
  /** Whether it stands before every cell. */
  readonly first: boolean;
}

/**
 * Where prose stands unless its author moves it: at the start it opens the report; with a heading it introduces what
 * follows; without one it speaks of what stands before it. All else is a finding.
 */
export function prosePart(text: string, { next, previous, first }: ProsePlace): ReportPart {
  if (first) return 'scope';
  if (titleOf(text).title !== '') return next ?? 'findings';
  return previous === null || previous === 'scope' || previous === 'appendix'
    ? (next ?? 'findings')
    : previous;
}

/** Prose taken apart: the heading it begins with, if it does, and the rest. */
export function titleOf(text: string): { readonly title: string; readonly rest: string } {
  const match = /^#{1,6}[ \t]+(.+?)[ \t]*#*(?:\n|$)/.exec(text.trimStart());
  if (!match) return { title: '', rest: text };
  const title = (match[1] ?? '').replace(/[*_`]/g, '');
  return { title, rest: text.trimStart().slice(match[0].length).trim() };
}
