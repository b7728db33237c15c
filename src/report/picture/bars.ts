import { textUnits } from '../../lib/textUnits';
import { wrapUnits } from '../../lib/wrapUnits';
import type { ReportFormat, ReportPicture } from '../../model/report';
import { figureText, type Reader } from '../figure-text';
import { element, type MarkupElement, type MarkupNode } from '../html/node';
import { legend } from './legend';
import { niceScale, position, type Scale } from './scale';
import { at, colourClass, label, LINE, rule, svg, UNIT, WIDTH } from './svg';

export type BarsPicture = Extract<ReportPicture, { kind: 'bars' }>;

/** Where things stand across the paper. */
interface Across {
  /** Where the names of categories end: left of the figures of bars below zero. */
  readonly names: number;
  readonly left: number;
  readonly right: number;
  readonly scale: Scale;
  text(value: number): string;
}

const THICK = 16;
const THIN = 11;
const GAP = 10;
/** Labels take no more than this share of the width. */
const NAMES = 0.32;

/** Lying bars: a category under the other, its series side by side or stacked, the figure at the end of each. */
export function barsPicture(
  picture: BarsPicture,
  alt: string,
  format: ReportFormat,
  reader: Reader,
): MarkupElement {
  const head = legend(picture.series);
  const units = Math.min(
    Math.max(4, ...picture.categories.map(textUnits)),
    Math.floor((WIDTH * NAMES) / UNIT),
  );
  const across = acrossOf(picture, units * UNIT + 12, (value) => figureText(value, format, reader, true));
  let y = head.height + 4;
  const nodes: MarkupNode[] = [];
  picture.categories.forEach((category, index) => {
    const lines = wrapUnits(category, units, 2);
    const height = Math.max(lines.length * LINE, rowHeight(picture));
    nodes.push(
      ...lines.map((line, i) =>
        label(line, {
          x: across.names,
          y: y + height / 2 + (i - (lines.length - 1) / 2) * LINE,
          anchor: 'end',
        }),
      ),
      ...(picture.stacked ? stackedRow : sideBySide)(picture, index, y + height / 2, across),
    );
    y += height + GAP;
  });
  const zero = position(0, across.scale, across.left, across.right);
  return svg(y, alt, head.nodes, nodes, rule(zero, head.height, zero, y - GAP + 4, 'axis'));
}

function acrossOf({ series, stacked }: BarsPicture, left: number, text: (value: number) => string): Across {
  const all = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const sums = (series[0]?.values ?? []).map((_, i) =>
    series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0),
  );
  const reach = stacked ? sums : all;
  const room = Math.max(3, ...reach.map((value) => textUnits(text(value)))) * UNIT + 8;
  const most = Math.max(0, ...reach);
  const least = Math.min(0, ...reach);
  const scale = { ...niceScale(reach, 5), from: least, to: most > least ? most : least + 1 };
  return { names: left - 8, left: least < 0 ? left + room : left, right: WIDTH - room, scale, text };
}

function rowHeight({ series, stacked }: BarsPicture): number {
  return stacked || series.length === 1 ? THICK : series.length * (THIN + 1);
}

function bar(from: number, to: number, middle: number, height: number, colour: number): MarkupElement {
  return element('rect', {
    x: at(Math.min(from, to)),
    y: at(middle - height / 2),
    width: at(Math.max(1, Math.abs(to - from))),
    height,
    rx: 2,
    class: colourClass('c', colour),
  });
}

function sideBySide(picture: BarsPicture, index: number, middle: number, across: Across): MarkupNode[] {
  const many = picture.series.length;
  const height = many === 1 ? THICK : THIN;
  const zero = position(0, across.scale, across.left, across.right);
  return picture.series.flatMap(({ values, colour }, place) => {
    const value = values[index] ?? null;
    const y = many === 1 ? middle : middle + (place - (many - 1) / 2) * (THIN + 1);
    if (value === null) return [label('–', { x: zero + 5, y, class: 'soft' })];
    const end = position(value, across.scale, across.left, across.right);
    const tint = many === 1 ? (picture.colours?.[index] ?? colour ?? 1) : (colour ?? place + 1);
    const side = value < 0 ? { x: end - 5, anchor: 'end' as const } : { x: end + 5 };
    return [bar(zero, end, y, height, tint), label(across.text(value), { ...side, y, class: 'value' })];
  });
}

/** Parts one after the other; the figure is that of the whole. */
function stackedRow(picture: BarsPicture, index: number, middle: number, across: Across): MarkupNode[] {
  let sum = 0;
  const parts = picture.series.flatMap(({ values, colour }, place) => {
    const value = values[index] ?? 0;
    if (value <= 0) return [];
    const from = position(sum, across.scale, across.left, across.right);
    sum += value;
    const to = position(sum, across.scale, across.left, across.right);
    return [bar(from, to, middle, THICK, colour ?? place + 1)];
  });
  const end = position(sum, across.scale, across.left, across.right);
  return [...parts, label(across.text(sum), { x: end + 5, y: middle, class: 'value' })];
}
