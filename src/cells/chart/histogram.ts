import { columnOf, factsOf, type AxisFacts } from './axis';
import { niceWidth } from './nice-width';
import { assertScale, binStart, missingWarning, type Drawing, type Picture } from './picture';
import { barsOrLines, countsOf, inSeries, seriesOf } from './places';
import { customerColumn, peopleOf } from './people';
import { axisValue, marks, points } from './query';

const MOST_BINS = 60;
const FEWEST_BINS = 10;
/** Where the author gives the width. */
const MOST_GIVEN_BINS = 500;

/** How often values fall into bins of equal width. A long tail is gathered in the last bin, and said so. */
export async function histogram(drawing: Drawing): Promise<Picture> {
  const { context, table } = drawing;
  const { options, database } = context;
  const column = columnOf(table, options.x).name;
  if (assertScale(table, options.x, true) === 'time') return barsOrLines(drawing);
  const facts = await factsOf(context, table.name, column, 'number');
  const given = typeof options.bin === 'number' ? options.bin : null;
  const bin = given ?? freedmanDiaconis(facts);
  const first = Math.floor((facts.low ?? 0) / bin);
  const last = Math.min(
    Math.floor((facts.high ?? 0) / bin),
    first + (given ? MOST_GIVEN_BINS : MOST_BINS) - 1,
  );
  const isOpen = Math.floor((facts.high ?? 0) / bin) > last;

  const x = { column, type: 'number', bin } as const;
  const colour = options.colour === null ? null : columnOf(table, options.colour).name;
  const known = points({
    table: table.name,
    x: axisValue(x),
    row: null,
    colour,
    measured: 'NULL',
    customer: customerColumn(table),
  });
  const series = colour === null ? null : await seriesOf(drawing, known, { value: 'count(*)::DOUBLE' });
  const from = `SELECT least(x, ${last}) AS x, row, c, y, k FROM (${known}) WHERE x IS NOT NULL`;
  const keep = { series: series?.filter((one) => one !== null) ?? null, hasRow: false };
  const query = marks(from, 'count(*)::DOUBLE', keep);
  const found = await database.rows<{ x: number; colour: string | null; value: number }>(query);
  const { total, used } = await countsOf(drawing, known, false);
  const rows = inSeries(found, series).map((row) => ({
    x: binStart(row.x, bin),
    value: row.value,
    ...(series ? { colour: row.colour } : {}),
  }));
  return {
    result: {
      x,
      y: null,
      measure: { column: null, aggregate: null },
      colour: colour === null ? null : { column: colour, series: series ?? [] },
      rows,
      people: await peopleOf(drawing, {
        ...{ from, part: null, keep, rows },
        placeOf: (mark) => ({ x: binStart(Number(mark.x), bin) }),
      }),
      used,
      missing: total - used,
      openFrom: isOpen ? binStart(last, bin) : null,
    },
    warnings: missingWarning(total - used),
    statements: [{ title: 'chart', sql: query }],
  };
}

/** Freedman and Diaconis (1981): 2 × interquartile range ÷ n^(1/3), made round; by range where the quartiles agree. */
function freedmanDiaconis({ n, low, high, q1, q3, whole }: AxisFacts): number {
  const range = (high ?? 0) - (low ?? 0);
  const spread = (q3 ?? 0) - (q1 ?? 0);
  const width = spread > 0 ? (2 * spread) / Math.cbrt(Math.max(1, n)) : range / FEWEST_BINS;
  const nice = niceWidth(Math.min(width, range / FEWEST_BINS));
  return whole ? Math.max(1, nice) : nice;
}
