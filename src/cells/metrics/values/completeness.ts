import { KNOWN_FIELDS } from '../../../model/fields';
import type { TableInfo } from '../../../model/table';
import { completenessSql } from '../../../sql/metrics/other-tables';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';

/** Filled cells ÷ all cells of the fields that the ledger is to have, over its customers. */
export async function completeness({ context }: ValueSource): Promise<Valued> {
  const { ledger } = context.options;
  if (!ledger) {
    return {
      metric: unavailableMetric('ledger_completeness', { reason: 'missing_input', what: 'ledger' }),
      sql: null,
    };
  }
  const table = context.table(ledger.from);
  const fields = ledgerFields(table, ledger.fields);
  if (fields.present.length === 0) {
    const unavailable = { reason: 'missing_field', what: fields.wanted[0] ?? null } as const;
    return { metric: unavailableMetric('ledger_completeness', unavailable), sql: null };
  }
  const sql = completenessSql(table.name, fields.present);
  const [row] = await context.database.rows<{ customers: number; filled: number }>(sql);
  const customers = row?.customers ?? 0;
  if (customers === 0) {
    return { metric: unavailableMetric('ledger_completeness', { reason: 'empty', what: null }), sql };
  }
  // A field that is asked for and not there at all is empty for everyone.
  const denominator = customers * fields.wanted.length;
  const numerator = row?.filled ?? 0;
  const value = numerator / denominator;
  const note = fields.wanted.join(', ');
  return { metric: metricValue('ledger_completeness', { value, numerator, denominator, note }), sql };
}

/** The fields asked for, else every logical field that the table has beside the customer. */
function ledgerFields(
  table: TableInfo,
  asked: readonly string[],
): { wanted: readonly string[]; present: readonly string[] } {
  const names = new Set(table.columns.map(({ name }) => name));
  const known = KNOWN_FIELDS.filter((name) => name !== 'customer' && names.has(name));
  const wanted = asked.length > 0 ? asked : known;
  return { wanted, present: wanted.filter((name) => names.has(name)) };
}
