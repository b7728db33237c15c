import { cutToUnits, textUnits } from './textUnits';

/**
 * A text in lines of at most `units` half-width characters: broken at spaces where there are some, anywhere else
 * where not (Chinese). At most `most` lines; the last is cut with an ellipsis where the text goes on.
 */
export function wrapUnits(text: string, units: number, most = 3): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u0021-\u024f]+\s*|\s+|[^]/gu) ?? []) {
    if (line !== '' && textUnits((line + piece).trimEnd()) > units) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  const rest = lines.slice(last).join(' ');
  return kept.map((one, index) => cutToUnits(index === last && lines.length > most ? `${rest}` : one, units));
}
