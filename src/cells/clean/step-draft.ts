import { isRecord } from '../../lib/is-record';
import { stepForm, type StepField, type StepForm } from './catalogue';
import type { StepKind } from '../../sql/clean/steps/step';

export type { StepKind } from '../../sql/clean/steps/step';

/** What stands in the fields of a step's form, by the field's key. */
export type Draft = Readonly<Record<string, unknown>>;

/** Types that hold a list, which a document may write as a single value. */
const LISTS: readonly StepField['type'][] = ['columns', 'some_or_all', 'names', 'texts', 'numbers'];

/** Fields that make others pointless: where the first has a value the second must be absent. */
const EXCLUSIVE: Partial<Record<StepKind, readonly (readonly [string, string])[]>> = {
  exclude: [['rule', 'where']],
  bands: [
    ['preset', 'cuts'],
    ['preset', 'labels'],
  ],
  map_values: [['local', 'map']],
};

/** The fields of a stored step as the form shows them; what is absent shows its default. */
export function draftOf(kind: StepKind, stored: unknown): Draft {
  const { fields } = stepForm(kind);
  const value = isRecord(stored) ? stored[kind] : undefined;
  const options = isWhole(fields) ? { '': value } : isRecord(value) ? value : {};
  return Object.fromEntries(fields.map((field) => [field.key, loose(field, options[field.key])]));
}

/** What a new step begins with: defaults, the first choice where one must be made, the columns given. */
export function emptyDraft(kind: StepKind, columns: readonly string[] = []): Draft {
  const form = stepForm(kind);
  const given = form.fields.find(({ type }) => ['columns', 'column', 'some_or_all'].includes(type));
  const start = (field: StepField): unknown => {
    if (field === given && columns.length > 0) return field.type === 'column' ? columns[0] : columns;
    return (
      field.default ?? (field.required && field.type === 'choice' ? field.choices?.[0]?.value : undefined)
    );
  };
  return Object.fromEntries(form.fields.map((field) => [field.key, start(field)]));
}

function isWhole(fields: readonly StepField[]): boolean {
  return fields[0]?.key === '';
}

function loose(field: StepField, value: unknown): unknown {
  if (value === undefined || value === null) return field.default;
  const single = typeof value === 'string' || typeof value === 'number';
  const all = field.type === 'some_or_all' && value === 'all';
  return LISTS.includes(field.type) && single && !all ? [value] : value;
}

/** The fields to show, given what the others hold. */
export function shownFields(kind: StepKind, draft: Draft): readonly StepField[] {
  const hidden = new Set(
    (EXCLUSIVE[kind] ?? []).filter(([first]) => !isBlank(draft[first])).map(([, second]) => second),
  );
  return stepForm(kind).fields.filter(
    ({ key, when }) => !hidden.has(key) && (!when || when.is.includes(String(draft[when.key] ?? ''))),
  );
}

/** The required fields that hold nothing yet. */
export function missingFields(kind: StepKind, draft: Draft): readonly StepField[] {
  return shownFields(kind, draft).filter((field) => field.required && isBlank(draft[field.key]));
}

/** The step as it is to be stored. Defaults and empty fields are left out; `off` and the note are kept. */
export function storedStep(kind: StepKind, draft: Draft, before: unknown = {}): Record<string, unknown> {
  const form = stepForm(kind);
  const beside = isRecord(before) ? pick(before, ['off', 'note']) : {};
  if (isWhole(form.fields)) return { [kind]: draft[''] ?? null, ...beside };
  const entries = shownFields(kind, draft)
    .filter((field) => field.required === true || !isDefault(field, draft[field.key]))
    .map((field) => [field.key, draft[field.key]] as const)
    .filter(([, value]) => value !== undefined);
  return { [kind]: Object.fromEntries(entries), ...beside };
}

/** Whether a field holds what holds anyway where the document says nothing. An empty text counts where it is no default. */
function isDefault(field: StepField, value: unknown): boolean {
  if (value === field.default) return true;
  return isBlank(value) && !(value === '' && typeof field.default === 'string');
}

export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function pick(record: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
}

/** Steps of the menu whose name, explanation or kind holds every word of a search, in the menu's order. */
export function findForms(
  forms: readonly StepForm[],
  search: string,
  textOf: (form: StepForm) => string,
): readonly StepForm[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return forms.filter((form) => {
    const text = `${textOf(form)} ${form.kind}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
