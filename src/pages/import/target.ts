import type { TableKind } from '../../model/table-kind';
import type { TemplateId } from '../../model/templates';

/** What becomes of an imported file. */
export type Target =
  /** A whole notebook built from the mapped fields. */
  | { readonly type: 'template'; readonly name: string; readonly template: TemplateId }
  /** One more source cell. */
  | { readonly type: 'source'; readonly name: string }
  /** The data of an input the notebook already has. */
  | { readonly type: 'input'; readonly input: string };

const NAME = /^[a-z][a-z0-9_]*$/;

/** `bad` or `taken` where a name cannot be given to a new cell. */
export function nameProblem(name: string, taken: readonly string[]): 'bad' | 'taken' | null {
  if (!NAME.test(name)) return 'bad';
  return taken.includes(name) ? 'taken' : null;
}

/** A free name for a table: what it holds, with a number where that is taken. */
export function suggestName(table: TableKind, taken: readonly string[]): string {
  const base = table === 'items' ? 'orders' : table;
  const names = [base, ...Array.from({ length: taken.length + 1 }, (_, index) => `${base}_${index + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? base;
}
