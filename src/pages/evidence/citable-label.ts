import { translate, type Locale } from '../../i18n/dictionary';
import { citedWords } from '../../i18n/shell/cited-words';
import { columnName } from '../../i18n/shell/column-names';
import type { SegmentInfo } from '../../model/segmentation';
import type { CellView } from '../../notebook/state';

/** Names that say nothing beside what follows them. */
const SILENT = new Set(['segments', 'value', 'values', 'figures', 'measures', 'lists', 'metrics']);

/** What every segment of a notebook is called, by key; where two segmentations have a key, the cell's own counts. */
export function segmentNames(cells: readonly CellView[], own: CellView): ReadonlyMap<string, SegmentInfo> {
  const all = [...cells.filter((cell) => cell !== own), own];
  const segments = all.flatMap((cell) => cell.state.outcome?.segmentation?.segments ?? []);
  return new Map(segments.map((segment) => [segment.segment, segment]));
}

function isWord(step: string): step is keyof typeof citedWords.zh {
  return Object.hasOwn(citedWords.zh, step);
}

function stepText(step: string, segments: ReadonlyMap<string, SegmentInfo>, locale: Locale): string {
  const segment = segments.get(step);
  if (segment) return locale === 'zh-CN' ? segment.label_zh : segment.label_en;
  if (isWord(step)) return translate(citedWords, locale, step);
  if (/^\d+$/.test(step)) return `#${Number(step) + 1}`;
  return columnName(step, locale);
}

/** Whom a figure is of stands first: `share[c1]` is `c1 · share`. */
function inOrder(steps: readonly string[], segments: ReadonlyMap<string, SegmentInfo>): string[] {
  const said = steps.filter((step, index) => index === steps.length - 1 || !SILENT.has(step));
  const whom = said.filter((step) => segments.has(step));
  return [...whom, ...said.filter((step) => !segments.has(step))];
}

/** What a value that can be cited is, in the reader's language as far as its names are known. */
export function citableLabel(
  steps: readonly string[],
  segments: ReadonlyMap<string, SegmentInfo>,
  locale: Locale,
): string {
  return inOrder(steps, segments)
    .map((step) => stepText(step, segments, locale))
    .join(' · ');
}
