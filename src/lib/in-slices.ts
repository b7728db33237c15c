import { breath } from './breath';

/** Maps a list a slice at a time, leaving room for other work between slices: for lists that take long on a page. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  size: number,
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await breath();
    for (const [offset, item] of items.slice(start, start + size).entries())
      results.push(map(item, start + offset));
  }
  return results;
}
