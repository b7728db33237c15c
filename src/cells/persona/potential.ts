import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { indexOf } from './apart';
import type { CountedOrders } from './customers';
import type { AllFigures } from './figures';
import type { PersonaOptions } from './options';
import { firstOrder, growth as growthSql, means } from './query';
import type { Standing } from './priority';
import type { PotentialBy } from './result';

const EXPECTED = 'clv';
/** Growth compares windows of equal length: a year, or half of what there is; shorter than four weeks says nothing. */
const LONGEST = 365;
const SHORTEST = 28;
const DAY = 86_400_000;

export interface Potential {
  readonly by: PotentialBy;
  readonly growth: ReadonlyMap<string | null, number | null>;
  readonly clv: ReadonlyMap<string | null, number | null>;
  /** Of how many customers each is known. */
  readonly known: { readonly growth: Counts; readonly clv: Counts };
}

type Counts = ReadonlyMap<string | null, number>;

/** What stands for potential: expected value where a table has it, else growth, else nothing. */
export async function readPotential(
  context: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
  asOf: string | null,
): Promise<Potential> {
  const { clv, known: ofClv } = await readClv(context);
  const { days, growth, known: ofGrowth } = await readGrowth(context, orders, asOf);
  const circular = context.segmentation(context.options.segmentation).basis === 'value';
  const { potential } = context.options;
  const found = { growth, clv, known: { growth: ofGrowth, clv: ofClv } };
  if (potential !== null) return { by: { by: 'clv', table: potential, column: EXPECTED }, ...found };
  return { by: days === null ? { by: 'none' } : { by: 'growth', days, circular }, ...found };
}

/** Where each group stands by value and potential. */
export function standings({ of, everyone }: AllFigures, { by, growth, clv, known }: Potential): Standing[] {
  return [...of].map(([segment, { share, amount_share }]) => ({
    segment,
    value_index: amount_share === null || !(share > 0) ? null : (100 * amount_share) / share,
    potential_index: everyone.customers > 0 ? potentialIndex(segment, by, growth, clv) : null,
    growth: growth.get(segment) ?? null,
    growth_known: known.growth.get(segment) ?? 0,
    clv: clv.get(segment) ?? null,
    clv_known: known.clv.get(segment) ?? 0,
  }));
}

/** Growth of groups that are made by value follows from how they are made: it is no potential (DOMAIN 12). */
function potentialIndex(
  segment: string,
  by: PotentialBy,
  growth: Potential['growth'],
  clv: Potential['clv'],
): number | null {
  if (by.by === 'none' || (by.by === 'growth' && by.circular)) return null;
  const of = (key: string | null) => {
    const value = (by.by === 'clv' ? clv : growth).get(key) ?? null;
    return by.by === 'growth' && value !== null ? value + 1 : value;
  };
  return indexOf(of(segment), of(null));
}

type Means = ReadonlyMap<string | null, number | null>;

/** @throws KequnError `analysis.missing_column` where the table has no expected value */
async function readClv({
  database,
  options,
  table,
}: ComputeContext<PersonaOptions>): Promise<{ clv: Means; known: Counts }> {
  if (options.potential === null) return { clv: new Map(), known: new Map() };
  const { name, columns } = table(options.potential);
  for (const column of ['customer', EXPECTED])
    if (!columns.some((one) => one.name === column))
      throw new KequnError('analysis.missing_column', `missing column: ${name}.${column}`, {
        values: { column, table: name },
      });
  const rows = await database.rows<{ segment: string | null; mean: number | null; known: number }>(
    means(name, EXPECTED),
  );
  return {
    clv: new Map(rows.map((row) => [row.segment, row.mean])),
    known: countsOf(rows),
  };
}

async function readGrowth(
  { database }: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
  asOf: string | null,
): Promise<{ days: number | null; growth: Means; known: Counts }> {
  const nothing = { days: null, growth: new Map(), known: new Map() };
  if (!orders?.rows || asOf === null) return nothing;
  const [first] = await database.rows<{ day: string | null }>(firstOrder(orders.rows));
  if (!first?.day) return nothing;
  const span = (Date.parse(asOf) - Date.parse(first.day.slice(0, 10))) / DAY;
  const days = Math.min(LONGEST, Math.floor(span / 2));
  if (!(days >= SHORTEST)) return nothing;
  const rows = await database.rows<{
    segment: string | null;
    now: number | null;
    before: number | null;
    known: number;
  }>(growthSql(orders.rows, asOf, days));
  const grown = (now: number | null, before: number | null) =>
    before !== null && before > 0 ? (now ?? 0) / before - 1 : null;
  return {
    days,
    growth: new Map(rows.map((row) => [row.segment, grown(row.now, row.before)])),
    known: countsOf(rows),
  };
}

function countsOf(rows: readonly { readonly segment: string | null; readonly known: number }[]): Counts {
  return new Map(rows.map(({ segment, known }) => [segment, known]));
}
