import { textUnits } from '../../lib/textUnits';
import type { ReportFormat, ReportPicture, ReportSeries } from '../../model/report';
import { figureText, type Reader } from '../figure-text';
import { element, type MarkupElement, type MarkupNode } from '../html/node';
import { legend } from './legend';
import { niceScale, position } from './scale';
import { at, colourClass, label, rule, svg, UNIT, WIDTH } from './svg';

export type LinesPicture = Extract<ReportPicture, { kind: 'lines' }>;

const HEIGHT = 200;
/** With more points than this, a line has no dots. */
const DOTS = 24;

/** Lines over periods. A value that is missing breaks the line. */
export function linesPicture(
  picture: LinesPicture,
  alt: string,
  format: ReportFormat,
  reader: Reader,
): MarkupElement {
  const head = legend(picture.series);
  const values = picture.series.flatMap((one) => one.values.filter((value) => value !== null));
  const scale = niceScale(values, 4);
  const texts = scale.ticks.map((tick) => figureText(tick, format, reader, true));
  const left = Math.max(...texts.map(textUnits)) * UNIT + 10;
  const top = head.height + 10;
  const bottom = top + HEIGHT;
  const y = (value: number) => position(value, scale, bottom, top);
  const last = Math.max(1, picture.categories.length - 1);
  const x = (index: number) => left + 8 + (index / last) * (WIDTH - left - 24);
  const grid = scale.ticks.flatMap((tick, index) => [
    rule(left, y(tick), WIDTH, y(tick), tick === 0 ? 'axis' : 'grid'),
    label(texts[index] ?? '', { x: left - 6, y: y(tick), anchor: 'end', class: 'soft' }),
  ]);
  const lines = picture.series.map((one, index) => lineOf(one, index, x, y));
  return svg(bottom + 26, alt, head.nodes, grid, periods(picture.categories, x, bottom + 14), lines);
}

/** As many names of periods as fit, the first and the last among them. */
function periods(names: readonly string[], x: (index: number) => number, y: number): MarkupNode[] {
  const widest = Math.max(1, ...names.map(textUnits)) * UNIT + 14;
  const fit = Math.max(2, Math.floor((WIDTH * 0.85) / widest));
  const step = Math.max(1, Math.ceil((names.length - 1) / (fit - 1)));
  return names.flatMap((name, index) => {
    const end = names.length - 1;
    const shown = index === end || (index % step === 0 && (end - index) * (x(1) - x(0)) >= widest);
    if (!shown) return [];
    const anchor = index === 0 ? 'start' : index === end ? 'end' : 'middle';
    const shift = index === 0 ? -8 : index === end ? 14 : 0;
    return [label(name, { x: x(index) + shift, y, anchor, class: 'soft' })];
  });
}

function lineOf(
  { values, colour }: ReportSeries,
  place: number,
  x: (index: number) => number,
  y: (value: number) => number,
): MarkupNode[] {
  const tint = colour ?? place + 1;
  let path = '';
  let drawing = false;
  values.forEach((value, index) => {
    if (value !== null) path += `${drawing ? 'L' : 'M'}${at(x(index))} ${at(y(value))}`;
    drawing = value !== null;
  });
  const dots = values.flatMap((value, index) =>
    value === null || (values.length > DOTS && !isAlone(values, index))
      ? []
      : [element('circle', { cx: at(x(index)), cy: at(y(value)), r: 3, class: colourClass('c', tint) })],
  );
  return [element('path', { d: path || 'M0 0', class: `line ${colourClass('s', tint)}` }), ...dots];
}

function isAlone(values: readonly (number | null)[], index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}
