import { componentsTask } from '../../analysis/components/task';
import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import {
  allTuplesSql,
  customersSql,
  dominantSql,
  edgesSql,
  heldSql,
  linkNumbersSql,
  nodesSql,
  rootsSql,
  whoSql,
  withoutId,
} from '../../sql/ledger/matching';
import { memoryTuplesSql } from '../../sql/ledger/memory';
import { tuplesSql } from '../../sql/ledger/records';
import type { Scratch } from '../../sql/ledger/scratch';
import type { Decisions, Memory } from './memory';
import type { LedgerOptions } from './options';
import { nodeCountsSql } from './query';
import type { LedgerTable } from './sources';

/** Who is who: temporary tables. */
export interface Matched {
  readonly tuples: string;
  /** `source, rid, rows, …_key, root` */
  readonly roots: string;
  /** `root, customer, ids, c`: one row a customer. */
  readonly customers: string;
  /** `source, rid, c, rows` */
  readonly who: string;
  /** `held, customer, sources, key`: ids that were not merged. */
  readonly held: string;
  readonly warnings: readonly Warning[];
}

/** An id among at least so many that has at least this share of the rows is suspicious. */
const MANY = 100;
const HUGE = 0.1;

/** Tells which records of all sources are one customer's. */
export async function matchRecords(
  context: ComputeContext<LedgerOptions>,
  scratch: Scratch,
  tables: readonly LedgerTable[],
  memory: Memory | null,
  decisions: Decisions,
): Promise<Matched> {
  const { database, options } = context;
  context.progress({ stage: 'count', done: 0 });
  const tuples = await scratch.table('tuples', allTuplesSql(tupleParts(tables, memory, options)));
  const warnings: Warning[] = [];
  for (const table of tables) warnings.push(...(await leaveOutNobody(context, tuples, table)));
  const sure = [decisions.same, ...(memory ? [memory.links] : [])];
  const nodes = await scratch.table('nodes', nodesSql(tuples, [...sure, decisions.apart]));
  const labels = scratch.name('labels');
  const links = await readLinks(context, tuples, nodes, sure, decisions.apart);
  const { label, held } = await context.analysis.run(
    componentsTask,
    { ...links, most: options.most_ids },
    'match',
  );
  await database.insert(labels, { n: Int32Array.from(label, (_, n) => n), label, held });
  scratch.adopt(labels);
  const labelled = { tuples, nodes, labels };
  const roots = await scratch.table('roots', rootsSql(labelled));
  const customers = await scratch.table('customers', customersSql(roots));
  const who = await scratch.table('who', whoSql(roots, customers));
  const review = await scratch.table('held', heldSql(labelled));
  await scratch.discard(nodes, labels);
  return { tuples, roots, customers, who, held: review, warnings };
}

function tupleParts(tables: readonly LedgerTable[], memory: Memory | null, options: LedgerOptions): string[] {
  const parts = tables.map(({ index, table, identity, ids }) =>
    tuplesSql({
      source: index,
      table: table.name,
      identity,
      idPrefix: ids === 'own' ? `${table.name}:` : '',
      match: options.match,
    }),
  );
  return memory ? [...parts, memoryTuplesSql(memory.table)] : parts;
}

interface Dominant {
  readonly customer: string;
  readonly rows: number;
  readonly total: number;
  readonly ids: number;
  readonly nobody: boolean;
}

/** One id with a huge share of all orders is a till, not a customer. */
async function leaveOutNobody(
  { database }: ComputeContext<LedgerOptions>,
  tuples: string,
  { as, index }: LedgerTable,
): Promise<Warning[]> {
  if (as !== 'orders' && as !== 'items') return [];
  const [top] = await database.rows<Dominant>(dominantSql(tuples, index));
  if (!top || top.ids < MANY || top.rows / top.total < HUGE) return [];
  const share = top.rows / top.total;
  if (!top.nobody) return [{ code: 'customers.dominant', values: { share } }];
  await database.run(withoutId(tuples, index, top.customer));
  return [{ code: 'customers.dominant_left_out', values: { customer: top.customer, share } }];
}

async function readLinks(
  { database }: ComputeContext<LedgerOptions>,
  tuples: string,
  nodes: string,
  sure: readonly string[],
  apart: string,
) {
  const [counts] = await database.rows<{ nodes: number; ids: number }>(nodeCountsSql(nodes));
  const edges = await database.numbers(edgesSql(tuples, nodes));
  const known = await Promise.all(sure.map((links) => database.numbers(linkNumbersSql(links, nodes))));
  const differ = await database.numbers(linkNumbersSql(apart, nodes));
  const side = (pairs: Readonly<Record<string, Float64Array>>, end: 'a' | 'b') =>
    pairs[end] ?? new Float64Array(0);
  const joined = (end: 'a' | 'b') => concat(known.map((pairs) => side(pairs, end)));
  return {
    count: counts?.nodes ?? 0,
    ids: counts?.ids ?? 0,
    from: side(edges, 'a'),
    to: side(edges, 'b'),
    sureFrom: joined('a'),
    sureTo: joined('b'),
    apartFrom: side(differ, 'a'),
    apartTo: side(differ, 'b'),
  };
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}
