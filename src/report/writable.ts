import { isRecord } from '../lib/is-record';
import { xmlText } from '../lib/xml';

/** The same data with every text such that files made of XML can hold it: workbooks and slides cannot be read else. */
export function writable<T>(data: T): T {
  return clean(data) as T;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return xmlText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
