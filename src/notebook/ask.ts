import type { AskEnd, AskRequest, Engine } from '../engine/protocol';
import type { AskControl, CellKind, Outcome } from '../model/cell';
import { KequnError, toKequnError } from '../model/failure';
import type { RequestContext } from './request';
import { runRequest } from './request';
import type { GraphNode } from './graph/references';

/** A question in the words of another kind, about what a cell published: the profile of a table, say. */
export interface AskedAs {
  readonly kind: CellKind;
  /** Normalised options of that kind. */
  readonly options: unknown;
}

/**
 * The request for a question about a cell: asked of its own kind with the tables it reads or, `as` another kind, with the
 * tables that it published.
 * @throws `graph.missing_table` where the cell is of an unknown kind or has published nothing yet
 */
export function askRequest(
  node: GraphNode | undefined,
  context: RequestContext,
  question: unknown,
  as?: AskedAs,
): AskRequest {
  const request = node ? runRequest(node, context) : null;
  if (!node || !request) throw missing(node?.cell.name ?? '');
  if (!as) return { ...request, question };
  const outcome: Outcome | null = context.records.get(node.cell.key)?.state.outcome ?? null;
  if (!outcome) throw missing(node.cell.name);
  return {
    ...request,
    cell: { name: node.cell.name, kind: as.kind, options: as.options },
    tables: outcome.tables,
    segmentations: outcome.segmentation ? [outcome.segmentation] : [],
    files: {},
    question,
  };
}

function missing(name: string): KequnError {
  return new KequnError('graph.missing_table', `missing table: ${name}`, { values: { name } });
}

/** Asks the engine and settles as promises do. @throws KequnError; an AbortError where the control's signal says stop */
export async function askEngine(
  engine: Engine,
  request: AskRequest,
  { signal, progress }: AskControl = {},
): Promise<unknown> {
  signal?.throwIfAborted();
  const asked = engine.ask(request, (done) => progress?.(done));
  signal?.addEventListener('abort', asked.cancel, { once: true });
  try {
    return answerOf(await asked.ended);
  } finally {
    signal?.removeEventListener('abort', asked.cancel);
  }
}

function answerOf(end: AskEnd): unknown {
  if (end.type === 'answered') return end.answer;
  if (end.type === 'failed') throw toKequnError(end.failure);
  throw new DOMException('the question was withdrawn', 'AbortError');
}
