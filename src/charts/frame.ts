import type { PlotOptions } from '@observablehq/plot';
import type { ChartSpace } from './chart';

/** A half-width character at the charts' text size takes about this many pixels. */
export const UNIT_WIDTH = 6.4;
export const TEXT_SIZE = 12;

/** What all charts share: size, typeface, colours. `--plot-background` is the ground of Plot's tips. */
export function frame({ width, theme }: ChartSpace): PlotOptions {
  return {
    width,
    marginTop: 12,
    marginRight: 16,
    style:
      `font-family: ${theme.font.replace(/"/g, "'")}; font-size: ${TEXT_SIZE}px; color: ${theme.soft}; ` +
      `background: ${theme.surface}; --plot-background: ${theme.surface}; overflow: visible`,
  };
}

/** How a tip over a mark looks. */
export function tipStyle({ theme }: ChartSpace) {
  return {
    fill: theme.surface,
    stroke: theme.grid,
    textColor: theme.text,
    fontSize: TEXT_SIZE,
    lineHeight: 1.4,
  } as const;
}

/** About how many ticks fit on a horizontal axis whose labels are `units` half-width characters long. */
export function ticksFor(width: number, units = 7): number {
  return Math.max(2, Math.min(10, Math.floor(width / (units * UNIT_WIDTH + 24))));
}
