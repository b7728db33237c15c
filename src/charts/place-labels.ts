import { textUnits } from '../lib/textUnits';
import { TEXT_SIZE, UNIT_WIDTH } from './frame';

/** A dot with a name, in pixels. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
}

/** Where a label stands to its dot, as Plot's text mark takes it. */
export interface PlacedLabel {
  readonly dx: number;
  readonly dy: number;
  readonly textAnchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 5;
const HEIGHT = TEXT_SIZE + 3;

/**
 * Puts a label beside each dot where it covers no other dot and no label before it: right, left, above or below, then
 * the corners, inside the bounds. Where nothing is free the place that is covered least is taken.
 */
export function placeLabels(dots: readonly Dot[], bounds: Box): PlacedLabel[] {
  const taken: Box[] = dots.map(({ x, y, radius }) => around(x, y, radius, radius));
  return dots.map((dot, at) => {
    const choices = candidates(dot).map((place) => ({ place, box: boxOf(dot, place) }));
    const costs = choices.map(({ box }, order) => {
      const covered = taken.reduce((sum, other, i) => sum + (i === at ? 0 : overlap(box, other)), 0);
      return covered + outside(box, bounds) * 4 + order / 100;
    });
    const best = choices[costs.indexOf(Math.min(...costs))] ?? choices[0];
    if (!best) return { dx: 0, dy: 0, textAnchor: 'middle' as const };
    taken.push(best.box);
    return best.place;
  });
}

function candidates({ radius }: Dot): PlacedLabel[] {
  const side = radius + GAP;
  const up = radius + GAP + HEIGHT / 2;
  const corner = radius * 0.7 + GAP;
  return [
    { dx: side, dy: 0, textAnchor: 'start' },
    { dx: -side, dy: 0, textAnchor: 'end' },
    { dx: 0, dy: -up, textAnchor: 'middle' },
    { dx: 0, dy: up, textAnchor: 'middle' },
    { dx: corner, dy: -corner - 4, textAnchor: 'start' },
    { dx: -corner, dy: -corner - 4, textAnchor: 'end' },
    { dx: corner, dy: corner + 4, textAnchor: 'start' },
    { dx: -corner, dy: corner + 4, textAnchor: 'end' },
  ];
}

function boxOf({ x, y, label }: Dot, { dx, dy, textAnchor }: PlacedLabel): Box {
  const width = textUnits(label) * UNIT_WIDTH;
  const from = textAnchor === 'start' ? 0 : textAnchor === 'end' ? width : width / 2;
  return around(x + dx - from + width / 2, y + dy, width / 2, HEIGHT / 2);
}

function around(x: number, y: number, wide: number, high: number): Box {
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function outside(box: Box, bounds: Box): number {
  const wide = Math.max(0, bounds.left - box.left) + Math.max(0, box.right - bounds.right);
  const high = Math.max(0, bounds.top - box.top) + Math.max(0, box.bottom - bounds.bottom);
  return (wide + high) * HEIGHT;
}
