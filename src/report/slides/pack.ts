import { translate } from '../../i18n/dictionary';
import { reportFiles } from '../../i18n/shell/report-files';
import type { ReportChart, ReportFigure, ReportTable } from '../../model/report';
import type { Report } from '../report';
import type { SlideItem, SlideParagraph } from './items';
import { CONTENT, GAP } from './look';
import { fitText, textHeight } from './split-text';
import { fitTable, mostRows, tablePieces, type TablePiece, wholePiece } from './split-table';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type Placed = Box &
  (
    | { readonly type: 'text'; readonly paragraphs: readonly SlideParagraph[] }
    | { readonly type: 'figure'; readonly figure: ReportFigure }
    | { readonly type: 'table'; readonly title: string; readonly piece: TablePiece; readonly note: string }
    | { readonly type: 'chart'; readonly chart: ReportChart }
  );

const FIGURE_HEIGHT = 1.25;
const FIGURES_A_ROW = 4;
const LEAST_CHART = 3.2;
/** A single line after a picture is its caption; more may speak of the next. */
const CAPTION = 0.5;
/** Words under a picture take so much at most. */
const MOST_WORDS = 1.3;
const SIDE = 4.7;
const BESIDE_CHART = 6.3;
const TITLE_HEIGHT = 0.36;

/** Puts items on slides from top to bottom. */
class Packer {
  readonly slides: Placed[][] = [];
  #slide: Placed[] = [];
  #y: number = CONTENT.y;

  constructor(private readonly report: Report) {}

