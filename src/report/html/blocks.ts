import { assertNever } from '../../lib/assert-never';
import { translate } from '../../i18n/dictionary';
import { report as strings } from '../../i18n/shell/report';
import type { ReportBlock, ReportChart, ReportFigure } from '../../model/report';
import { chartTable } from '../chart-table';
import { figureText, type Reader } from '../figure-text';
import { chartPicture } from '../picture/picture';
import { colourClass } from '../picture/svg';
import { markdownNodes } from './markdown';
import { element, type MarkupElement, type MarkupNode } from './node';
import { tableNode } from './table';

/** Blocks as nodes; headings in them are of `level`. */
export function blockNodes(blocks: readonly ReportBlock[], reader: Reader, level: number): MarkupNode[] {
  return blocks.flatMap((block) => blockNode(block, reader, level));
}

function blockNode(block: ReportBlock, reader: Reader, level: number): MarkupNode[] {
  switch (block.type) {
    case 'heading':
      return [element(`h${level}`, {}, block.text)];
    case 'text':
      return [element('div', { class: 'prose' }, markdownNodes(block.text, level))];
    case 'figures':
      return block.figures.length > 0 ? [figuresNode(block.figures, reader)] : [];
    case 'claims':
      return block.claims.length > 0 ? [claimsNode(block, reader, level)] : [];
    case 'card':
      return [cardNode(block, reader, level)];
    case 'note':
      return [element('p', { class: `note ${block.tone}` }, block.text)];
    case 'table':
      return [tableNode(block, reader)];
    case 'chart':
      return [chartNode(block, reader)];
    default:
      return assertNever(block);
  }
}

function figuresNode(figures: readonly ReportFigure[], reader: Reader): MarkupElement {
  return element(
    'dl',
    { class: 'figures' },
    figures.map(({ label, value, format, note }) =>
      element(
        'div',
        {},
        element('dt', {}, label),
        element('dd', { class: format === 'text' ? 'words' : null }, figureText(value, format, reader, true)),
        note ? element('dd', { class: 'small' }, note) : null,
      ),
    ),
  );
}

function claimsNode(
  { title, claims }: Extract<ReportBlock, { type: 'claims' }>,
  { locale }: Reader,
  level: number,
): MarkupElement {
  const items = claims.map(({ text, review }) =>
    element(
      'li',
      { class: review ? 'review' : null },
      markdownInline(text, level),
      review ? [' ', element('span', { class: 'mark' }, translate(strings, locale, 'review'))] : null,
    ),
  );
  return element(
    'div',
    { class: 'claims' },
    title ? element(`h${level}`, {}, title) : null,
    element('ul', {}, items),
  );
}

/** The Markdown of a claim; one that is a single paragraph stands in its line. */
function markdownInline(text: string, level: number): readonly MarkupNode[] {
  const nodes = markdownNodes(text, level);
  const [only] = nodes;
  return nodes.length === 1 && typeof only === 'object' && only.tag === 'p' ? only.children : nodes;
}

function cardNode(
  { title, subtitle, colour, blocks }: Extract<ReportBlock, { type: 'card' }>,
  reader: Reader,
  level: number,
): MarkupElement {
  const swatch =
    colour === undefined ? null : element('span', { class: `swatch ${colourClass('c', colour)}` });
  return element(
    'section',
    { class: 'card' },
    element(`h${level}`, {}, swatch, title),
    subtitle ? element('p', { class: 'small' }, subtitle) : null,
    blockNodes(blocks, reader, Math.min(6, level + 1)),
  );
}

function chartNode(chart: ReportChart, reader: Reader): MarkupElement {
  const summary = element('summary', {}, translate(strings, reader.locale, 'figures_of'));
  return element(
    'figure',
    { class: `chart ${chart.picture.kind}` },
    element('figcaption', {}, chart.title),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': chart.title },
      chartPicture(chart, reader),
    ),
    element('details', {}, summary, tableNode(chartTable(chart, reader), reader)),
  );
}
