import { element, type MarkupChild, type MarkupElement } from '../html/node';

/** The width of every picture in its own units; the page stretches it. */
export const WIDTH = 560;
/** Height of a line of text, and the width of a half-width character. */
export const LINE = 15;
export const UNIT = 6.6;

/** A place on the paper, without needless digits. */
export function at(value: number): number {
  return Math.round(value * 10) / 10;
}

export function svg(height: number, alt: string, ...children: readonly MarkupChild[]): MarkupElement {
  const viewBox = `0 0 ${WIDTH} ${Math.ceil(height)}`;
  return element('svg', { class: 'picture', viewBox, role: 'img', 'aria-label': alt }, ...children);
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly class?: string;
}

/** A line of text, its middle at `y`. */
export function label(text: string, { x, y, anchor, class: name }: TextPlace): MarkupElement {
  const place = { x: at(x), y: at(y + 4.2), 'text-anchor': anchor === 'start' ? null : anchor, class: name };
  return element('text', place, text);
}

/** A straight line of the paper itself: an axis or a grid. */
export function rule(x1: number, y1: number, x2: number, y2: number, name = 'grid'): MarkupElement {
  return element('line', { x1: at(x1), y1: at(y1), x2: at(x2), y2: at(y2), class: name });
}

/** The class that gives one of the eight segment colours (`c1`, for areas; `s1`, for lines); they go round. */
export function colourClass(kind: 'c' | 's', colour: number): string {
  return `${kind}${((((Math.trunc(colour) - 1) % 8) + 8) % 8) + 1}`;
}
