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

/** Notes to whoever works on the document (`> [!TIP]`) are for them alone: they stay out of reports. */
function withoutTips(text: string): string {
  return text.replace(/^>[ \t]*\[!TIP\][^\n]*(?:\n>[^\n]*)*\n*/gim, '').trim();
}

/** Prose taken apart: the heading it begins with, if it does, and the rest. */
export function titleOf(text: string): { readonly title: string; readonly rest: string } {
  const kept = withoutTips(text);
  const match = /^#{1,6}[ \t]+(.+?)[ \t]*#*(?:\n|$)/.exec(kept);
  if (!match) return { title: '', rest: kept };
  const title = (match[1] ?? '').replace(/[*_`]/g, '');
  return { title, rest: kept.slice(match[0].length).trim() };
}
