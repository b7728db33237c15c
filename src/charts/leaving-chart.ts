import type { Chart, ChartSpace } from './chart';

/** What may not leave of a picture. */
export interface Hidden {
  /** Names of groups. */
  readonly names: readonly string[];
  /** Groups of fewer customers, where they have no name; 0: of any number. */
  readonly least: number;
}

export const NOTHING_HIDDEN: Hidden = { names: [], least: 0 };

/** Asks of some names which are of groups that may not leave. */
export type HiddenGroups = (names: readonly string[]) => Promise<Hidden>;

/**
 * A chart as it may leave as a picture: the same one, or one without the groups that the privacy check hides; null where
 * it cannot be drawn without them. Groups are known by the names they have in the chart's table and legend.
 */
export async function leavingChart(
  chart: Chart,
  space: ChartSpace,
  hiddenGroups: HiddenGroups,
): Promise<Chart | null> {
  const { names, least } = await hiddenGroups(namesIn(chart, space));
  const kept = names.length === 0 ? chart : (chart.without?.(new Set(names)) ?? null);
  return kept === null || kept.empty ? null : (kept.atLeast?.(least) ?? kept);
}

/** All that a chart calls its marks: `label · series` is a name, and so are both. */
function namesIn(chart: Chart, space: ChartSpace): string[] {
  const { headings, rows } = chart.table(space.locale);
  const texts = [...headings, ...rows.flat(), ...chart.legend(space).map(({ label }) => label)];
  return [...new Set(texts.flatMap((text) => [text, ...text.split(' · ')]))];
}
