import { translate, type Locale, type MessageValues } from '../../i18n/dictionary';
import { columnName } from '../../i18n/shell/column-names';
import { assertNever } from '../../lib/assert-never';
import { type ColumnChoice, type ScopeStep, type Step, UNKNOWN } from '../../sql/clean/steps/step';
import type { RecipeStep } from './options';
import { strings, type StringKey } from './strings';

/** More columns than these are counted, not named. */
const NAMED = 4;

/** A step of a recipe in plain words, made from its options: "Trim spaces: name, city". */
export function stepTitle({ step, kind }: RecipeStep, locale: Locale): string {
  if (step) return titleOf(step, new Words(locale));
  return translate(strings, locale, kind === null ? 'title_unknown' : `name_${kind}`);
}

class Words {
  constructor(readonly locale: Locale) {}

  say(key: StringKey, values: MessageValues = {}): string {
    return translate(strings, this.locale, key, values);
  }

  column(name: string): string {
    return columnName(name, this.locale);
  }

  columns(chosen: ColumnChoice): string {
    if (chosen === 'all') return this.say('all_text');
    const shown = this.list(chosen.slice(0, NAMED).map((name) => this.column(name)));
    if (chosen.length <= NAMED) return shown;
    const more = this.say('and_more', { count: chosen.length });
    return this.locale === 'zh-CN' ? shown + more : `${shown} … (${more})`;
  }

  list(items: readonly string[]): string {
    return items.join(this.say('listed'));
  }
}

function titleOf(step: Step, words: Words): string {
  const about = (key: StringKey, chosen: ColumnChoice, values: MessageValues = {}) =>
    words.say(key, { columns: words.columns(chosen), ...values });
  switch (step.kind) {
    case 'trim':
    case 'half_width':
    case 'drop':
    case 'reorder':
      return about(`title_${step.kind}`, step.columns);
    case 'case':
      return about(`title_case_${step.to}`, step.columns);
    case 'replace': {
      const key = step.regex
        ? 'title_replace_regex'
        : step.with === ''
          ? 'title_replace_gone'
          : 'title_replace';
      return about(key, step.columns, { find: step.find, with: step.with });
    }
    case 'map_values': {
      const column = words.column(step.column);
      if (step.map === null) return words.say('title_map_local', { column });
      return words.say('title_map_values', { column, count: Object.keys(step.map).length });
    }
    case 'split':
      return about('title_split', step.into, { column: words.column(step.column), by: step.by });
    case 'join_columns':
      return about('title_join_columns', step.columns, { into: words.column(step.into) });
    case 'parse_dates':
      return about(step.as === 'date' ? 'title_parse_dates' : 'title_parse_timestamps', step.columns);
    case 'parse_numbers':
      if (step.currency) {
        const currency = words.column(step.currency.column);
        return about('title_parse_numbers_currency', step.columns, { currency });
      }
      if (step.times !== 1) return about('title_parse_numbers_times', step.columns, { times: step.times });
      return about('title_parse_numbers', step.columns);
    case 'cast':
      return about('title_cast', step.columns, { type: words.say(`type_${step.to}`) });
    case 'rename': {
      const names = Object.entries(step.names).map(
        ([from, to]) => `${words.column(from)} → ${words.column(to)}`,
      );
      return words.say('title_rename', { names: words.list(names) });
    }
    case 'fill': {
      const way = step.with === 'unknown' ? 'constant' : step.with;
      const values = { value: String(step.value ?? UNKNOWN), from: words.column(step.from ?? '') };
      return about(`title_fill_${way}`, step.columns, values);
    }
    case 'check':
      return about(`title_check_${step.then}`, step.columns, { check: words.say(`check_${step.as}`) });
    case 'dedupe':
      return step.key === null ? words.say('title_dedupe') : about(`title_dedupe_${step.keep}`, step.key);
    case 'outliers':
      return about(`title_outliers_${step.then}`, step.columns, {
        method: words.say(`method_${step.method}`),
      });
    case 'filter':
      return words.say('title_filter', { where: step.where });
    case 'exclude':
      if (step.rule) return words.say(`title_exclude_${step.rule}`);
      return words.say(step.because === '' ? 'title_exclude_where' : 'title_exclude_because', {
        because: step.because,
        where: step.where ?? '',
      });
    case 'derive':
      return words.say('title_derive', { name: words.column(step.name), sql: step.sql });
    case 'region':
      return about('title_region', step.from);
    case 'bands':
      return words.say('title_bands', { column: words.column(step.column), count: step.cuts.length + 1 });
    case 'join':
      if (step.columns === null) return words.say('title_join_all', { table: step.table });
      return about('title_join', step.columns, { table: step.table });
    case 'union':
      return words.say('title_union', { table: step.table });
    case 'id_card':
      return about('title_id_card', [step.column]);
    case 'mask':
      return about(step.how === 'mask' ? 'title_mask' : 'title_hash', step.columns);
    case 'tag':
      return words.say('title_tag', { tags: words.list(step.rules.map(({ tag }) => tag)) });
    case 'scope':
      return words.say('title_scope', { parts: words.list(scopeParts(step, words)) });
    default:
      return assertNever(step);
  }
}

function scopeParts({ from, to, column, regions, products }: ScopeStep, words: Words): string[] {
  const time = words.column(column);
  return [
    ...(from === null ? [] : [words.say('scope_from', { column: time, from })]),
    ...(to === null ? [] : [words.say('scope_to', { column: time, to })]),
    ...(regions === null ? [] : [words.say('scope_regions', { values: words.list(regions) })]),
    ...(products === null ? [] : [words.say('scope_products', { values: words.list(products) })]),
  ];
}
