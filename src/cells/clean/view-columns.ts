import { translate, type Locale } from '../../i18n/dictionary';
import { columnName } from '../../i18n/shell/column-names';
import type { Column } from '../../model/table';
import type { Choice } from '../../ui/choice';
import { columnKind } from '../../ui/column-kind';
import type { ColumnsOf } from './catalogue';
import { strings } from './strings';

const ACCEPTED: Readonly<Record<ColumnsOf, readonly string[] | null>> = {
  any: null,
  text: ['text'],
  number: ['integer', 'decimal', 'double'],
  time: ['date', 'time'],
};

/**
 * The columns that a field offers, in the table's order; all of them where none is of the right type. What was chosen and
 * is not in the data stays in the list and says so.
 */
export function columnChoices(
  columns: readonly Column[],
  accepts: ColumnsOf,
  chosen: readonly string[],
  locale: Locale,
): Choice[] {
  const kinds = ACCEPTED[accepts];
  const fitting = columns.filter((column) => kinds === null || kinds.includes(columnKind(column)));
  const names = new Set((fitting.length > 0 ? fitting : columns).map(({ name }) => name));
  const known = new Set(columns.map(({ name }) => name));
  const offered = columns.map(({ name }) => name).filter((name) => names.has(name) || chosen.includes(name));
  const gone = chosen.filter((name) => !known.has(name));
  return [
    ...offered.map((name) => choiceOf(name, locale)),
    ...gone.map((name) => ({
      value: name,
      label: `${columnName(name, locale)}${translate(strings, locale, 'column_gone')}`,
    })),
  ];
}

function choiceOf(name: string, locale: Locale): Choice {
  const label = columnName(name, locale);
  return label === name ? { value: name, label } : { value: name, label, note: name };
}
