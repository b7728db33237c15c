import type { Mark, SensitiveKind } from '../../share/sensitive';

/** A stretch of text, marked or not. */
export interface Part {
  readonly text: string;
  readonly kind: SensitiveKind | null;
}

/** Cuts a text at its marks, which are in order and do not overlap. */
export function markedParts(text: string, marks: readonly Mark[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, kind } of marks) {
    if (from > at) parts.push({ text: text.slice(at, from), kind: null });
    parts.push({ text: text.slice(from, to), kind });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null });
  return parts;
}
