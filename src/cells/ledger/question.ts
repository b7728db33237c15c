import type { Ask, AskControl } from '../../model/cell';

/** What can be asked of a ledger beside its result. */
export type LedgerQuestion =
  /** What the ledger would remember if the update at hand were applied, seen on an ISO date. */
  | { readonly type: 'new_memory'; readonly seen: string }
  /** What it remembers now. */
  | { readonly type: 'memory' }
  /** The file of decisions with more of them, or without some. */
  | { readonly type: 'decide'; readonly add: readonly Decision[]; readonly remove?: readonly Decision[] };

/** `same`, `apart`: two ids are one customer, or not. `verified`: the figure `value` of the field `b` of customer `a` is right. */
export interface Decision {
  readonly kind: 'same' | 'apart' | 'verified';
  readonly a: string;
  readonly b: string;
  readonly value?: string;
}

/** A file of the answer, to be given to an input. */
export interface LedgerFile {
  readonly input: string;
  readonly name: string;
  /** UTF-8 text. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** Puts a question to a ledger; null where there is nothing yet. */
export async function askLedger(
  ask: Ask,
  question: LedgerQuestion,
  control?: AskControl,
): Promise<LedgerFile | null> {
  return (await ask(question, control)) as LedgerFile | null;
}

/** The answer as the file it is. */
export function asFile({ name, bytes }: LedgerFile): File {
  return new File([bytes], name, { type: 'text/csv' });
}
