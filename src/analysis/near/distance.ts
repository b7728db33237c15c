/** A name as signs with their sounds, as many of each. */
export interface Sounded {
  readonly signs: readonly string[];
  readonly sounds: readonly string[];
}

/** Another sign of the same sound: the commonest typing error in Chinese. */
const SAME_SOUND = 0.5;
/** Of a sound that many do not tell apart: zh and z, ing and in. */
const NEAR_SOUND = 0.75;
/** Another Han sign: more often another name than an error. */
const OTHER_HAN = 1.5;
const LETTER = 1;

/**
 * How many signs must change (be put in, left out, swapped with the next, replaced) to make one name of the other:
 * optimal string alignment, with replacements weighed by sound. Infinity as soon as it is more than `most`.
 */
export function distance(a: Sounded, b: Sounded, most: number): number {
  const n = a.signs.length;
  const m = b.signs.length;
  if (Math.abs(n - m) > most) return Infinity;
  const reach = Math.floor(most);
  let before = new Float64Array(m + 1).fill(Infinity);
  let last = Float64Array.from({ length: m + 1 }, (_, j) => (j <= reach ? j : Infinity));
  let row = new Float64Array(m + 1);
  for (let i = 1; i <= n; i++) {
    row.fill(Infinity);
    if (i <= reach) row[0] = i;
    const end = Math.min(m, i + reach);
    let least = row[0] ?? Infinity;
    for (let j = Math.max(1, i - reach); j <= end; j++) {
      const cost = cell(a, b, i, j, last, row, before);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, last, row] = [last, row, before];
  }
  const found = last[m] ?? Infinity;
  return found > most ? Infinity : found;
}

function cell(
  a: Sounded,
  b: Sounded,
  i: number,
  j: number,
  last: Float64Array,
  row: Float64Array,
  before: Float64Array,
): number {
  const replaced = (last[j - 1] ?? Infinity) + replacement(a, i - 1, b, j - 1);
  const moved = Math.min((last[j] ?? Infinity) + 1, (row[j - 1] ?? Infinity) + 1);
  const swapped =
    i > 1 && j > 1 && a.signs[i - 1] === b.signs[j - 2] && a.signs[i - 2] === b.signs[j - 1]
      ? (before[j - 2] ?? Infinity) + 1
      : Infinity;
  return Math.min(replaced, moved, swapped);
}

function replacement(a: Sounded, i: number, b: Sounded, j: number): number {
  if (a.signs[i] === b.signs[j]) return 0;
  const sound = a.sounds[i] ?? '';
  const other = b.sounds[j] ?? '';
  // What is not Han is its own sound.
  if (sound === a.signs[i] || other === b.signs[j]) return LETTER;
  if (sound === other) return SAME_SOUND;
  return blurred(sound) === blurred(other) ? NEAR_SOUND : OTHER_HAN;
}

/** A syllable as it is heard where zh, ch, sh and final ng are not told from z, c, s and n. */
export function blurred(sound: string): string {
  return sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}
