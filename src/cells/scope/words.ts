import { translate, type Locale } from '../../i18n/dictionary';
import { formatDate } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { operatorsOf, valueText } from './condition-text';
import type { Condition, ScopeOptions } from './options';
import type { ScopeResult } from './result';
import { strings } from './strings';

const say = (locale: Locale, key: keyof typeof strings.zh, values?: Record<string, string>) =>
  translate(strings, locale, key, values);

function conditionWords(condition: Condition, locale: Locale): string {
  const field = columnName(condition.field, locale);
  const parts = operatorsOf(condition).map(
    (operator) => `${say(locale, `op_${operator}`)} ${valueText(condition, operator)}`,
  );
  return `${field} ${parts.join(` ${say(locale, 'and')} `)}`;
}

/** Who is in scope, a condition each; none: everyone. */
export function whoWords({ who, where }: ScopeOptions, locale: Locale): string[] {
  return [...who.map((one) => conditionWords(one, locale)), ...(where === null ? [] : [where])];
}

/** The regions or product lines that are looked at, and the columns by which they are told; null where all are. */
export function narrowedWords(
  what: 'region' | 'product_line',
  options: ScopeOptions,
  { narrowed_by: by }: ScopeResult,
  locale: Locale,
): string | null {
  if (options[what].length === 0) return null;
  const join = say(locale, 'list_join');
  const names = options[what].join(join);
  const column = by[what].map((name) => columnName(name, locale)).join(join);
  return column === '' ? names : say(locale, 'read_from', { names, column });
}

/** The period that is measured. */
export function periodWords({ period }: ScopeResult, locale: Locale): string {
  const { from = null, to = null } = period ?? {};
  const dates = { from: formatDate(from, locale), to: formatDate(to, locale) };
  if (from !== null && to !== null) return say(locale, 'period_between', dates);
  if (from !== null) return say(locale, 'period_from', dates);
  return to === null ? say(locale, 'whole_period') : say(locale, 'period_to', dates);
}
