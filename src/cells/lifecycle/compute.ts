import { gapFigures } from '../../analysis/quantile/intervals';
import type { ComputeContext, Outcome } from '../../model/cell';
import { orderDays, type OrderDays } from '../../sql/intervals/order-days';
import { dayNumber } from '../../sql/metrics/spans';
import { chooseCuts } from './cuts';
import type { LifecycleOptions } from './options';
import { publish, type Published } from './publish';
import { classedSql, outlineSql, spellCountsSql } from './query';
import { readRegistered } from './registered';
import type { LifecycleResult } from './result';
import { silentChances, survivalCurves, together, type PlacedCount } from './survival';
import { lifecycleWarnings } from './warn';

type Context = ComputeContext<LifecycleOptions>;

/** Puts every customer into a stage and an NES class, and tells when customers return. A segmentation. */
export async function compute(context: Context): Promise<Outcome<LifecycleResult>> {
  const { database, name, options } = context;
  context.progress({ stage: 'count', done: 0 });
  const days = await orderDays(database, {
    from: context.table(options.from),
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    cell: name,
  });
  const outline = await readOutline(context, days);
  context.progress({ stage: 'query', done: 1, total: 3 });
  const spells = await database.rows<PlacedCount>(spellCountsSql(days.names, days.lastDay, outline.days));
  const intervals = gapFigures(
    together(spells)
      .filter(({ events }) => events > 0)
      .map(({ time, events }) => ({ gap: time, n: events })),
  );
  const { cuts, from } = chooseCuts(options, intervals);
  const registered = await readRegistered(context, days);
  context.progress({ stage: 'query', done: 2, total: 3 });
  const query = {
    names: days.names,
    registered: registered?.columns ?? null,
    asOf: days.asOf.date,
    ...{ cuts, options },
    meanInterval: outline.mean_interval,
    medianGap: intervals.p50,
  };
  const published = await publish(context, query, days);
  await database.run(days.drop);
  const registrations = registered?.registered ?? null;
  const found = { days, outline, spells, intervals, cuts, from, published, registrations };
  const result = describe(options, found);
  const covered = dayNumber(days.lastDay) - dayNumber(outline.first) + 1;
  return {
    tables: published.tables,
    segmentation: published.segmentation,
    asOf: days.asOf,
    result,
    warnings: [...days.warnings, ...lifecycleWarnings(result, covered, registered?.unknown ?? 0)],
    statements: [...days.statements, { title: name, sql: classedSql(query) }],
  };
}

interface Outline {
  readonly buyers: number;
  readonly days: number;
  readonly once: number;
  readonly mean_interval: number | null;
  readonly first: string;
}

async function readOutline({ database }: Context, { names }: OrderDays): Promise<Outline> {
  const [row] = await database.rows<Outline>(outlineSql(names));
  if (!row) throw new RangeError('missing outline');
  return row;
}

interface Found {
  readonly days: OrderDays;
  readonly outline: Outline;
  readonly spells: readonly PlacedCount[];
  readonly intervals: LifecycleResult['intervals'];
  readonly cuts: LifecycleResult['cuts'];
  readonly from: LifecycleResult['cuts_from'];
  readonly published: Published;
  readonly registrations: number | null;
}

/** What the view and results.json show. */
function describe(options: LifecycleOptions, found: Found): LifecycleResult {
  const { days, outline, spells, intervals, cuts, from, published, registrations } = found;
  const { by, refunds, new_days, mature_orders, interval_factor } = options;
  return {
    as_of: days.asOf.date,
    observed_to: days.lastDay,
    customers: published.customers,
    buyers: outline.buyers,
    registered: registrations,
    counted: days.counted,
    has_amount: days.hasAmount,
    ...{ by, refunds, new_days, mature_orders, interval_factor },
    cuts,
    cuts_from: from,
    mean_interval: outline.mean_interval,
    intervals,
    bought_once_share: outline.once / outline.buyers,
    stages: published.stages,
    nes: published.nes,
    survival: survivalCurves(spells),
    silent: silentChances(spells, cuts),
  };
}
