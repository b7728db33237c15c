import type { Locale } from '../../i18n/dictionary';

/** Sizes in inches and points, colours of the light theme: slides are shown and printed on white. */
export const PAGE = { width: 13.333, height: 7.5 } as const;
export const CONTENT = { x: 0.6, y: 1.5, w: 12.13, h: 5.3 } as const;
export const GAP = 0.2;

export const INK = '1B2230';
export const SOFT = '556070';
export const LINE = 'D5DAE2';
export const PALE = 'EEF2F8';
export const ACCENT = '2456C8';
export const WARN = '8A5200';

const SEGMENTS = ['0C90FE', '087E7B', '779902', 'BD326C', '615FB3', 'BA7F71', '9489AE', '7A6C35'] as const;

/** One of the eight segment colours, by its number from 1. */
export function segmentColour(colour: number): string {
  return SEGMENTS[(((colour - 1) % 8) + 8) % 8] ?? SEGMENTS[0];
}

export function typeface(locale: Locale): string {
  return locale === 'zh-CN' ? 'Microsoft YaHei' : 'Segoe UI';
}

/** Width of a text in inches at a size in points: Chinese characters are as wide as high, others about half. */
export function textInches(text: string, points: number): number {
  let halves = 0;
  for (const character of text) halves += character.charCodeAt(0) > 0x2e7f ? 2 : 1.06;
  return (halves * points) / 144;
}

/** Lines that a text takes in a box of a width. */
export function linesIn(text: string, points: number, width: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(textInches(line, points) / Math.max(0.1, width))), 0);
}

/** Height of a line in inches. */
export function lineHeight(points: number): number {
  return (points * 1.35) / 72;
}
