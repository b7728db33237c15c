import type { Drawing } from './picture';
import { people as peopleSql, type Kept } from './query';
import type { ChartRow, People } from './result';

interface Found extends People {
  readonly x: string | number;
  readonly row: string | number | null;
  readonly colour: string | null;
}

/** What is drawn, and how its rows are found again among those of the query. */
interface Drawn {
  readonly from: string;
  /** SQL of a customer's part of the value; null where values are no sums. */
  readonly part: string | null;
  readonly keep: Kept;
  readonly rows: readonly ChartRow[];
  placeOf(found: {
    readonly x: string | number;
    readonly row: string | number | null;
  }): Pick<ChartRow, 'x' | 'y'>;
}

/** The column that says whose a row is, where the table has one. */
export function customerColumn({ columns }: Drawing['table']): string | null {
  return columns.find(({ name }) => name === 'customer')?.name ?? null;
}

/** How many customers are behind each mark, in the order of the rows; null where the table knows no customers. */
export async function peopleOf(
  { context, table }: Drawing,
  { from, part, keep, rows, placeOf }: Drawn,
): Promise<(People | null)[] | null> {
  if (customerColumn(table) === null) return null;
  const found = await context.database.rows<Found>(peopleSql(from, part, keep));
  const known = new Map(
    found.map(({ customers, dominant, ...mark }) => [
      keyOf({ ...placeOf(mark), colour: mark.colour }),
      { customers, dominant },
    ]),
  );
  return rows.map((row) => known.get(keyOf(row)) ?? null);
}

function keyOf({ x, y, colour }: ChartRow): string {
  return JSON.stringify([x, y ?? null, colour ?? null]);
}
