import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { type Comparison, knownSql, presentSql, shownSql } from '../../sql/ledger/memory';
import { membersSql, NO_MEMBERS } from '../../sql/ledger/tables';
import type { Scratch } from '../../sql/ledger/scratch';
import { BUSINESS_FIELDS, REQUIRED } from './fields';
import { type Matched, matchRecords } from './match';
import { type Measured, measureCustomers } from './measure';
import { type Decisions, type Memory, readDecisions, readMemory } from './memory';
import type { LedgerOptions } from './options';
import { cyclicSql, looksLikeCompaniesSql } from './query';
import { type Resolved, resolveFields } from './resolve';
import { type LedgerTable, openSources } from './sources';

/** Everything a run finds out before it publishes: the same for a run and for the memory it would leave. */
export interface Built {
  readonly tables: readonly LedgerTable[];
  readonly memory: Memory | null;
  readonly decisions: Decisions;
  readonly matched: Matched;
  readonly resolved: Resolved;
  readonly type: 'b2c' | 'b2b';
  readonly required: readonly string[];
  readonly compared: Omit<Comparison, 'known'> & { readonly known: string | null };
}

/** Reads, matches and resolves. */
export async function buildLedger(context: ComputeContext<LedgerOptions>, scratch: Scratch): Promise<Built> {
  const tables = await openSources(context, scratch);
  const memory = await readMemory(context, scratch);
  const decisions = await readDecisions(context, scratch);
  const matched = await matchRecords(context, scratch, tables, memory, decisions);
  const type = context.options.customer_type ?? (await customerType(context, tables, matched));
  const required = context.options.complete ?? REQUIRED[type];
  const columns = required.filter((name) => name !== 'reach' && name !== 'region');
  const resolved = await resolveFields(context, scratch, tables, matched, columns);
  const fields = resolved.fields.map(({ name }) => name);
  const known = memory ? await scratch.table('known', knownSql(memory.table, matched.who)) : null;
  const compared = {
    customers: matched.customers,
    known,
    present: await scratch.table('present', presentSql(matched.who)),
    said: resolved.said,
    fields,
    remembered: fields.filter((name) => memory?.fields.includes(name) ?? false),
  };
  return { tables, memory, decisions, matched, resolved, type, required, compared };
}

/** Companies where most customers are called so, or where a field says so that only companies have. */
async function customerType(
  { database }: ComputeContext<LedgerOptions>,
  tables: readonly LedgerTable[],
  { customers }: Matched,
): Promise<'b2c' | 'b2b'> {
  const lists = tables.filter(({ as }) => as === 'customers');
  const business = lists.some(
    ({ table }) => table.columns.filter(({ name }) => BUSINESS_FIELDS.includes(name)).length >= 2,
  );
  if (business) return 'b2b';
  const [row] = await database.rows<{ companies: boolean }>(looksLikeCompaniesSql(customers));
  return row?.companies ? 'b2b' : 'b2c';
}

export interface Shown extends Measured {
  /** `c` and the fields, from the memory where there is one. */
  readonly shown: string;
  readonly members: string | null;
}

/** What the ledger shows of everybody, and what is counted. */
export async function showLedger(
  context: ComputeContext<LedgerOptions>,
  scratch: Scratch,
  { tables, matched, resolved, compared }: Built,
): Promise<Shown> {
  const { known } = compared;
  const keepGone = context.options.vanished === 'keep';
  const shown = known
    ? await scratch.table('shown', shownSql({ ...compared, known }, keepGone))
    : resolved.said;
  const measured = await measureCustomers(context, scratch, tables, matched);
  const hasParent = compared.fields.includes('parent');
  const members = await scratch.table(
    'members',
    hasParent ? membersSql(shown, matched.customers, matched.roots) : NO_MEMBERS,
  );
  const warnings: Warning[] = [...matched.warnings, ...measured.warnings];
  const [cyclic] = await context.database.rows<{ n: number }>(cyclicSql(members));
  if (cyclic && cyclic.n > 0)
    warnings.push({ code: 'ledger.cyclic_groups', values: { customers: cyclic.n } });
  return { ...measured, shown, members, warnings };
}
