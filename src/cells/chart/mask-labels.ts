import { mask } from '../../lib/mask';
import type { TableInfo } from '../../model/table';
import type { ChartRow } from './result';
import type { Picture } from './picture';

type Labels = ReadonlyMap<string, string>;

/** Values of personal columns as they may stand in a picture: masked, and numbered where two then look alike. */
export function maskLabels(result: Picture['result'], table: TableInfo): Picture['result'] {
  const personal = (column: string | undefined) =>
    table.columns.some(({ name, sensitivity }) => name === column && sensitivity !== undefined);
  const { x, y, colour, rows } = result;
  const xs = personal(x.column) ? labelsOf(rows.map((row) => row.x)) : null;
  const ys = personal(y?.column) ? labelsOf(rows.map((row) => row.y)) : null;
  const series = colour && personal(colour.column) ? labelsOf(colour.series) : null;
  if (!xs && !ys && !series) return result;
  const relabelled = (row: ChartRow): ChartRow => ({
    ...row,
    x: named(row.x, xs),
    ...(row.y !== undefined && { y: named(row.y, ys) }),
    ...(row.colour !== undefined && { colour: row.colour === null ? null : named(row.colour, series) }),
  });
  return {
    ...result,
    rows: rows.map(relabelled),
    colour: colour && {
      ...colour,
      series: colour.series.map((one) => (one === null ? null : named(one, series))),
    },
  };
}

function named<Place>(place: Place, labels: Labels | null): Place {
  return typeof place === 'string' ? ((labels?.get(place) ?? place) as Place) : place;
}

function labelsOf(places: readonly unknown[]): Labels {
  const taken = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const place of places) {
    if (typeof place !== 'string' || labels.has(place)) continue;
    const masked = mask(place);
    const seen = (taken.get(masked) ?? 0) + 1;
    taken.set(masked, seen);
    labels.set(place, seen === 1 ? masked : `${masked} (${seen})`);
  }
  return labels;
}
