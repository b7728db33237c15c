import { translate, type Locale } from '../i18n/dictionary';
import { formatFigure, formatTableDate } from '../i18n/format';
import { common } from '../i18n/shell/common';
import type { Value } from '../model/table';
import type { ColumnKind } from './column-kind';

/** A table's value as the reader sees it. Null is an empty text: the table draws it as such. */
export function valueText(value: Value, kind: ColumnKind, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return translate(common, locale, value ? 'trueValue' : 'falseValue');
  if (kind === 'integer') return formatFigure(value, locale, 0, 0);
  if (kind === 'decimal') return formatFigure(value, locale, 2, 4);
  if (kind === 'double') return formatFigure(value, locale, 0, 4);
  if (kind === 'date' || kind === 'time') return formatTableDate(String(value), locale);
  return String(value);
}
