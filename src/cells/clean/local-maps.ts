import type { ValueMap } from '../../sql/clean/steps/step';
import { isRecord } from '../../lib/is-record';
import type { CleanContext } from './plan';

/** Maps of values that are kept on this device, by key: files of the input `local_<cell>`, JSON `{ key: { old: new } }`. */
export async function readLocalMaps({ files, name }: CleanContext): Promise<Record<string, ValueMap>> {
  const maps: Record<string, ValueMap> = {};
  for (const file of files(`local_${name}`)) {
    const read = parsed(await file.text());
    for (const [key, map] of Object.entries(read)) if (isValueMap(map)) maps[key] = map;
  }
  return maps;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isValueMap(map: unknown): map is ValueMap {
  return isRecord(map) && Object.values(map).every((to) => typeof to === 'string' || to === null);
}
