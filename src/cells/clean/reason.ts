import { translate, type Locale } from '../../i18n/dictionary';
import { columnName } from '../../i18n/shell/column-names';
import type { Misfit } from '../../sql/clean/steps/compiled';
import { strings, type StringKey } from './strings';

/** Types of columns as `wanted` and `type` of a misfit name them. */
const TYPES = ['text', 'number', 'date', 'timestamp', 'boolean'];

/** Why a step does not fit, in words. */
export function misfitText({ code, values }: Misfit, locale: Locale): string {
  const said = Object.entries(values).map(([key, value]) => {
    if (key === 'column' || key === 'name') return [key, columnName(String(value), locale)] as const;
    const isType = (key === 'type' || key === 'wanted') && TYPES.includes(String(value));
    return [key, isType ? translate(strings, locale, `type_${String(value)}` as StringKey) : value] as const;
  });
  return translate(strings, locale, `misfit_${code}`, Object.fromEntries(said));
}
