import { isRecord } from '../../lib/is-record';
import type { NotebookSnapshot, CellView } from '../state';

/** Days, as far as they are known (ISO dates). */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Where a cell's result comes from. */
export interface Origin {
  /** The files given for the inputs that lead to it; empty where none was. */
  readonly files: readonly string[];
  /** The period that its figures are of; null where nothing states one. */
  readonly period: Span | null;
}

type Seen = Pick<NotebookSnapshot, 'graph' | 'cells' | 'files'>;

/** A cell and all it needs, nearest first. */
function upstream(key: string, { graph }: Seen): string[] {
  const found = [key];
  for (const one of found)
    for (const need of graph.nodes.get(one)?.needs ?? []) if (!found.includes(need)) found.push(need);
  return found;
}

function inputsOf(cell: CellView): readonly string[] {
  const { definition, options, name } = cell;
  if (options === null || !definition) return [];
  if (definition.inputsOf) return definition.inputsOf(options, name);
  return isRecord(options) && typeof options['input'] === 'string' ? [options['input']] : [];
}

function spanOf(value: unknown): Span | null {
  if (!isRecord(value)) return null;
  const { from, to } = value;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}

/** The days that rows of a file cover. */
function covered({ first_time: from, last_time: to }: Record<string, unknown>): Span | null {
  return spanOf({ from: dayOf(from), to: dayOf(to) });
}

function dayOf(time: unknown): unknown {
  return typeof time === 'string' ? time.slice(0, 10) : time;
}

/** What a result says of its period: the window that was measured, before the days that the data cover. */
function periodOf(cell: CellView): Span | null {
  const result = cell.state.outcome?.result;
  if (!isRecord(result)) return null;
  return spanOf(result['window']) ?? spanOf(result['period']) ?? spanOf(result['data']) ?? covered(result);
}

/** Which files and which period a cell's figures come from. */
export function originOf(key: string, seen: Seen): Origin {
  const byKey = new Map(seen.cells.map((cell) => [cell.key, cell]));
  const cells = upstream(key, seen).flatMap((one) => byKey.get(one) ?? []);
  const inputs = [...new Set(cells.flatMap(inputsOf))];
  const names = inputs.flatMap((input) => (seen.files[input] ?? []).map((file) => file.name));
  const period = cells.reduce<Span | null>((found, cell) => found ?? periodOf(cell), null);
  return { files: names, period };
}
