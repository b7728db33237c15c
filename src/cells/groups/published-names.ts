import type { ReadDimension } from './dimensions';
import { readsPlaces } from './how';

/** What the column of each dimension is called in the published table: `large_region`, `age_group`. */
export function publishedNames(dimensions: readonly Pick<ReadDimension, 'dimension' | 'how'>[]): string[] {
  const names: string[] = [];
  for (const { dimension, how } of dimensions) {
    const wanted = readsPlaces(how) || how === 'country' ? how : `${dimension.column}_group`;
    const clashes = names.filter((one) => one === wanted || one.startsWith(`${wanted}_`)).length;
    names.push(clashes === 0 ? wanted : `${wanted}_${clashes + 1}`);
  }
  return names;
}
