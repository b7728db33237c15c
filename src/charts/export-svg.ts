import { wrapUnits } from '../lib/wrapUnits';
import type { LegendItem } from './chart';
import type { ChartTheme } from './theme';
import { textUnits } from '../lib/textUnits';

/** What a picture says around the plot itself. */
export interface PictureText {
  readonly title: string;
  readonly subtitle?: string;
  readonly notes: readonly string[];
  readonly legend: readonly LegendItem[];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 24;

/**
 * A picture that stands alone: title, subtitle and legend above the plot, unit and source below it. `plot` is the
 * plot's own SVG as text, of the given size.
 */
export function exportSvg(
  plot: { readonly svg: string; readonly width: number; readonly height: number },
  { title, subtitle, notes, legend }: PictureText,
  theme: ChartTheme,
): Picture {
  const inner = plot.width;
  const parts: string[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, colour: string, weight: number) => {
    for (const line of wrapUnits(text, Math.floor(inner / (size * 0.55)))) {
      y += size * 1.4;
      parts.push(
        `<text x="${MARGIN}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(line)}</text>`,
      );
    }
  };
  write(title, 16, theme.text, 600);
  if (subtitle) write(subtitle, 13, theme.soft, 400);
  y = legendLines(legend, inner, y, theme, parts) + 12;
  parts.push(`<g transform="translate(${MARGIN},${y.toFixed(1)})">${plot.svg}</g>`);
  y += plot.height + 4;
  for (const note of notes) write(note, 12, theme.soft, 400);
  return framed(parts, inner + 2 * MARGIN, Math.ceil(y + MARGIN), theme);
}

function framed(parts: readonly string[], width: number, height: number, theme: ChartTheme): Picture {
  const font = escape(theme.font.replace(/"/g, "'"));
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}">`;
  const ground = `<rect width="${width}" height="${height}" fill="${theme.surface}"/>`;
  return { svg: `${open}${ground}${parts.join('')}</svg>`, width, height };
}

function legendLines(
  legend: readonly LegendItem[],
  inner: number,
  top: number,
  theme: ChartTheme,
  parts: string[],
): number {
  if (legend.length === 0) return top;
  let x = 0;
  let y = top + 24;
  for (const { label, colour } of legend) {
    const width = 18 + textUnits(label) * 6.6 + 16;
    if (x > 0 && x + width > inner) {
      x = 0;
      y += 20;
    }
    parts.push(
      `<rect x="${MARGIN + x}" y="${y - 10}" width="11" height="11" rx="2" fill="${colour}"/>`,
      `<text x="${MARGIN + x + 17}" y="${y}" font-size="12" fill="${theme.text}">${escape(label)}</text>`,
    );
    x += width;
  }
  return y;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
