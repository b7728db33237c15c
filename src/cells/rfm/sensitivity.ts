import type { ComputeContext } from '../../model/cell';
import { orderFields } from '../../sql/orders/fields';
import { ident } from '../../sql/sql';
import { dropView } from '../../sql/table/relation';
import type { CustomerMeasures } from './customer-measures';
import { MEASURES, type Measure, type PerMeasure, type RfmOptions } from './options';
import { measuresOf } from './periods';
import {
  differenceSql,
  laterSql,
  movesSql,
  rowsFromSql,
  segmentedSql,
  segmentNowSql,
  shiftedSql,
} from './query';
import type { CutMove, DateMove, Sensitivity } from './question';
import { makeScale, type Scale } from './scale';

/** By how much a cut is moved, and by how many days the date. */
const STEP = 0.1;
const DAYS = [-30, -7, 7, 30];

/**
 * How many customers change their segment when one cut moves by a tenth (what is high stays), or when the analysis date
 * moves by days: once with the cuts in use, once with cuts made anew.
 */
export async function sensitivity(
  context: ComputeContext<RfmOptions>,
  measures: string,
  asOf: string | null,
): Promise<Sensitivity> {
  const { database, options } = context;
  const scale = await makeScale(database, measures, options);
  const variants = cutVariants(scale.rulers);
  const total = variants.length + (asOf === null ? 0 : DAYS.length);
  const cuts: CutMove[] = [];
  for (const { rulers, ...move } of variants) {
    context.progress({ stage: 'query', done: cuts.length, total });
    cuts.push({ ...move, changed: await changedBy(context, measures, { ...scale, rulers }) });
  }
  const dates: DateMove[] = [];
  for (const days of asOf === null ? [] : DAYS) {
    context.progress({ stage: 'query', done: cuts.length + dates.length, total });
    const moved = await dateMove(context, measures, asOf ?? '', days, scale);
    if (moved) dates.push(moved);
  }
  return { customers: scale.row.customers, cuts, dates };
}

interface Variant extends Omit<CutMove, 'changed'> {
  readonly rulers: Scale['rulers'];
}

/** Each cut a tenth lower and higher, where that is another number for the measure. */
function cutVariants(rulers: Scale['rulers']): Variant[] {
  return MEASURES.flatMap((measure) =>
    rulers[measure].cuts.flatMap((cut, i) =>
      [-1, 1].flatMap((sign) => {
        const to = moved(measure, cut, sign);
        const own = rulers[measure];
        const cuts = [...own.cuts.slice(0, i), to, ...own.cuts.slice(i + 1)].sort((a, b) => a - b);
        return to === cut ? [] : [{ measure, cut, to, rulers: withCuts(rulers, measure, cuts) }];
      }),
    ),
  );
}

/** Days and orders are whole: a tenth of a few is one. */
function moved(measure: Measure, cut: number, sign: number): number {
  const step = Math.abs(cut) * STEP;
  return cut + sign * (measure === 'monetary' ? step : Math.max(1, Math.round(step)));
}

function withCuts(rulers: Scale['rulers'], measure: Measure, cuts: readonly number[]): Scale['rulers'] {
  const changed: PerMeasure<Scale['rulers'][Measure]> = {
    ...rulers,
    [measure]: { ...rulers[measure], cuts },
  };
  return changed;
}

async function changedBy(
  { database }: ComputeContext<RfmOptions>,
  measures: string,
  scale: Scale,
): Promise<number> {
  const rows = await database.rows<{ before: string; after: string; customers: number }>(
    movesSql(measures, scale, 'was'),
  );
  return rows.reduce((sum, { before, after, customers }) => sum + (before === after ? 0 : customers), 0);
}

async function dateMove(
  context: ComputeContext<RfmOptions>,
  measures: string,
  asOf: string,
  days: number,
  scale: Scale,
): Promise<DateMove | null> {
  const { database, options } = context;
  const [later] = await database.rows<{ day: string }>(laterSql(asOf, days));
  const day = later?.day ?? asOf;
  const shifted = days > 0 && !(await hasOrdersFrom(context, asOf));
  const source = shifted ? await shift(context, measures, days) : await measureOn(context, day);
  if (source === null) return null;
  const anew = await makeScale(database, source.table, options);
  const before = segmentNowSql(measures);
  const [same] = await database.rows<Difference>(differenceSql(before, segmentedSql(source.table, scale)));
  const [own] = await database.rows<Difference>(differenceSql(before, segmentedSql(source.table, anew)));
  await database.run(source.drop);
  if (!same || !own) return null;
  const { customers, changed, entered, gone } = same;
  return { days, as_of: day, customers, changed, changed_anew: own.changed, entered, gone };
}

type Moved = Pick<CustomerMeasures, 'table' | 'drop'>;

/** The measures of another day; null where nobody had bought by then. */
function measureOn(context: ComputeContext<RfmOptions>, day: string): Promise<Moved | null> {
  const { options, name } = context;
  return measuresOf({ ...context, options: { ...options, as_of: day } }, `${name}_moved`).catch(() => null);
}

/** Where no order lies after the date, a later one moves recency alone: the orders need not be read again. */
async function shift(
  { database, name }: ComputeContext<RfmOptions>,
  measures: string,
  days: number,
): Promise<Moved> {
  const table = `__${name}_shifted`;
  await database.run(`CREATE OR REPLACE TEMP VIEW ${ident(table)} AS\n${shiftedSql(measures, days)}`);
  return { table, drop: dropView(table) };
}

async function hasOrdersFrom(
  { database, options, table }: ComputeContext<RfmOptions>,
  asOf: string,
): Promise<boolean> {
  const from = table(options.from);
  const { time } = orderFields(from);
  if (!time) return true;
  const [found] = await database.rows<{ n: number }>(rowsFromSql(from.name, time, asOf));
  return found?.n !== 0;
}

interface Difference {
  readonly customers: number;
  readonly changed: number;
  readonly entered: number;
  readonly gone: number;
}
