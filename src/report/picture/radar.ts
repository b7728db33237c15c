import { wrapUnits } from '../../lib/wrapUnits';
import type { ReportPicture } from '../../model/report';
import { element, type MarkupElement } from '../html/node';
import { legend } from './legend';
import { at, colourClass, label, LINE, rule, svg, WIDTH } from './svg';

export type RadarPicture = Extract<ReportPicture, { kind: 'radar' }>;

const RADIUS = 110;
const RINGS = [0.25, 0.5, 0.75, 1];

/** A star of axes from the middle outwards, the first upwards; a series is a closed line. Missing values stand at 0. */
export function radarPicture({ categories, series, max }: RadarPicture, alt: string): MarkupElement {
  const head = legend(series);
  const middle = { x: WIDTH / 2, y: head.height + RADIUS + 40 };
  const place = (index: number, share: number) => {
    const angle = (2 * Math.PI * index) / Math.max(1, categories.length) - Math.PI / 2;
    return { x: middle.x + Math.cos(angle) * RADIUS * share, y: middle.y + Math.sin(angle) * RADIUS * share };
  };
  const points = (shares: readonly number[]) =>
    shares
      .map((share, index) => place(index, share))
      .map(({ x, y }) => `${at(x)},${at(y)}`)
      .join(' ');
  const rings = RINGS.map((ring) =>
    element('polygon', { points: points(categories.map(() => ring)), class: 'ring' }),
  );
  const axes = categories.map((_, index) => {
    const end = place(index, 1);
    return rule(middle.x, middle.y, end.x, end.y);
  });
  const names = categories.flatMap((category, index) => {
    const { x, y } = place(index, 1.12);
    const lines = wrapUnits(category, 24, 2);
    const anchor = Math.abs(x - middle.x) < 8 ? 'middle' : x < middle.x ? 'end' : 'start';
    return lines.map((line, i) => label(line, { x, y: y + (i - (lines.length - 1) / 2) * LINE, anchor }));
  });
  const shapes = series.map(({ values, colour }, index) => {
    const shares = categories.map((_, i) => share(values[i] ?? 0, max));
    const tint = colour ?? index + 1;
    return element('polygon', {
      points: points(shares),
      class: `area ${colourClass('c', tint)} ${colourClass('s', tint)}`,
    });
  });
  return svg(middle.y + RADIUS + 40, alt, head.nodes, rings, axes, shapes, names);
}

function share(value: number, max: number): number {
  return max > 0 ? Math.max(0, Math.min(1, value / max)) : 0;
}
