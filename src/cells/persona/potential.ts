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
}

/** What stands for potential: expected value where a table has it, else growth, else nothing. */
export async function readPotential(
  context: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
  asOf: string | null,
): Promise<Potential> {
  const clv = await readClv(context);
  const { days, growth } = await readGrowth(context, orders, asOf);
  const circular = context.segmentation(context.options.segmentation).basis === 'value';
  const { potential } = context.options;
  if (potential !== null) return { by: { by: 'clv', table: potential, column: EXPECTED }, growth, clv };
  return { by: days === null ? { by: 'none' } : { by: 'growth', days, circular }, growth, clv };
}

/** Where each group stands by value and potential. */
export function standings({ of, everyone }: AllFigures, { by, growth, clv }: Potential): Standing[] {
  return [...of].map(([segment, { share, amount_share }]) => ({
    segment,
    value_index: amount_share === null || !(share > 0) ? null : (100 * amount_share) / share,
    potential_index: everyone.customers > 0 ? potentialIndex(segment, by, growth, clv) : null,
    growth: growth.get(segment) ?? null,
    clv: clv.get(segment) ?? null,
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
async function readClv({ database, options, table }: ComputeContext<PersonaOptions>): Promise<Means> {
  if (options.potential === null) return new Map();
  const { name, columns } = table(options.potential);
  for (const column of ['customer', EXPECTED])
    if (!columns.some((one) => one.name === column))
      throw new KequnError('analysis.missing_column', `missing column: ${name}.${column}`, {
        values: { column, table: name },
      });
  const rows = await database.rows<{ segment: string | null; mean: number | null }>(means(name, EXPECTED));
  return new Map(rows.map((row) => [row.segment, row.mean]));
}

async function readGrowth(
  { database }: ComputeContext<PersonaOptions>,
  orders: CountedOrders | null,
  asOf: string | null,
): Promise<{ days: number | null; growth: Means }> {
  const nothing = { days: null, growth: new Map() };
  if (!orders?.rows || asOf === null) return nothing;
  const [first] = await database.rows<{ day: string | null }>(firstOrder(orders.rows));
  if (!first?.day) return nothing;
  const span = (Date.parse(asOf) - Date.parse(first.day.slice(0, 10))) / DAY;
  const days = Math.min(LONGEST, Math.floor(span / 2));
  if (!(days >= SHORTEST)) return nothing;
  const rows = await database.rows<{ segment: string | null; now: number | null; before: number | null }>(
    growthSql(orders.rows, asOf, days),
  );
  const grown = (now: number | null, before: number | null) =>
    before !== null && before > 0 ? (now ?? 0) / before - 1 : null;
  return { days, growth: new Map(rows.map((row) => [row.segment, grown(row.now, row.before)])) };
}
