import type { ComputeContext, Outcome } from '../../model/cell';
import { Scratch } from '../../sql/ledger/scratch';
import { buildLedger, showLedger } from './build';
import type { LedgerOptions } from './options';
import { publishLedger } from './publish';
import { readResult } from './read-result';
import { pendingChanges } from './pending-changes';
import type { LedgerResult } from './result';

export { answer } from './answer';

/**
 * One row a customer from everything that speaks of customers. Records are joined by id, phone and e-mail; each field is
 * settled by its rule; what was remembered stays until the reader applies an update. What could not be used is counted.
 */
export async function compute(context: ComputeContext<LedgerOptions>): Promise<Outcome<LedgerResult>> {
  const scratch = new Scratch(context.database, context.name);
  const built = await buildLedger(context, scratch);
  const shown = await showLedger(context, scratch, built);
  const { tables, statements } = await publishLedger(context, scratch, built, shown);
  const result = await readResult(context, built, shown, tables);
  await scratch.drop();
  return {
    tables,
    ...(shown.asOf ? { asOf: shown.asOf } : {}),
    result,
    warnings: [...shown.warnings, ...ownWarnings(result)],
    statements,
  };
}

function ownWarnings(result: LedgerResult): Outcome['warnings'] {
  const unknown = result.sources.reduce((rows, source) => rows + source.unknown, 0);
  const { review, memory } = result;
  return [
    ...(unknown > 0 ? [{ code: 'ledger.rows_unknown' as const, values: { rows: unknown } }] : []),
    ...(review.groups > 0
      ? [{ code: 'ledger.held_for_review' as const, values: { groups: review.groups, ids: review.ids } }]
      : []),
    ...(memory && pendingChanges(memory.changes) > 0
      ? [{ code: 'ledger.changes_wait' as const, values: { changes: pendingChanges(memory.changes) } }]
      : []),
  ];
}
