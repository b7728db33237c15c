import { appendEntry } from '../entry';
import type { MarketEntry } from './options';

export type Set = (path: readonly (string | number)[], value: unknown) => void;

/** Sets one part of what is entered for a segment; makes its entry where there is none yet. */
export function putEntry(
  set: Set,
  markets: readonly MarketEntry[],
  segment: string,
  path: readonly [string, ...string[]],
  value: unknown,
): void {
  const at = markets.findIndex((one) => one.segment === segment);
  if (at >= 0) set(['markets', at, ...path], value);
  else if (value !== undefined)
    appendEntry(set, ['markets'], markets.length, { segment, ...nested(path, value) });
}

function nested([first, ...rest]: readonly [string, ...string[]], value: unknown): Record<string, unknown> {
  const [second, ...more] = rest;
  return { [first]: second === undefined ? value : nested([second, ...more], value) };
}
