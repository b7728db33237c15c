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

/** Whether an entry holds anything but the name of its segment. */
export function saysSomething({ unread, text, statement, source, ...entry }: MarketEntry): boolean {
  const numbers = [entry.size, entry.growth, entry.share, entry.margin];
  const written = [text.text, statement.text, source, entry.date];
  return (
    unread.length > 0 ||
    entry.chosen ||
    numbers.some((number) => number !== null) ||
    written.some((one) => one !== '') ||
    Object.keys({ ...entry.scores, ...entry.needs }).length > 0
  );
}
