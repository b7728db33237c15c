import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import {
  complaintCondition,
  countSql,
  ticketDay,
  ticketsSql,
  ticketTotalsSql,
} from '../../sql/metrics/tickets';
import type { MetricsOptions } from './options';
import type { Prepared } from './prepare';
import { tempTable } from './query';

/** The complaints of a run. */
export interface TicketsMade {
  readonly sql: string;
  /** How complaints were told from other tickets. */
  readonly by: 'where' | 'kind' | 'all';
  /** Whether they have times, so that they can be counted by window. */
  readonly dated: boolean;
  readonly warnings: readonly Warning[];
}

/** Counts complaints by customer where a table of tickets is given; null where none is. */
export async function makeTickets(
  context: ComputeContext<MetricsOptions>,
  { source, spans }: Prepared,
): Promise<TicketsMade | null> {
  const { database, options } = context;
  if (!options.tickets) return null;
  const table = context.table(options.tickets.from);
  if (!table.columns.some(({ name }) => name === 'customer')) {
    throw new KequnError('analysis.missing_column', `missing column: ${table.name}.customer`, {
      values: { column: 'customer', table: table.name },
    });
  }
  const { by, condition } = await complaints(context);
  const sql = ticketsSql(source.names, table, { spans, asOf: source.orders.asOf.date, condition });
  await database.run(tempTable(source.names.tickets, sql));
  const [total] = await database.rows<{ rows: number; unknown: number }>(
    ticketTotalsSql(source.names, table, condition),
  );
  const warnings: Warning[] =
    total && total.unknown > 0
      ? [{ code: 'metrics.tickets_of_others', values: { rows: total.unknown, of: total.rows } }]
      : [];
  return { sql, by, dated: ticketDay(table) !== null, warnings };
}

/** The author's condition, else the kind of ticket where some kind is a complaint, else every row. */
async function complaints({
  database,
  options,
  table,
}: ComputeContext<MetricsOptions>): Promise<Pick<TicketsMade, 'by'> & { condition: string | null }> {
  const own = options.tickets?.where ?? null;
  if (own !== null) return { by: 'where', condition: own };
  const tickets = table(options.tickets?.from ?? '');
  const condition = complaintCondition(tickets);
  if (condition === null) return { by: 'all', condition: null };
  const [row] = await database.rows<{ n: number }>(countSql(tickets.name, condition));
  return row && row.n > 0 ? { by: 'kind', condition } : { by: 'all', condition: null };
}
