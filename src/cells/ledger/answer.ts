import { csvLine } from '../../lib/csvLine';
import type { ComputeContext } from '../../model/cell';
import { isoDate } from '../../sql/orders/as-of';
import { newMemorySql, writeCsvSql } from '../../sql/ledger/memory';
import { Scratch } from '../../sql/ledger/scratch';
import { allRowsSql, countSql } from './query';
import { buildLedger } from './build';
import { decisionsInput, memoryInput } from './definition';
import { decisionRows } from './memory';
import type { LedgerOptions } from './options';
import type { Decision, LedgerFile, LedgerQuestion } from './question';

type Context = ComputeContext<LedgerOptions>;

/** Answers what the view asks: files to be remembered. Makes nothing that stays. */
export async function answer(context: Context, asked: unknown): Promise<LedgerFile | null> {
  const question = asked as LedgerQuestion;
  switch (question.type) {
    case 'new_memory':
      return newMemory(context, isoDate(question.seen));
    case 'memory':
      return presentMemory(context);
    case 'decide':
      return decided(context, question.add, question.remove ?? []);
  }
}

async function newMemory(context: Context, seen: string): Promise<LedgerFile> {
  const { database, name } = context;
  const scratch = new Scratch(database, name);
  const { compared, matched } = await buildLedger(context, scratch);
  const table = await scratch.table('next', newMemorySql({ ...compared, roots: matched.roots }, seen));
  const [count] = await database.rows<{ rows: number }>(countSql(table));
  const stem = await database.addFile('memory.csv', new Blob([]));
  const path = `${stem}.out.csv`;
  await database.run(writeCsvSql(allRowsSql(table), path));
  const bytes = new Uint8Array(await database.readFile(path));
  await Promise.all([database.dropFile(stem), database.dropFile(path)]);
  // What an answer makes is rolled back, but a file name stays with the connection.
  await scratch.drop();
  return { input: memoryInput(name), name: `${memoryInput(name)}.csv`, bytes, rows: count?.rows ?? 0 };
}

async function presentMemory({ name, files }: Context): Promise<LedgerFile | null> {
  const input = memoryInput(name);
  const [file] = files(input);
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { input, name: `${input}.csv`, bytes, rows: 0 };
}

async function decided(
  context: Context,
  add: readonly Decision[],
  remove: readonly Decision[],
): Promise<LedgerFile> {
  const input = decisionsInput(context.name);
  const [file] = context.files(input);
  const before = file ? await decisionRows(context, new Scratch(context.database, context.name), file) : [];
  const gone = new Set([...remove, ...add].map(keyOf));
  const rows = [...before.filter((row) => !gone.has(keyOf(row))), ...add];
  const lines = rows.map(({ kind, a, b, value }) => csvLine([kind, a, b, value ?? null]));
  const text = [csvLine(['kind', 'a', 'b', 'value']), ...lines, ''].join('\n');
  return { input, name: `${input}.csv`, bytes: new TextEncoder().encode(text), rows: rows.length };
}

/** A pair has one decision: the last. */
function keyOf({
  kind,
  a,
  b,
}: {
  readonly kind: string;
  readonly a: string | null;
  readonly b: string | null;
}): string {
  const pair = kind === 'verified' ? [a, b] : [a, b].sort();
  return JSON.stringify([kind === 'verified', ...pair]);
}
