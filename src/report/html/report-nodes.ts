import { translate } from '../../i18n/dictionary';
import { formatDate } from '../../i18n/format';
import { report as strings } from '../../i18n/shell/report';
import type { Reader } from '../figure-text';
import { levelInside, SECTION_LEVEL } from '../levels';
import type { Report, ReportChapter, ReportSection } from '../report';
import { blockNodes } from './blocks';
import { element, type MarkupElement, type MarkupNode } from './node';

/** The whole report below one element: title, contents, chapters. `contents` false where there is no room for them. */
export function reportNodes(report: Report, contents = true): MarkupElement {
  const reader: Reader = report;
  return element(
    'article',
    { class: 'report', lang: report.locale },
    head(report),
    contents && report.chapters.length > 1 ? contentsNode(report) : null,
    report.chapters.map((chapter) => chapterNode(chapter, reader)),
    element('footer', {}, translate(strings, report.locale, 'made_with')),
  );
}

/** Title and what stands under it. */
export function head({ title, subtitle, author, asOf, locale }: Report): MarkupElement {
  const facts = [
    asOf === null ? null : translate(strings, locale, 'as_of', { date: formatDate(asOf, locale) }),
    author === null ? null : translate(strings, locale, 'author', { author }),
  ].filter((fact) => fact !== null);
  return element(
    'header',
    {},
    element('h1', {}, title),
    subtitle === null ? null : element('p', { class: 'subtitle' }, subtitle),
    facts.length > 0 ? element('p', { class: 'facts' }, facts.join(' · ')) : null,
  );
}

function chapterId({ part }: ReportChapter): string {
  return `part-${part}`;
}

function contentsNode({ chapters, locale }: Report): MarkupElement {
  const title = translate(strings, locale, 'contents');
  const items = chapters.map((chapter) =>
    element('li', {}, element('a', { href: `#${chapterId(chapter)}` }, chapter.title)),
  );
  return element(
    'nav',
    { 'aria-label': title },
    element('p', { class: 'small' }, title),
    element('ol', {}, items),
  );
}

function chapterNode(chapter: ReportChapter, reader: Reader): MarkupElement {
  const { sections } = chapter;
  return element(
    'section',
    { class: 'chapter', id: chapterId(chapter) },
    element('h2', {}, chapter.title),
    sections.map((section, index) =>
      element('section', {}, sectionNodes(section, reader, levelInside(sections, index))),
    ),
  );
}

/** A section with its title; headings in it are of a level. */
function sectionNodes({ title, blocks }: ReportSection, reader: Reader, level: number): MarkupNode[] {
  return [
    ...(title === '' ? [] : [element(`h${SECTION_LEVEL}`, {}, title)]),
    ...blockNodes(blocks, reader, level),
  ];
}
