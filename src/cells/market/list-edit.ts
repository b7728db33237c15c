import { isRecord } from '../../lib/is-record';
import type { Set } from './entry-edit';

/** A list of the options: what of it is stored, and its entries as they are used (defaults where nothing is stored). */
export interface EditedList {
  readonly option: 'criteria' | 'abilities';
  readonly stored: unknown;
  readonly used: readonly object[];
}

/**
 * Sets one part of an entry. A list that is not stored yet (its entries are defaults) is written down whole first, and so
 * is an entry that is stored as a name alone.
 */
export function putPart(set: Set, list: EditedList, at: number, part: string, value: unknown): void {
  const { option, stored, used } = list;
  const entry: unknown = Array.isArray(stored) ? stored[at] : undefined;
  if (isRecord(entry)) {
    set([option, at, part], value);
    return;
  }
  const whole = Array.isArray(stored) ? [...(stored as unknown[])] : used.map(storedEntry);
  whole[at] = storedEntry({ ...used[at], [part]: value });
  set([option], whole);
}

export function addPart(set: Set, { option, stored, used }: EditedList, entry: object): void {
  set([option], [...(Array.isArray(stored) ? (stored as unknown[]) : used.map(storedEntry)), entry]);
}

export function removePart(set: Set, { option, stored, used }: EditedList, at: number): void {
  const whole = Array.isArray(stored) ? (stored as unknown[]) : used.map(storedEntry);
  set(
    [option],
    whole.filter((_, index) => index !== at),
  );
}

/** An entry as it is written: without what says nothing. */
function storedEntry(entry: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).filter(([part, value]) => !isIdle(part, value) && part !== 'unread'),
  );
}

function isIdle(part: string, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return part === 'text' && isRecord(value) && value['text'] === '';
}
