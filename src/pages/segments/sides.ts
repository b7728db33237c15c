import { columnName } from '../../i18n/shell/column-names';
import { segments as strings } from '../../i18n/shell/segments';
import type { MessageValues } from '../../i18n/dictionary';
import { translate, type Locale } from '../../i18n/dictionary';
import type { DimensionSpec } from '../../model/explore';

const MONTHS = { time: 'sideTime', last_time: 'sideLastTime', first_time: 'sideFirstTime' } as const;

/** What a side is called: the column's name, and for months which one of a customer's they are. */
export function sideName({ columns: [column], kind }: DimensionSpec, locale: Locale): string {
  const key =
    kind === 'month' && Object.hasOwn(MONTHS, column) ? MONTHS[column as keyof typeof MONTHS] : null;
  return key ? translate(strings, locale, key) : columnName(column, locale);
}

/** The same for its picture, which says when one of several values stands for a customer. */
export function sideTitle(spec: DimensionSpec, locale: Locale): string {
  const side = sideName(spec, locale);
  const values: MessageValues = { side };
  return spec.kind === 'value' && !spec.single ? translate(strings, locale, 'mainValue', values) : side;
}
