const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How wide a text is in half-width characters: a Chinese character counts two, a Latin letter one. */
export function textUnits(text: string): number {
  let units = 0;
  for (const character of text) units += WIDE.test(character) ? 2 : 1;
  return units;
}

/** A text cut to at most `units` half-width characters, the last of them an ellipsis where something is missing. */
export function cutToUnits(text: string, units: number): string {
  if (textUnits(text) <= units) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += WIDE.test(character) ? 2 : 1;
    if (used > units) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
