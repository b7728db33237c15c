import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { allRowsSql, verifiedSql } from './query';
import { idPairsSql } from '../../sql/ledger/matching';
import { MEMORY_COLUMNS, memoryLinksSql, readDecisionsSql, readMemorySql } from '../../sql/ledger/memory';
import type { Scratch } from '../../sql/ledger/scratch';
import { describeColumns } from '../../sql/table/describe';
import { decisionsInput, memoryInput } from './definition';
import type { LedgerOptions } from './options';

type Context = ComputeContext<LedgerOptions>;

/** What is remembered of the last update. */
export interface Memory {
  readonly table: string;
  /** Pairs of ids that are one customer. */
  readonly links: string;
  /** The fields it has a column for. */
  readonly fields: readonly string[];
}

/**
 * The ledger memory given for this cell, or null where there is none yet.
 * @throws KequnError `ledger.bad_memory` for a file that is none
 */
export async function readMemory(context: Context, scratch: Scratch): Promise<Memory | null> {
  const [file] = context.files(memoryInput(context.name));
  if (!file) return null;
  const table = await readCsv(context, scratch, 'memory', file, readMemorySql);
  const columns = (await describeColumns(context.database, table)).map(({ name }) => name);
  const missing = MEMORY_COLUMNS.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw badFile(file, `missing columns: ${missing.join(', ')}`);
  const links = await scratch.table('memory_links', memoryLinksSql(table));
  const fields = columns.filter((name) => !(MEMORY_COLUMNS as readonly string[]).includes(name));
  return { table, links, fields };
}

export interface Decisions {
  /** Tables of pairs of id keys. */
  readonly same: string;
  readonly apart: string;
  /** `customer, field, value` of figures that were found right. */
  readonly verified: string;
}

interface DecisionRow {
  readonly kind: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly value: string | null;
}

/** What was decided, in the document and in the file kept on the device. */
export async function readDecisions(context: Context, scratch: Scratch): Promise<Decisions> {
  const { decisions } = context.options;
  const [file] = context.files(decisionsInput(context.name));
  const rows = file ? await decisionRows(context, scratch, file) : [];
  const pairs = (kind: 'same' | 'apart') => [
    ...decisions[kind].flatMap(pairsOf),
    ...rows.flatMap((row): [string, string][] =>
      row.kind === kind && row.a && row.b ? [[row.a, row.b]] : [],
    ),
  ];
  const verified = rows.flatMap((row) =>
    row.kind === 'verified' && row.a && row.b ? [[row.a, row.b, row.value ?? ''] as const] : [],
  );
  return {
    same: await scratch.table('same', idPairsSql(pairs('same'))),
    apart: await scratch.table('apart', idPairsSql(pairs('apart'))),
    verified: await scratch.table('verified', verifiedSql(verified)),
  };
}

/** Each of a group with every other. */
function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b): [string, string] => [a, b]));
}

/** The rows of a file of decisions. */
export async function decisionRows(context: Context, scratch: Scratch, file: File): Promise<DecisionRow[]> {
  const table = await readCsv(context, scratch, 'decisions', file, readDecisionsSql);
  return context.database.rows<DecisionRow>(allRowsSql(table));
}

async function readCsv(
  { database }: Context,
  scratch: Scratch,
  part: string,
  file: File,
  query: (path: string) => string,
): Promise<string> {
  const path = await database.addFile(`${part}.csv`, file);
  try {
    return await scratch.table(part, query(path));
  } catch (error) {
    if (error instanceof KequnError && error.code === 'sql.failed') throw badFile(file, error.message, error);
    throw error;
  } finally {
    await database.dropFile(path);
  }
}

function badFile(file: File, reason: string, cause?: unknown): KequnError {
  return new KequnError('ledger.bad_memory', `invalid ledger memory: ${reason}`, {
    values: { file: file.name, reason },
    cause,
  });
}
