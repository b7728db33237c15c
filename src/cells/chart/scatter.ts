import { chosen } from '../normalise';
import { columnOf } from './axis';
import { assertScale, missingWarning, MOST_MARKS, type Drawing, type Picture } from './picture';
import { countsOf, inSeries, plainAxis, seriesOf } from './places';
import { points, sampledPoints } from './query';
import type { ChartRow } from './result';

/** A point for each row, sampled where there are too many to draw. */
export async function scatter(drawing: Drawing): Promise<Picture> {
  const { context, table } = drawing;
  const { options, database } = context;
  const x = {
    column: columnOf(table, options.x).name,
    type: assertScale(table, options.x, false),
    bin: null,
  };
  const name = chosen(options.y, 'y');
  const y = { column: columnOf(table, name).name, type: assertScale(table, name, false), bin: null };
  const colour = options.colour === null ? null : columnOf(table, options.colour).name;
  const [xSql, ySql] = [plainAxis(x.column, x.type), plainAxis(y.column, y.type)];
  const from = points({ table: table.name, x: xSql, row: ySql, colour, measured: 'NULL', customer: null });
  const series = colour === null ? null : await seriesOf(drawing, from, { value: 'count(*)' });
  const columns = table.columns.map((column) => column.name);
  const limit = Math.min(options.limit ?? MOST_MARKS, MOST_MARKS);
  const query = sampledPoints({ table: table.name, x: xSql, y: ySql, colour, columns }, limit);
  const found = await database.rows<Required<Pick<ChartRow, 'x' | 'y'>> & { colour: string | null }>(query);
  const { total, used } = await countsOf(drawing, from, true);
  const rows: ChartRow[] = found.map(({ x: px, y: py, colour: c }) =>
    series ? { x: px, y: py, colour: series.includes(c) ? c : null } : { x: px, y: py },
  );
  return {
    result: {
      x,
      y,
      measure: { column: null, aggregate: null },
      colour: colour === null ? null : { column: colour, series: series ?? [] },
      rows: inSeries(rows, series),
      people: null,
      used,
      missing: total - used,
      openFrom: null,
    },
    warnings: [
      ...missingWarning(total - used),
      ...(rows.length < used
        ? [{ code: 'chart.sampled', values: { shown: rows.length, rows: used } } as const]
        : []),
    ],
    statements: [{ title: 'chart', sql: query }],
  };
}
