import type PptxGenJS from 'pptxgenjs';
import { figureText, type Reader } from '../figure-text';
import { nativeChart } from './chart';
import type { SlideParagraph } from './items';
import { ACCENT, GAP, INK, LINE, PALE, SOFT, typeface, WARN } from './look';
import type { Placed } from './pack';
import { pointsOf, TEXT_POINTS } from './split-text';

const TONES = { plain: INK, soft: SOFT, warn: WARN } as const;

/** Draws what stands on a slide as text, tables and charts that can be edited. */
export function drawPlaced(slide: PptxGenJS.Slide, placed: Placed, reader: Reader, empty: string): void {
  switch (placed.type) {
    case 'text':
      drawText(slide, placed, reader);
      return;
    case 'figure':
      drawFigure(slide, placed, reader);
      return;
    case 'table':
      drawTable(slide, placed, reader);
      return;
    case 'chart':
      drawChart(slide, placed, reader, empty);
  }
}

type Of<Type extends Placed['type']> = Extract<Placed, { type: Type }>;

function drawText(slide: PptxGenJS.Slide, { paragraphs, x, y, w, h }: Of<'text'>, { locale }: Reader): void {
  slide.addText(paragraphs.flatMap(textRuns), {
    ...{ x, y, w, h, margin: 0, valign: 'top', fontFace: typeface(locale) },
    lang: locale,
    fit: 'shrink',
    paraSpaceAfter: 5,
  });
}

/** The runs of a paragraph; the last ends the line. */
function textRuns(paragraph: SlideParagraph): PptxGenJS.TextProps[] {
  const { runs, level, number, heading, tone } = paragraph;
  const bullet: PptxGenJS.TextPropsOptions['bullet'] =
    level === 0
      ? false
      : number === null
        ? { indent: 14 }
        : { type: 'number', indent: 18, numberStartAt: number };
  return runs.map(({ text, bold, italic }, at) => ({
    text,
    options: {
      bold: bold || heading,
      italic,
      fontSize: pointsOf(paragraph),
      color: TONES[tone],
      ...(level > 0 && at === 0 && { bullet, indentLevel: level - 1 }),
      ...(at === runs.length - 1 && { breakLine: true }),
    },
  }));
}

function drawFigure(slide: PptxGenJS.Slide, { figure, x, y, w, h }: Of<'figure'>, reader: Reader): void {
  const { label, value, format, note } = figure;
  const soft = { fontSize: 12, color: SOFT };
  slide.addText(
    [
      { text: label, options: { ...soft, breakLine: true } },
      {
        text: figureText(value, format, reader, true),
        options: { fontSize: 24, bold: true, color: INK, breakLine: note !== undefined && note !== '' },
      },
      ...(note ? [{ text: note, options: { ...soft, fontSize: 10 } }] : []),
    ],
    {
      ...{ x, y, w, h, margin: 8, valign: 'middle', fontFace: typeface(reader.locale), lang: reader.locale },
      fill: { color: PALE },
      fit: 'shrink',
    },
  );
}

function drawTable(
  slide: PptxGenJS.Slide,
  { title, piece, note, x, y, w }: Of<'table'>,
  reader: Reader,
): void {
  const fontFace = typeface(reader.locale);
  const { head, rows, widths, right, points, rowHeights, height } = piece;
  slide.addText(title, { x, y, w, h: 0.32, margin: 0, fontFace, fontSize: 13, bold: true, color: INK });
  const align = (column: number) => (right[column] ? ('right' as const) : ('left' as const));
  const cell = (text: string, column: number, more: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text,
    options: { align: align(column), ...more },
  });
  const line: PptxGenJS.BorderProps = { type: 'solid', pt: 0.75, color: LINE };
  const none: PptxGenJS.BorderProps = { type: 'none' };
  slide.addTable(
    [
      head.map((text, column) => cell(text, column, { bold: true, fill: { color: PALE } })),
      ...rows.map((row) => row.map((text, column) => cell(text, column, {}))),
    ],
    {
      ...{ x, y: y + 0.36, colW: [...widths], fontFace, fontSize: points, color: INK, valign: 'middle' },
      w: widths.reduce((sum, one) => sum + one, 0),
      rowH: [height - rowHeights.reduce((sum, one) => sum + one, 0), ...rowHeights],
      margin: [0.03, 0.08, 0.03, 0.08],
      border: [none, none, line, none],
      autoPage: false,
    },
  );
  if (note === '') return;
  const top = y + 0.36 + height + GAP / 4;
  slide.addText(note, {
    x,
    y: top,
    w,
    h: 0.3,
    margin: 0,
    fontFace,
    fontSize: 10,
    color: SOFT,
    fit: 'shrink',
  });
}

function drawChart(
  slide: PptxGenJS.Slide,
  { chart, x, y, w, h }: Of<'chart'>,
  reader: Reader,
  empty: string,
): void {
  const fontFace = typeface(reader.locale);
  const native = nativeChart(chart, fontFace);
  const said = 0.5;
  if (!native) {
    slide.addText(`${chart.title}\n${empty}`, {
      x,
      y,
      w,
      h: 1,
      fontFace,
      fontSize: TEXT_POINTS,
      color: SOFT,
    });
    return;
  }
  const { type, data, options } = native;
  slide.addChart(type as PptxGenJS.CHART_NAME, data, { ...options, x, y, w, h: h - said });
  if (chart.alt === '') return;
  slide.addText(chart.alt, {
    ...{ x, y: y + h - said, w, h: said, margin: 0, valign: 'top', fontFace, fontSize: 11 },
    color: SOFT,
    fit: 'shrink',
  });
}

/** The part, the title and the line below it, at the top of a slide. */
export function drawHead(
  slide: PptxGenJS.Slide,
  { part, title, subtitle, colour }: { part: string; title: string; subtitle: string; colour: string | null },
  { locale }: Reader,
): void {
  const fontFace = typeface(locale);
  const x = 0.6;
  if (part !== '')
    slide.addText(part, { x, y: 0.35, w: 12.13, h: 0.28, margin: 0, fontFace, fontSize: 12, color: ACCENT });
  slide.addText(title, {
    ...{ x: colour ? 0.9 : x, y: 0.62, w: 11.8, h: 0.5, margin: 0, fontFace, fontSize: 24, bold: true },
    color: INK,
    fit: 'shrink',
  });
  if (colour) slide.addShape('rect', { x, y: 0.7, w: 0.16, h: 0.36, fill: { color: colour } });
  if (subtitle !== '')
    slide.addText(subtitle, {
      x,
      y: 1.12,
      w: 12.13,
      h: 0.32,
      margin: 0,
      fontFace,
      fontSize: 13,
      color: SOFT,
    });
}
