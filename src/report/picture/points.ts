import { cutToUnits, textUnits } from '../../lib/textUnits';
import type { ReportFormat, ReportPicture, ReportPoint } from '../../model/report';
import { figureText, type Reader } from '../figure-text';
import { element, type MarkupElement, type MarkupNode } from '../html/node';
import { niceScale, position, type Scale } from './scale';
import { at, colourClass, label, LINE, rule, svg, UNIT, WIDTH } from './svg';

export type PointsPicture = Extract<ReportPicture, { kind: 'points' }>;

const TOP = 26;
const HEIGHT = 300;
const LEFT = 62;
const LARGEST = 22;
const USUAL = 6;

/** Points on two axes, their names beside them; the area of a bubble says its size. */
export function pointsPicture(
  picture: PointsPicture,
  alt: string,
  format: ReportFormat,
  reader: Reader,
): MarkupElement {
  const scales = {
    x: scaleOf(
      picture.points.map((point) => point.x),
      picture.range?.x,
    ),
    y: scaleOf(
      picture.points.map((point) => point.y),
      picture.range?.y,
    ),
  };
  const x = (value: number) => position(value, scales.x, LEFT, WIDTH - 20);
  const y = (value: number) => position(value, scales.y, TOP + HEIGHT, TOP);
  const text = (value: number) => figureText(value, format, reader, true);
  const paper = [
    ...scales.x.ticks.flatMap((tick) => [
      rule(x(tick), TOP, x(tick), TOP + HEIGHT),
      label(text(tick), { x: x(tick), y: TOP + HEIGHT + 13, anchor: 'middle', class: 'soft' }),
    ]),
    ...scales.y.ticks.flatMap((tick) => [
      rule(LEFT, y(tick), WIDTH - 20, y(tick)),
      label(text(tick), { x: LEFT - 6, y: y(tick), anchor: 'end', class: 'soft' }),
    ]),
  ];
  const { cross } = picture;
  const fields = cross && [
    rule(x(cross.x), TOP, x(cross.x), TOP + HEIGHT, 'axis'),
    rule(LEFT, y(cross.y), WIDTH - 20, y(cross.y), 'axis'),
  ];
  const names = [
    label(`${picture.x} →`, { x: WIDTH - 20, y: TOP + HEIGHT + 32, anchor: 'end', class: 'name' }),
    label(`↑ ${picture.y}`, { x: 0, y: 9, class: 'name' }),
  ];
  return svg(TOP + HEIGHT + 44, alt, paper, fields, bubbles(picture.points, x, y), names);
}

function scaleOf(values: readonly number[], range: readonly [number, number] | undefined): Scale {
  if (!range) return niceScale(values, 5, false);
  const inside = niceScale(range, 5, false);
  const ticks = inside.ticks.filter((tick) => tick >= range[0] && tick <= range[1]);
  return { from: range[0], to: range[1], ticks };
}

/** The largest bubbles lie lowest; a name that would stand on another moves down a line. */
function bubbles(
  points: readonly ReportPoint[],
  x: (value: number) => number,
  y: (value: number) => number,
): MarkupNode[] {
  const most = Math.max(...points.map(({ size }) => size ?? 0), 0);
  const placed = points
    .map((point, index) => ({ ...point, index, radius: radiusOf(point, most) }))
    .sort((a, b) => b.radius - a.radius || a.index - b.index);
  const circles = placed.map((point) =>
    element('circle', {
      cx: at(x(point.x)),
      cy: at(y(point.y)),
      r: at(point.radius),
      class: `bubble ${colourClass('c', point.colour ?? 1)} ${colourClass('s', point.colour ?? 1)}`,
    }),
  );
  const taken: { left: number; right: number; y: number }[] = [];
  const labels = placed.map((point) => {
    const text = cutToUnits(point.label, 26);
    const width = textUnits(text) * UNIT;
    const outside = x(point.x) + point.radius + 4;
    const left = outside + width > WIDTH ? x(point.x) - point.radius - 4 - width : outside;
    let middle = y(point.y);
    const onAnother = () =>
      taken.some((one) => left < one.right && left + width > one.left && Math.abs(middle - one.y) < LINE - 1);
    while (onAnother() && middle < TOP + HEIGHT + LINE) middle += LINE / 2;
    taken.push({ left, right: left + width, y: middle });
    return label(text, { x: left, y: middle, class: 'halo' });
  });
  return [...circles, ...labels];
}

function radiusOf({ size }: ReportPoint, most: number): number {
  return size === undefined || most <= 0 ? USUAL : Math.max(3, LARGEST * Math.sqrt(Math.max(0, size) / most));
}
