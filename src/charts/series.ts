import type { ChartSpace, LegendItem } from './chart';
import { distinct } from './labels';
import { segmentOf } from './theme';

/** Segment colours (1–8) by name of a series; the others take the next colours in order. */
export type SeriesColours = Readonly<Record<string, number>>;

interface WithSeries {
  readonly series?: string;
}

/** The names of the series there are, in order of first appearance; none for rows without series. */
export function seriesOf(rows: readonly WithSeries[]): string[] {
  return distinct(rows.flatMap((row) => (row.series === undefined ? [] : [row.series])));
}

/** The colour of each series. Rows without a series take the accent. */
export function seriesColour(
  rows: readonly WithSeries[],
  colours: SeriesColours | undefined,
  { theme }: ChartSpace,
) {
  const names = seriesOf(rows);
  return (name: string | undefined): string =>
    name === undefined ? theme.accent : segmentOf(theme, colours?.[name] ?? names.indexOf(name) + 1);
}

/** A legend where there are several series. */
export function seriesLegend(
  rows: readonly WithSeries[],
  colours: SeriesColours | undefined,
  space: ChartSpace,
): LegendItem[] {
  const names = seriesOf(rows);
  const colourOf = seriesColour(rows, colours, space);
  return names.map((label) => ({ label, colour: colourOf(label) }));
}
