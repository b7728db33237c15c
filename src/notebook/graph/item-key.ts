import { isRecord } from '../../lib/is-record';

/** What tells the items of a list apart, however they are ordered; the first that an item has counts. */
const KEYS = [
  'segment',
  'metric',
  'measure',
  'attribute',
  'value',
  'field',
  'column',
  'table',
  'key',
] as const;

/** The key of an item of a result's list, by which it can be cited; null where it has none. */
export function itemKey(item: unknown): string | null {
  if (!isRecord(item)) return null;
  for (const key of KEYS) {
    const value = item[key];
    if (typeof value === 'string') return value;
  }
  return null;
}
