import { importing } from '../../i18n/shell/importing';

type Key = keyof typeof importing.zh;

/** The string that says why a row kind was guessed; null for a reason that this page does not know. */
export function reasonKey(because: string): Key | null {
  const key = `because_${because}`;
  return isKey(key) ? key : null;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(importing.zh, key);
}
