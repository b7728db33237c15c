import { translate } from '../../i18n/dictionary';
import { common } from '../../i18n/shell/common';
import { reportFiles } from '../../i18n/shell/report-files';
import type { ReportBlock, ReportChart, ReportFigure, ReportTable } from '../../model/report';
import { paragraphs, type Paragraph } from '../paragraphs';
import { figureText, type Reader } from '../figure-text';

/** A paragraph with the tone it is said in. */
export interface SlideParagraph extends Paragraph {
  readonly tone: 'plain' | 'soft' | 'warn';
  /** Set small, as an appendix is, and a card that has no room otherwise. */
  readonly small?: boolean;
}

/** What stands on slides, before it has a place. */
export type SlideItem =
  | { readonly type: 'text'; readonly paragraphs: readonly SlideParagraph[] }
  | { readonly type: 'figures'; readonly figures: readonly ReportFigure[] }
  /** `small`: its beginning only, as in an appendix. */
  | { readonly type: 'table'; readonly table: ReportTable; readonly small?: boolean }
  | { readonly type: 'chart'; readonly chart: ReportChart };

/** The blocks of a section or card, cards in them excepted, as items; texts that follow one another are one. */
export function itemsOf(blocks: readonly ReportBlock[], reader: Reader): SlideItem[] {
  const items: SlideItem[] = [];
  for (const block of blocks) {
    const item = itemOf(block, reader);
    const last = items.at(-1);
    if (!item) continue;
    if (item.type === 'text' && last?.type === 'text') {
      items[items.length - 1] = { type: 'text', paragraphs: [...last.paragraphs, ...item.paragraphs] };
    } else items.push(item);
  }
  return items;
}

/**
 * Sections of the appendix as one run: their titles as headings, words set small, figures in a line, tables cut to their
 * beginning. Pictures and cards stay with the report.
 */
export function appendixItems(
  sections: readonly { readonly title: string; readonly blocks: readonly ReportBlock[] }[],
  reader: Reader,
): SlideItem[] {
  const blocks = sections.flatMap(({ title, blocks: own }): ReportBlock[] => {
    const kept = own.flatMap((block): ReportBlock[] => {
      if (block.type === 'figures') return [{ type: 'note', tone: 'info', text: figuresLine(block, reader) }];
      return block.type === 'chart' || block.type === 'card' ? [] : [block];
    });
    if (kept.length === 0) return [];
    return title === '' ? kept : [{ type: 'heading', text: title }, ...kept];
  });
  const short = translate(reportFiles, reader.locale, 'appendixShort');
  const said: ReportBlock[] = blocks.length === 0 ? [] : [{ type: 'note', tone: 'info', text: short }];
  return itemsOf([...said, ...blocks], reader).map((item) =>
    item.type === 'table' ? { ...item, small: true } : setSmall(item),
  );
}

/** An item whose words are set small. */
export function setSmall(item: SlideItem): SlideItem {
  if (item.type !== 'text') return item;
  return { ...item, paragraphs: item.paragraphs.map((one) => ({ ...one, small: true })) };
}

function figuresLine({ figures }: Extract<ReportBlock, { type: 'figures' }>, reader: Reader): string {
  const said = figures.map(({ label, value, format }) => {
    const text = figureText(value, format, reader, true);
    return translate(common, reader.locale, 'labelled', { label, text });
  });
  return said.join(reader.locale === 'en' ? '; ' : '；');
}

function itemOf(block: ReportBlock, reader: Reader): SlideItem | null {
  switch (block.type) {
    case 'heading':
      return said([{ ...line(block.text, true), heading: true }]);
    case 'text':
      return said(paragraphs(block.text).map((one) => ({ ...one, tone: 'plain' })));
    case 'note': {
      const tone = block.tone === 'warn' ? 'warn' : 'soft';
      return said(block.text.split('\n').map((text) => ({ ...line(text, false), tone })));
    }
    case 'claims':
      return said(claimParagraphs(block, reader));
    case 'figures':
      return block.figures.length > 0 ? { type: 'figures', figures: block.figures } : null;
    case 'table':
      return block.columns.length > 0 ? { type: 'table', table: block } : null;
    case 'chart':
      return { type: 'chart', chart: block };
    case 'card':
      return null;
  }
}

function said(list: readonly SlideParagraph[]): SlideItem | null {
  return list.length > 0 ? { type: 'text', paragraphs: list } : null;
}

function line(text: string, bold: boolean): SlideParagraph {
  return { runs: [{ text, bold, italic: false }], level: 0, number: null, heading: false, tone: 'plain' };
}

function claimParagraphs(
  { title, claims }: Extract<ReportBlock, { type: 'claims' }>,
  { locale }: Reader,
): SlideParagraph[] {
  const mark = `（${translate(reportFiles, locale, 'review')}）`;
  const said = claims.flatMap(({ text, review }) =>
    paragraphs(text).map((one, at): SlideParagraph => {
      const runs = review && at === 0 ? [...one.runs, { text: mark, bold: false, italic: true }] : one.runs;
      return { ...one, runs, level: Math.max(1, one.level), tone: review ? 'warn' : 'plain' };
    }),
  );
  return title === undefined || title === '' || said.length === 0
    ? said
    : [{ ...line(title, true), heading: true }, ...said];
}
