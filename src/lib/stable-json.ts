import { isRecord } from './is-record';

/** JSON whose text depends on the value only: keys sorted, `undefined` left out as JSON does. For comparing and for keys. */
export function stableJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'undefined';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
