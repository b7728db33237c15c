import type { ReportSection } from './report';

/** The level of the titles of sections: the report's is 1, a chapter's 2. */
export const SECTION_LEVEL = 3;

/** The level of headings inside a section: below the title it has, or goes on from; its own where there is none. */
export function levelInside(sections: readonly ReportSection[], index: number): number {
  const titled = sections.slice(0, index + 1).some(({ title }) => title !== '');
  return titled ? SECTION_LEVEL + 1 : SECTION_LEVEL;
}
