import type { SlideParagraph } from './items';
import { lineHeight, linesIn } from './look';

const BETWEEN = 0.07;
const INDENT = 0.3;
export const TEXT_POINTS = 15;
export const HEADING_POINTS = 17;
const SMALL_POINTS = { text: 12, heading: 13 } as const;

/** How large a paragraph is set. */
export function pointsOf({ heading, small }: Pick<SlideParagraph, 'heading' | 'small'>): number {
  if (small) return heading ? SMALL_POINTS.heading : SMALL_POINTS.text;
  return heading ? HEADING_POINTS : TEXT_POINTS;
}

/** Height in inches of a paragraph in a box of a width. */
export function paragraphHeight(paragraph: SlideParagraph, width: number): number {
  const { runs, level } = paragraph;
  const points = pointsOf(paragraph);
  const text = runs.map((run) => run.text).join('');
  return linesIn(text, points, width - 0.2 - INDENT * level) * lineHeight(points) + BETWEEN;
}

export function textHeight(paragraphs: readonly SlideParagraph[], width: number): number {
  return paragraphs.reduce((sum, one) => sum + paragraphHeight(one, width), 0.1);
}

/**
 * As many paragraphs as fit into a height, and the rest. A heading does not stay behind alone. With `must`, something is
 * taken whatever its height: a paragraph longer than a slide is cut where it fills one.
 */
export function fitText(
  paragraphs: readonly SlideParagraph[],
  width: number,
  height: number,
  must: boolean,
): { readonly fits: readonly SlideParagraph[]; readonly rest: readonly SlideParagraph[] } {
  let count = 0;
  let used = 0.1;
  for (const one of paragraphs) {
    used += paragraphHeight(one, width);
    if (used > height) break;
    count += 1;
  }
  while (count > 0 && count < paragraphs.length && paragraphs[count - 1]?.heading) count -= 1;
  if (count > 0 || !must) return { fits: paragraphs.slice(0, count), rest: paragraphs.slice(count) };
  const [first, ...others] = paragraphs;
  if (!first) return { fits: [], rest: [] };
  const [head, tail] = cut(first, width, height);
  return { fits: [head], rest: tail ? [tail, ...others] : others };
}

/** A paragraph cut where it fills a height; what is bold beyond the cut stays bold. */
function cut(
  paragraph: SlideParagraph,
  width: number,
  height: number,
): [SlideParagraph, SlideParagraph | null] {
  const text = paragraph.runs.map((run) => run.text).join('');
  let keep = text.length;
  const heightOf = (length: number) =>
    paragraphHeight(
      { ...paragraph, runs: [{ text: text.slice(0, length), bold: false, italic: false }] },
      width,
    );
  while (keep > 20 && heightOf(keep) > height - 0.1) keep = Math.floor(keep * 0.9);
  if (keep >= text.length) return [paragraph, null];
  const pause = Math.max(
    text.lastIndexOf('。', keep),
    text.lastIndexOf('. ', keep),
    text.lastIndexOf(' ', keep),
  );
  const at = pause > keep / 2 ? pause + 1 : keep;
  return [
    { ...paragraph, runs: sliced(paragraph, 0, at) },
    { ...paragraph, runs: sliced(paragraph, at, text.length) },
  ];
}

function sliced({ runs }: SlideParagraph, from: number, to: number): SlideParagraph['runs'] {
  let at = 0;
  return runs.flatMap((run) => {
    const start = at;
    at += run.text.length;
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start));
    return text === '' ? [] : [{ ...run, text }];
  });
}
