import { translate, type Locale } from '../../i18n/dictionary';
import { formatDate } from '../../i18n/format';
import { evidence } from '../../i18n/shell/evidence';
import { notebook } from '../../i18n/shell/notebook';
import type { Origin } from '../../notebook/evidence/origin';
import { isCellKind } from '../../notebook/document/notebook';
import type { CellView } from '../../notebook/state';
import { KIND_NAMES } from '../notebook/kind-names';

/** A step as it is called in a sentence: `RFM 分层“rfm”`. */
export function cellTitle(cell: CellView, locale: Locale): string {
  const kind = isCellKind(cell.kind) ? translate(notebook, locale, KIND_NAMES[cell.kind].label) : cell.kind;
  return locale === 'zh-CN' ? `${kind}“${cell.name}”` : `${kind} “${cell.name}”`;
}

function filesText(files: readonly string[], named: boolean, locale: Locale): string[] {
  if (files.length === 0) return [];
  const names = files.join(translate(evidence, locale, 'listJoin'));
  if (named) return [translate(evidence, locale, 'filesNamed', { names })];
  return [translate(evidence, locale, 'files', { files: files.length })];
}

/** Where a cell's figures come from: the step, the date they are counted to, their period, and the files. */
export function sourceText(cell: CellView, origin: Origin, named: boolean, locale: Locale): string {
  const asOf = cell.state.outcome?.asOf?.date;
  const { period, files } = origin;
  const dates = period && {
    from: formatDate(period.from, locale),
    to: formatDate(period.to, locale),
  };
  return [
    cellTitle(cell, locale),
    ...(asOf === undefined ? [] : [translate(evidence, locale, 'asOf', { date: formatDate(asOf, locale) })]),
    ...(dates ? [translate(evidence, locale, 'period', dates)] : []),
    ...filesText(files, named, locale),
  ].join(translate(evidence, locale, 'join'));
}

/** Why a citation has no value. */
export function missingText(path: string, cell: CellView | null, locale: Locale): string {
  if (cell) return translate(evidence, locale, 'goneValue', { cell: cell.name });
  return translate(evidence, locale, 'goneCell', { cell: /^[^.[]*/.exec(path)?.[0] ?? path });
}
