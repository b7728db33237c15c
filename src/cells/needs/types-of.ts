import type { NeedType } from './options';
import { INFERRED } from './inferred';

/** The needs that a text speaks of: by their words, or because the column is named among their items. */
export function typesOf(
  text: string,
  column: string,
  types: readonly NeedType[],
  inferred = false,
): string[] {
  const plain = text.toLowerCase();
  return types
    .filter(
      ({ type, words, items }) =>
        items.includes(column) ||
        (inferred && INFERRED[column] === type) ||
        words.some((word) => plain.includes(word.toLowerCase())),
    )
    .map(({ type }) => type);
}
