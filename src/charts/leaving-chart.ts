import type { Chart, ChartSpace } from './chart';

/** Which of some names are of groups that may not leave. */
export type HiddenGroups = (names: readonly string[]) => Promise<readonly string[]>;

/**
 * A chart as it may leave as a picture: the same one, or one without the groups that the privacy check hides; null where
 * it cannot be drawn without them. Groups are known by the names they have in the chart's table and legend.
 */
export async function leavingChart(
  chart: Chart,
  space: ChartSpace,
  hiddenGroups: HiddenGroups,
): Promise<Chart | null> {
  const hidden = await hiddenGroups(namesIn(chart, space));
  if (hidden.length === 0) return chart;
  const kept = chart.without?.(new Set(hidden)) ?? null;
  return kept === null || kept.empty ? null : kept;
}

/** All that a chart calls its marks: `label · series` is a name, and so are both. */
function namesIn(chart: Chart, space: ChartSpace): string[] {
  const { headings, rows } = chart.table(space.locale);
  const texts = [...headings, ...rows.flat(), ...chart.legend(space).map(({ label }) => label)];
  return [...new Set(texts.flatMap((text) => [text, ...text.split(' · ')]))];
}
