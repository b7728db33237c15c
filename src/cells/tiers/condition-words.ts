import type { Locale } from '../../i18n/dictionary';
import { formatNumber } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';

/** A column's name where a condition begins with it: `yearly_purchase ≥ 1000000, intention = …`. */
const NAME = /(^|, )([\p{L}_][\p{L}\p{N}_]*)(?= [≥>≤<=≠])/gu;
/** Several values, of which any will do. */
const VALUES = /(?<== )[^,]+? \| [^,]+/g;
const HAN = /\p{Script=Han}/u;
/** A large figure that a column is compared with: a sum rather than a year or a number by which things are called. */
const LARGE = /(?<=[≥>≤<] )-?\d{5,}(?:\.\d+)?(?=,|$)/g;
/** So many of several values are written out. */
const SHOWN = 4;

/** A condition with the names of columns and large figures in the reader's language; texts stay, of many a few. */
export function conditionText(text: string, locale: Locale): string {
  const named = text
    .replace(VALUES, (values) => someOf(values.split(' | '), locale))
    .replace(LARGE, (figure) => formatNumber(Number(figure), locale))
    .replace(NAME, (_, before: string, name: string) => before + columnName(name, locale));
  return locale === 'zh-CN' ? named.replace(/, /g, '，') : named;
}

/** The first few, those in the reader's script before the others. */
function someOf(values: readonly string[], locale: Locale): string {
  if (values.length <= SHOWN) return values.join(' | ');
  const own = values.filter((value) => HAN.test(value) === (locale === 'zh-CN'));
  const shown = [...own, ...values.filter((value) => !own.includes(value))].slice(0, SHOWN);
  return `${shown.join(' | ')} | …`;
}
