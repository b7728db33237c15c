import { isRecord } from '../../lib/is-record';

type Stored = readonly unknown[];

/** The list as it is stored; what is not a list is none. */
export function storedList(stored: unknown, path: readonly string[]): Stored {
  const found = path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), stored);
  return Array.isArray(found) ? (found as Stored) : [];
}

/** The list with two entries in each other's place. */
export function swapped(list: Stored, at: number, other: number): Stored {
  return list.map((entry, index) => (index === at ? list[other] : index === other ? list[at] : entry));
}

/** The list without an entry; undefined where nothing is left. */
export function without(list: Stored, at: number): Stored | undefined {
  const rest = list.filter((_, index) => index !== at);
  return rest.length > 0 ? rest : undefined;
}

/** The list with one part of an entry set, or with undefined removed; a text alone becomes an entry with that text. */
export function withPart(list: Stored, at: number, part: string, value: unknown): Stored {
  return list.map((entry, index) => {
    if (index !== at) return entry;
    const record = isRecord(entry) ? entry : { text: entry };
    return Object.fromEntries(
      Object.entries({ ...record, [part]: value }).filter(([, one]) => one !== undefined),
    );
  });
}
