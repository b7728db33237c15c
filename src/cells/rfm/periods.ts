import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import { describeColumns } from '../../sql/table/describe';
import { dropView } from '../../sql/table/relation';
import { customerMeasures, type CustomerMeasures } from './customer-measures';
import type { Baseline, RfmOptions } from './options';
import { countSql, differenceSql, periodRowsSql, periodsSql, segmentedSql, segmentTotalsSql } from './query';
import type { PeriodResult, PeriodsResult } from './result';
import { frozen, makeScale, type Scale } from './scale';

interface Found {
  readonly result: PeriodsResult | null;
  readonly warnings: readonly Warning[];
}

interface Days {
  readonly first: string;
  readonly last: string;
}

/**
 * Periods of equal length up to the analysis date, all measured with one ruler: the baseline's, else that of the first
 * period with customers. Frequency and amount are those of the period, recency looks back from its end.
 */
export async function readPeriods(
  context: ComputeContext<RfmOptions>,
  { asOf }: CustomerMeasures,
  { rules }: Scale,
): Promise<Found> {
  const { database, options } = context;
  const { periods, baseline } = options;
  if (periods === null) return { result: null, warnings: [] };
  if (asOf === null) return { result: null, warnings: [{ code: 'rfm.periods_need_orders', values: {} }] };
  const days = await database.rows<Days>(periodsSql(asOf.date, periods.months, periods.count));
  const items: PeriodResult[] = [];
  let measured: Baseline | null = baseline;
  for (const [i, period] of days.entries()) {
    context.progress({ stage: 'count', done: i, total: days.length });
    const found = await onePeriod(
      context,
      period,
      measured,
      rules.map(({ segment }) => segment),
    );
    if (found === null) continue;
    items.push(found.item);
    measured = measured ?? { name: period.last, ...found.ruler };
  }
  const missing = days.length - items.length;
  return {
    result: { ruler: baseline ? 'baseline' : 'first', items },
    warnings: missing > 0 ? [{ code: 'rfm.periods_empty', values: { count: missing } }] : [],
  };
}

async function onePeriod(
  context: ComputeContext<RfmOptions>,
  { first, last }: Days,
  measured: Baseline | null,
  order: readonly string[],
): Promise<{ item: PeriodResult; ruler: Omit<Baseline, 'name'> } | null> {
  const { database, options, name } = context;
  const from = context.table(options.from);
  const view = `__${name}_period`;
  const rows = periodRowsSql(
    from.name,
    from.columns.map((column) => column.name),
    first,
    last,
  );
  await database.run(`CREATE OR REPLACE TEMP VIEW ${ident(view)} AS\n${rows}`);
  const table = { ...from, name: view, columns: await describeColumns(database, view) };
  const source = await measuresOf(
    { ...context, table: () => table, options: { ...options, as_of: last } },
    `${name}_period`,
  );
  if (source === null) return null;
  const own = await makeScale(database, source.table, { ...options, baseline: null });
  const scale = measured ? await makeScale(database, source.table, { ...options, baseline: measured }) : own;
  const totals = await database.rows<Totals>(segmentTotalsSql(source.table, scale));
  const [moved] = await database.rows<{ changed: number }>(
    differenceSql(segmentedSql(source.table, scale), segmentedSql(source.table, own)),
  );
  await database.run(`${source.drop};\n${dropView(view)}`);
  const { customers } = own.row;
  const sum = (of: 'orders' | 'amount') => totals.reduce((total, row) => total + row[of], 0);
  const item: PeriodResult = {
    ...{ from: first, to: last, customers, orders: sum('orders'), amount: sum('amount') },
    segments: order.flatMap((segment) => {
      const row = totals.find((one) => one.segment === segment);
      const own = row?.customers ?? 0;
      return [{ segment, customers: own, share: own / customers, amount: row?.amount ?? 0 }];
    }),
    moved_by_own_ruler: (moved?.changed ?? 0) / customers,
  };
  return { item, ruler: frozen(own, last) };
}

interface Totals {
  readonly segment: string;
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
}

/** The measures of a table under another name; null where nobody bought. */
export async function measuresOf(
  context: ComputeContext<RfmOptions>,
  name: string,
): Promise<CustomerMeasures | null> {
  const source = await customerMeasures({ ...context, name });
  const [row] = await context.database.rows<{ customers: number }>(countSql(source.table));
  if (row && row.customers > 0) return source;
  await context.database.run(source.drop);
  return null;
}
