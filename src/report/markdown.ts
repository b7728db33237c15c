import { assertNever } from '../lib/assert-never';
import { translate } from '../i18n/dictionary';
import { formatDate } from '../i18n/format';
import { report as strings } from '../i18n/shell/report';
import type { ReportBlock, ReportTable } from '../model/report';
import { chartTable } from './chart-table';
import { columnTexts, figureText, type Reader } from './figure-text';
import { levelInside, SECTION_LEVEL } from './levels';
import type { Report } from './report';

/** The report as Markdown: tables as tables, pictures as the tables of their figures. */
export function markdownFile(report: Report): string {
  const { title, subtitle, author, asOf, locale, chapters } = report;
  const facts = [
    asOf === null ? null : translate(strings, locale, 'as_of', { date: formatDate(asOf, locale) }),
    author === null ? null : translate(strings, locale, 'author', { author }),
  ].filter((fact) => fact !== null);
  const parts = [
    heading(1, title),
    subtitle === null ? null : plain(subtitle),
    facts.length > 0 ? plain(facts.join(' · ')) : null,
    ...chapters.flatMap((chapter) => [
      heading(2, chapter.title),
      ...chapter.sections.flatMap((section, index) => [
        section.title === '' ? null : heading(SECTION_LEVEL, section.title),
        ...blocksText(section.blocks, report, levelInside(chapter.sections, index)),
      ]),
    ]),
    '---',
    translate(strings, locale, 'made_with'),
  ];
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(Math.min(6, level))} ${plain(text)}`;
}

/** A text that is to be read as it is, on one line. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/([\\`*_[\]<>|])/g, '\\$1');
}

function blocksText(blocks: readonly ReportBlock[], reader: Reader, level: number): string[] {
  return blocks.map((block) => blockText(block, reader, level)).filter((text) => text !== '');
}

function blockText(block: ReportBlock, reader: Reader, level: number): string {
  switch (block.type) {
    case 'heading':
      return heading(level, block.text);
    case 'text':
      return deeper(block.text.trim(), level - 1);
    case 'figures':
      return block.figures
        .map(({ label, value, format, note }) => {
          const figure = `- ${plain(label)}: **${plain(figureText(value, format, reader))}**`;
          return note ? `${figure} (${plain(note)})` : figure;
        })
        .join('\n');
    case 'claims':
      return claimsText(block, reader, level);
    case 'card':
      return [
        heading(level, block.title),
        block.subtitle ? plain(block.subtitle) : '',
        ...blocksText(block.blocks, reader, level + 1),
      ]
        .filter((text) => text !== '')
        .join('\n\n');
    case 'note':
      return `> ${plain(block.text)}`;
    case 'table':
      return tableText(block, reader);
    case 'chart':
      return tableText(chartTable(block, reader), reader);
    default:
      return assertNever(block);
  }
}

/** Markdown of the author's with its headings below those of the report. */
function deeper(text: string, by: number): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      return fenced
        ? line
        : line.replace(/^(#{1,6})(?=\s)/, (signs) => '#'.repeat(Math.min(6, signs.length + by)));
    })
    .join('\n');
}

function claimsText(
  { title, claims }: Extract<ReportBlock, { type: 'claims' }>,
  { locale }: Reader,
  level: number,
): string {
  const items = claims.map(({ text, review }) => {
    const mark = review ? ` *(${translate(strings, locale, 'review')})*` : '';
    return `- ${text.trim().replace(/\n/g, '\n  ')}${mark}`;
  });
  if (items.length === 0) return '';
  return title ? `${heading(level, title)}\n\n${items.join('\n')}` : items.join('\n');
}

function tableText({ title, columns, rows, note }: ReportTable, reader: Reader): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plain(cell) || ' ').join(' | ')} |`;
  const sides = columns.map(({ format }) => (format === 'text' || format === 'date' ? '---' : '--:'));
  const texts = columns.map(({ format }, at) =>
    columnTexts(
      rows.map((row) => row[at] ?? null),
      format,
      reader,
    ),
  );
  const body = rows.map((_, row) => line(texts.map((column) => column[row] ?? '')));
  const table = [line(columns.map(({ label }) => label)), `| ${sides.join(' | ')} |`, ...body].join('\n');
  return [`**${plain(title)}**`, table, note ? plain(note) : ''].filter((text) => text !== '').join('\n\n');
}
