import { formatDate, formatNumber, formatPercent } from '../../i18n/format';
import type { Locale } from '../../i18n/dictionary';
import type { Value } from '../../model/table';
import { citationsIn } from '../../notebook/document/citations';
import { lookup } from '../../notebook/graph/lookup';
import type { CellView } from '../../notebook/state';

/** The live value of a citation's path (`rfm.share[c1]`) as text; null where there is none. */
export function citationText(cells: readonly CellView[], path: string, locale: Locale): string | null {
  const citation = citationsIn(`{${path}}`)[0];
  const outcome = cells.find((cell) => cell.name === citation?.cell)?.state.outcome;
  if (!citation || !outcome) return null;
  const value = lookup(outcome, citation.path);
  return value === undefined || value === null ? null : valueText(value, citation.path, locale);
}

function valueText(value: Exclude<Value, null>, path: readonly string[], locale: Locale): string {
  if (typeof value === 'number') {
    return path.some((step) => /(^|_)share($|_)/.test(step))
      ? formatPercent(value, locale)
      : formatNumber(value, locale);
  }
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, locale) : text;
}
