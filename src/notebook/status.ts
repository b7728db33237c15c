import type { Failure } from '../model/failure';
import type { Graph } from './graph/graph';
import type { GraphNode } from './graph/references';
import type { CellState, CellStatus } from './state';

/** What the runner remembers of a cell between changes. */
export interface CellRecord {
  readonly kind: string;
  state: CellState;
  /** The run key of the last run that ended well, while its tables are there. */
  done: number | null;
  /** How the last run ended, if it did not end well, and for which run key. */
  ended: { readonly key: number | undefined; readonly failure: Failure | null } | null;
  /** The run key of a run that was lost with the engine and is tried again. */
  lost?: number;
}

export interface Situation {
  readonly graph: Graph;
  readonly keys: ReadonlyMap<string, number>;
  readonly records: ReadonlyMap<string, CellRecord>;
  readonly autorun: boolean;
  /** Cells that are to run although autorun is off, or although they are up to date. */
  readonly asked: ReadonlySet<string>;
  /** Cells that are to run once more even if nothing they depend on changed. */
  readonly forced: ReadonlySet<string>;
  readonly running: string | null;
}

export interface Standing {
  readonly status: CellStatus;
  readonly failure: Failure | null;
}

const STOPPED: readonly CellStatus[] = ['failed', 'blocked', 'cancelled'];
const COMING: readonly CellStatus[] = ['done', 'queued', 'running'];

function blockedBy(node: GraphNode, by: string): Failure {
  const values = { name: by };
  return { code: 'graph.blocked', message: `missing result of: ${by}`, values, cell: node.cell.name };
}

/** How an earlier run of the same question ended, if it did not end well. */
function earlierEnd(key: string, situation: Situation): Standing | null {
  const ended = situation.records.get(key)?.ended;
  if (!ended || ended.key !== situation.keys.get(key)) return null;
  return ended.failure
    ? { status: 'failed', failure: ended.failure }
    : { status: 'cancelled', failure: null };
}

function standingOf(
  key: string,
  node: GraphNode,
  known: Map<string, Standing>,
  situation: Situation,
): Standing {
  if (node.failure) return { status: 'failed', failure: node.failure };
  const needs = node.needs.map((name) => ({ name, status: known.get(name)?.status ?? 'failed' }));
  const stopped = needs.find(({ status }) => STOPPED.includes(status));
  if (stopped) return { status: 'blocked', failure: blockedBy(node, stopped.name) };
  if (situation.running === key) return { status: 'running', failure: null };
  const record = situation.records.get(key);
  const ready = needs.every(({ status }) => status === 'done');
  const forced = situation.forced.has(key);
  const end = forced ? null : earlierEnd(key, situation);
  if (end && (ready || end.status === 'cancelled')) return end;
  const fresh = ready && record?.done !== null && record?.done === situation.keys.get(key) && !forced;
  if (fresh) return { status: 'done', failure: null };
  const wanted = situation.autorun || situation.asked.has(key) || forced;
  if (wanted && needs.every(({ status }) => COMING.includes(status)))
    return { status: 'queued', failure: null };
  return { status: record?.state.outcome ? 'stale' : 'idle', failure: null };
}

/** Where every cell stands, in the order in which they can run: a pure function of what is known. */
export function standings(situation: Situation): Map<string, Standing> {
  const known = new Map<string, Standing>();
  for (const [key, node] of situation.graph.nodes) known.set(key, standingOf(key, node, known, situation));
  return known;
}

/** The first cell that waits and whose needs are all met. */
export function nextToRun(standing: ReadonlyMap<string, Standing>, { nodes }: Graph): string | undefined {
  const isDone = (key: string) => standing.get(key)?.status === 'done';
  for (const [key, { status }] of standing) {
    if (status === 'queued' && nodes.get(key)?.needs.every(isDone)) return key;
  }
  return undefined;
}
