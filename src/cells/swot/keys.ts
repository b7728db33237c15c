const KEY = /^([a-z])(\d{1,4})$/;

/** The first key of a list (`s` + a number) that none of them has. */
export function freeKey(taken: readonly string[], letter: string): string {
  let number = 1 + Math.max(0, ...taken.map((key) => numberOf(key, letter)));
  while (taken.includes(letter + number)) number += 1;
  return letter + number;
}

function numberOf(key: string, letter: string): number {
  const [, own, number] = KEY.exec(key) ?? [];
  return own === letter ? Number(number) : 0;
}

/**
 * Points with a key each: their own where they have one (of two with one key, the first keeps it), else the one of their
 * place (`s1`, `s2`, …) or the next that is free.
 */
export function keyed<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
  letter: string,
): readonly Entry[] {
  const own = entries.map(({ key }, at) =>
    KEY.exec(key)?.[1] === letter && entries.findIndex((one) => one.key === key) === at ? key : '',
  );
  const taken = own.filter((key) => key !== '');
  return entries.map((entry, at) => {
    const kept = own[at] ?? '';
    if (kept !== '') return { ...entry, key: kept };
    const place = `${letter}${at + 1}`;
    const key = taken.includes(place) ? freeKey(taken, letter) : place;
    taken.push(key);
    return { ...entry, key };
  });
}
