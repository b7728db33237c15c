import type { PlotOptions } from '@observablehq/plot';
import type { Locale } from '../i18n/dictionary';
import type { ChartTheme } from './theme';

/** Plot itself, given to the charts by whoever has loaded it: they import its types only. */
export type PlotModule = typeof import('@observablehq/plot');

/** Where a chart is drawn. */
export interface ChartSpace {
  /** Width in pixels; a chart decides its height. */
  readonly width: number;
  readonly locale: Locale;
  readonly theme: ChartTheme;
}

export interface LegendItem {
  readonly label: string;
  readonly colour: string;
}

/** The figures of a chart as text, for those who do not see it. */
export interface ChartTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture of rows: pure, drawn by PlotFrame. */
export interface Chart {
  /** Nothing to draw. */
  readonly empty: boolean;
  draw(plot: PlotModule, space: ChartSpace): PlotOptions;
  legend(space: ChartSpace): readonly LegendItem[];
  table(locale: Locale): ChartTable;
  /** The same without the groups of these names, all other figures as they are; absent where it cannot be drawn so. */
  without?(names: ReadonlySet<string>): Chart;
  /**
   * The same without marks of fewer customers, where marks are groups that have no name; itself where none is so small.
   */
  atLeast?(customers: number): Chart;
}