  get #left(): number {
    return CONTENT.y + CONTENT.h - this.#y;
  }

  next(): void {
    if (this.#slide.length > 0) this.slides.push(this.#slide);
    this.#slide = [];
    this.#y = CONTENT.y;
  }

  text(list: readonly SlideParagraph[]): void {
    for (let rest = list; rest.length > 0;) {
      const found = fitText(rest, CONTENT.w, this.#left, this.#slide.length === 0);
      rest = found.rest;
      if (found.fits.length > 0)
        this.#put({ type: 'text', paragraphs: found.fits }, textHeight(found.fits, CONTENT.w));
      if (rest.length > 0) this.next();
    }
  }

  /**
   * Words at the left of the picture they go with, where they fit there, and below them words or a table that do too. How many
   * of the two were placed beside the words; none where they do not fit.
   */
  beside(list: readonly SlideParagraph[], chart: ReportChart, after: SlideItem | undefined): number {
    const used = textHeight(list, SIDE);
    if (this.#slide.length > 0 || used > CONTENT.h) return 0;
    const { x, y, w, h } = CONTENT;
    this.#slide.push({ type: 'text', paragraphs: list, x, y, w: SIDE, h: used });
    this.#slide.push({ type: 'chart', chart, x: x + SIDE + GAP, y, w: w - SIDE - GAP, h });
    const below = after ? this.#below(after, y + used + GAP, h - used - GAP) : null;
    if (below) this.#slide.push(below);
    this.next();
    return below ? 2 : 1;
  }

  /** A caption or a whole table in the left column; null where they do not fit. */
  #below(item: SlideItem, y: number, h: number): Placed | null {
    const { x } = CONTENT;
    if (item.type === 'text') {
      const height = textHeight(item.paragraphs, SIDE);
      const caption =
        item.paragraphs.length === 1 && item.paragraphs[0]?.heading === false && height < CAPTION;
      return height > h || !caption
        ? null
        : { type: 'text', paragraphs: item.paragraphs, x, y, w: SIDE, h: height };
    }
    return item.type === 'table' ? this.#tableBelow(item.table, y, h) : null;
  }

  #tableBelow(table: ReportTable, y: number, h: number): Placed | null {
    const [piece, ...more] = tablePieces(table, this.report, SIDE);
    const height = (piece?.height ?? 0) + TITLE_HEIGHT + (table.note ? 0.3 : 0);
    if (!piece || more.length > 0 || piece.rows.length < table.rows.length || height > h) return null;
    const { title, note = '' } = table;
    return { type: 'table', title, piece, note, x: CONTENT.x, y, w: SIDE, h: height };
  }

  /** Pictures side by side, over the words that follow them where these are short. Whether the words were placed. */
  charts(list: readonly ReportChart[], after: SlideItem | undefined): boolean {
    const words = after?.type === 'text' ? after.paragraphs : [];
    const said = words.length > 0 ? textHeight(words, CONTENT.w) + GAP : 0;
    const short = said > 0 && said <= MOST_WORDS;
    if (this.#left < LEAST_CHART + (short ? said : 0)) this.next();
    const w = (CONTENT.w - GAP * (list.length - 1)) / list.length;
    const { x } = CONTENT;
    const [y, h] = [this.#y, this.#left - (short ? said : 0)];
    list.forEach((chart, at) => this.#slide.push({ type: 'chart', chart, x: x + at * (w + GAP), y, w, h }));
    if (short)
      this.#slide.push({ type: 'text', paragraphs: words, x, y: y + h + GAP, w: CONTENT.w, h: said - GAP });
    this.next();
    return short;
  }

  /** A picture with the table of its figures at its right, where that is small. Whether they were placed so. */
  chartAndTable(chart: ReportChart, { title, note = '', ...table }: ReportTable): boolean {
    const piece = wholePiece({ ...table, title }, this.report, BESIDE_CHART);
    const height = (piece?.height ?? 0) + TITLE_HEIGHT + (note === '' ? 0 : 0.3);
    if (!piece || height > CONTENT.h) return false;
    if (this.#left < Math.max(LEAST_CHART, height)) this.next();
    const { x, w: all } = CONTENT;
    const [y, h] = [this.#y, this.#left];
    const w = all - BESIDE_CHART - GAP;
    this.#slide.push({ type: 'chart', chart, x, y, w, h });
    const right = { x: x + w + GAP, y, w: BESIDE_CHART, h: height };
    this.#slide.push({ type: 'table', title, piece, note, ...right });
    this.next();
    return true;
  }

  figures(list: readonly ReportFigure[]): void {
    for (let at = 0; at < list.length; at += FIGURES_A_ROW) {
      if (this.#left < FIGURE_HEIGHT) this.next();
      const row = list.slice(at, at + FIGURES_A_ROW);
      const w = (CONTENT.w - GAP * (FIGURES_A_ROW - 1)) / FIGURES_A_ROW;
      row.forEach((figure, place) => {
        const x = CONTENT.x + place * (w + GAP);
        this.#slide.push({ type: 'figure', figure, x, y: this.#y, w, h: FIGURE_HEIGHT });
      });
      this.#y += FIGURE_HEIGHT + GAP;
    }
  }

  table(item: Extract<SlideItem, { type: 'table' }>): void {
    const { table } = item;
    for (const piece of tablePieces(table, this.report, CONTENT.w, item.small)) {
      for (let rest: TablePiece | null = piece; rest;) {
        const found = fitTable(rest, this.#left - TITLE_HEIGHT - 0.35, this.#slide.length === 0);
        if (found.fits) {
          const last = found.rest === null;
          const put = { type: 'table', title: table.title, piece: found.fits } as const;
          this.#put({ ...put, note: last ? this.#noteOf(item) : '' }, found.fits.height + TITLE_HEIGHT + 0.3);
        }
        rest = found.rest;
        if (rest) this.next();
      }
    }
  }

  #noteOf(item: Extract<SlideItem, { type: 'table' }>): string {
    const { rows, note = '' } = item.table;
    const shown = mostRows(item.small);
    if (rows.length <= shown) return note;
    const values = { shown, total: rows.length };
    return `${translate(reportFiles, this.report.locale, 'rowsLeft', values)} ${note}`.trim();
  }

  #put(item: DistributiveOmit<Placed, keyof Box>, height: number): void {
    this.#slide.push({ ...item, x: CONTENT.x, y: this.#y, w: CONTENT.w, h: height });
    this.#y += height + GAP;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Items on slides, each in its place. */
export function pack(items: readonly SlideItem[], report: Report): readonly (readonly Placed[])[] {
  const packer = new Packer(report);
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item) at += put(packer, item, items[at + 1], items[at + 2]);
  }
  packer.next();
  return packer.slides;
}

/** Places an item, and what goes with it; how many of the items after it are placed too. */
function put(
  packer: Packer,
  item: SlideItem,
  next: SlideItem | undefined,
  after: SlideItem | undefined,
): number {
  switch (item.type) {
    case 'text': {
      const beside = next?.type === 'chart' ? packer.beside(item.paragraphs, next.chart, after) : 0;
      if (beside === 0) packer.text(item.paragraphs);
      return beside;
    }
    case 'figures':
      packer.figures(item.figures);
      return 0;
    case 'table':
      packer.table(item);
      return 0;
    case 'chart': {
      if (next?.type === 'table' && narrow(item.chart) && packer.chartAndTable(item.chart, next.table))
        return 1;
      const pair = next?.type === 'chart' && narrow(item.chart) && narrow(next.chart);
      const words = packer.charts(pair ? [item.chart, next.chart] : [item.chart], pair ? after : next);
      return (pair ? 1 : 0) + (words ? 1 : 0);
    }
  }
}

/** Whether a picture can be read at half the width. */
function narrow({ picture }: ReportChart): boolean {
  return picture.kind === 'radar' || picture.kind === 'points' || picture.categories.length <= 8;
}
