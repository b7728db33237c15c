import { FIELDS, type FieldMap, isKnownField, type KnownField } from '../../model/fields';
import type { SampledColumn } from '../fields';
import { key } from './find-preset';
import type { Preset } from './preset';
import { surveyQuestions } from './survey';

/** What a known system's columns mean, as far as the file has them; fields of persons only where they are asked for. */
export function presetMap(
  preset: Preset,
  columns: readonly SampledColumn[],
  asked: readonly string[],
): FieldMap {
  const map: Record<string, string> = {};
  const used = new Set<string>();
  const take = (field: string, name: string) => {
    map[field] = name;
    used.add(name);
  };
  for (const field of Object.keys(FIELDS).filter(isKnownField)) {
    const found = isWanted(field, asked) ? findColumn(preset.map[field] ?? [], columns, used) : undefined;
    if (found) take(field, found.name);
  }
  if (preset.table === 'survey') {
    for (const { field, column } of surveyQuestions(columns.map(({ name }) => name))) take(field, column);
  }
  return map;
}

/** A field of a person is asked for; the customer alone must be somebody. */
function isWanted(field: KnownField, asked: readonly string[]): boolean {
  return field === 'customer' || FIELDS[field].sensitivity === 'none' || asked.includes(field);
}

/** The first heading that the file has, with values; else the first that it has. */
function findColumn(
  headings: readonly string[],
  columns: readonly SampledColumn[],
  used: ReadonlySet<string>,
): SampledColumn | undefined {
  const found = headings.flatMap((heading) =>
    columns.filter(({ name }) => !used.has(name) && key(name) === key(heading)),
  );
  return found.find(({ values }) => values.some((value) => value.trim() !== '')) ?? found[0];
}
