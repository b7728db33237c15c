import { kindDefinition } from '../../cells/kinds';
import type { Analysis, ComputeContext, Outcome, Progress } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { AskRequest, RunRequest } from '../protocol';
import { carryTitles } from './carry-titles';
import { markLargest } from './mark-largest';
import { markSensitive } from './mark-sensitive';
import { maskResult } from './mask-result';

/** What a run is given beside its request. */
export interface RunTools {
  /** The connection of `database`, but deaf to the run's signal: what begins and ends the transaction must run. */
  readonly session: Database;
  readonly database: Database;
  readonly analysis: Analysis;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/**
 * Runs one cell inside a transaction: what it made is seen by others only when all of it worked, and a run that fails
 * or is cancelled leaves the cell's earlier tables as they were.
 */
export async function runCell(request: RunRequest, tools: RunTools): Promise<Outcome> {
  const { session, signal } = tools;
  const { compute } = await kindDefinition(request.cell.kind).load();
  await session.run('BEGIN TRANSACTION');
  try {
    const found = await markLargest(tools.database, await compute(contextOf(request, tools)));
    const marked = await markSensitive(tools.database, request.tables, found);
    const titled = { ...marked, tables: carryTitles(request.tables, marked.tables) };
    const outcome = maskResult(titled, request.tables);
    signal.throwIfAborted();
    await session.run('COMMIT');
    return outcome;
  } catch (error) {
    await session.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Puts a question to a cell's kind, inside a transaction that is always rolled back: whatever it makes is gone after. */
export async function askCell(request: AskRequest, tools: RunTools): Promise<unknown> {
  const { session, signal } = tools;
  const { kind } = request.cell;
  const { answer } = await kindDefinition(kind).load();
  if (!answer) throw new KequnError('engine.internal', `unknown question: ${kind} answers none`);
  await session.run('BEGIN TRANSACTION');
  try {
    const answered = await answer(contextOf(request, tools), request.question);
    signal.throwIfAborted();
    return answered;
  } finally {
    await session.run('ROLLBACK').catch(() => undefined);
  }
}

function contextOf(request: RunRequest, tools: RunTools): ComputeContext<unknown> {
  return {
    name: request.cell.name,
    options: request.cell.options,
    database: tools.database,
    table: (name) => named(request.tables, name, 'graph.missing_table'),
    segmentation: (name) => named(request.segmentations, name, 'graph.missing_segmentation'),
    parameters: request.parameters,
    asOf: request.asOf,
    inputs: request.inputs,
    files: (input) => request.files[input] ?? [],
    analysis: tools.analysis,
    signal: tools.signal,
    progress: tools.progress,
  };
}

function named<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  name: string,
  code: 'graph.missing_table' | 'graph.missing_segmentation',
): Thing {
  const found = things.find((thing) => thing.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new KequnError(code, `missing ${code.slice(14)}: ${name}`, { values: { name } });
  return found;
}
