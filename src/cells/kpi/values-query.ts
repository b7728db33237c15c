import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Figure } from '../../sql/kpi/figures';
import { startAgain } from '../../sql/start-again';
import { found } from './customers';
import {
  BreakdownBuilder,
  type GroupedRow,
  noValue,
  numberAt,
  quotient,
  unavailableKpi,
  wholeRow,
} from './live';
import type { KpiOptions } from './options';
import type { KpiEntry } from './options-entry';
import type { KpiQuery } from './options-needs';
import type { Window } from './periods';
import { figureSql, groupedSql, rowsSql } from './query';
import type { KpiLive, LiveValue } from './result';
import type { Planned } from './values-window';

type Context = ComputeContext<KpiOptions>;

export interface QueryValues {
  readonly lives: readonly KpiLive[];
  /** A query failed, and whatever this run had made before is gone. */
  readonly lost: boolean;
}

/**
 * Values by the author's own queries. One that fails for a period says so for that period: the engine ends the
 * transaction then, so the run begins a new one and goes on. Whoever made tables before makes them again.
 */
export async function queryValues(context: Context, planned: readonly Planned[]): Promise<QueryValues> {
  const lives: KpiLive[] = [];
  let lost = false;
  for (const { kpi, windows } of planned) {
    if (kpi.metric !== 'query') continue;
    const values = await valuesOf(context, kpi, windows);
    lives.push(values.live);
    lost ||= values.lost;
  }
  return { lives, lost };
}

async function valuesOf(
  context: Context,
  kpi: KpiEntry,
  windows: readonly Window[],
): Promise<{ live: KpiLive; lost: boolean }> {
  const why = (reason: 'missing_input' | 'missing_field', what: string) => ({
    live: unavailableKpi(kpi, windows, reason, what),
    lost: false,
  });
  const { query } = kpi;
  if (!query) return why('missing_input', 'query');
  const table = found(() => context.table(query.from));
  if (!table) return why('missing_input', query.from);
  const time = query.time ?? (isThere(table, 'time') ? 'time' : null);
  if (time !== null && !isThere(table, time)) return why('missing_field', time);
  return read(context, { kpi, windows, query: { ...query, time }, table });
}

interface Asked extends Planned {
  readonly query: KpiQuery;
  readonly table: TableInfo;
}

async function read(
  context: Context,
  { kpi, windows, query, table }: Asked,
): Promise<{ live: KpiLive; lost: boolean }> {
  const segmentation = isThere(table, 'customer') ? segmentationOf(context) : null;
  const columns = context.options.by.columns.filter((name) => isThere(table, name));
  const groups = [...(segmentation === null ? [] : [SEGMENT]), ...columns].map((column) => ({
    dimension: column === SEGMENT ? 'segment' : column,
    column,
    merged: 0,
  }));
  const figure: Figure = { numerator: query.numerator, denominator: query.denominator, customers: null };
  const isSum = query.denominator === null;
  const builder = new BreakdownBuilder(groups, windows.length, isSum);
  const periods: LiveValue[] = [];
  let sql: string | null = null;
  let lost = false;
  for (const [at, window] of windows.entries()) {
    const from = rowsSql(
      query,
      window.span,
      segmentation === null ? null : { table: segmentation, as: SEGMENT },
    );
    try {
      const rows = await context.database.rows<GroupedRow>(
        groupedSql(
          from,
          [figure],
          groups.map(({ column }) => column),
        ),
      );
      builder.add(rows, 0, at);
      const whole = wholeRow(rows, groups.length);
      periods.push(quotient(window, numberAt(whole, 'n0'), numberAt(whole, 'd0'), isSum));
    } catch (error) {
      if (context.signal.aborted || !(error instanceof KequnError)) throw error;
      await context.database.run(startAgain());
      lost = true;
      periods.push(noValue(window, 'failed', error.message.split('\n')[0] ?? ''));
    }
    sql = figureSql(rowsSql(query, window.span, null), figure);
  }
  return { live: { key: kpi.key, unit: kpi.unit, periods, breakdown: builder.finish(), sql }, lost };
}

/** The column in which a row's segment is put. */
const SEGMENT = '__segment';

function isThere({ columns }: TableInfo, wanted: string): boolean {
  return columns.some(({ name }) => name === wanted);
}

function segmentationOf({ options, segmentation }: Context): string | null {
  const { by } = options;
  return by.segmentation === null ? null : (found(() => segmentation(by.segmentation ?? ''))?.name ?? null);
}
