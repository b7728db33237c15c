/** A list in a small result comes as JSON text. */
function parsed(list: string | null): readonly unknown[] {
  if (list === null) return [];
  const value: unknown = JSON.parse(list);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The numbers of a list that came as text. */
export function numberList(list: string | null): number[] {
  return parsed(list).filter((item): item is number => typeof item === 'number');
}

/** The texts of a list that came as text. */
export function textList(list: string | null): string[] {
  return parsed(list).filter((item): item is string => typeof item === 'string');
}
