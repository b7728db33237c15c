import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/**
 * The sound of each sign without its tone; what is not Han stands for itself. One reading a sign, by itself: whole-word
 * readings would make equal signs sound unlike in two spellings of one name.
 */
export function syllablesOf(signs: readonly string[]): string[] {
  return signs.map(soundOf);
}

function soundOf(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const sound = /\p{Script=Han}/u.test(sign) ? pinyin(sign, { toneType: 'none', v: true }) : sign;
  known.set(sign, sound);
  return sound;
}
