import type { StepKind } from '../../sql/clean/steps/step';
import type { StringKey } from './strings';

/**
 * How a field of a step's form is filled in:
 * `columns` some columns, `some_or_all` some columns or every text column, `column` one that is there, `name` a name for
 * a new column, `names` several, `text`, `texts` one a line, `number`, `numbers`, `boolean`, `choice` one of `choices`,
 * `sql` an expression over the columns, `map` old value -> new value of the column in `of`, `column_map` column -> column
 * or new name, `rates` currency column and value -> number, `table` another table, `rules` condition -> tag, `date` an ISO day, `local` the key of a map kept on
 * the device.
 */
export type FieldType =
  | 'columns'
  | 'some_or_all'
  | 'column'
  | 'name'
  | 'names'
  | 'text'
  | 'texts'
  | 'number'
  | 'numbers'
  | 'boolean'
  | 'choice'
  | 'sql'
  | 'map'
  | 'column_map'
  | 'rates'
  | 'table'
  | 'rules'
  | 'date'
  | 'local';

/** What columns a field offers: those of some types only, or all. */
export type ColumnsOf = 'any' | 'text' | 'number' | 'time';

export interface StepField {
  /** The option's key; '' where the step's whole value is this field (`trim: [name, city]`). */
  readonly key: string;
  readonly type: FieldType;
  readonly label: StringKey;
  readonly required?: boolean;
  /** What holds where the document says nothing. */
  readonly default?: string | number | boolean;
  readonly choices?: readonly { readonly value: string; readonly label: StringKey }[];
  readonly accepts?: ColumnsOf;
  /** The field whose column this one is about. */
  readonly of?: string;
  /** Shown only while another field has one of these values. */
  readonly when?: { readonly key: string; readonly is: readonly string[] };
}

export type StepGroup = 'tidy' | 'convert' | 'columns' | 'missing' | 'rows' | 'enrich' | 'protect';

export interface StepForm {
  readonly kind: StepKind;
  readonly group: StepGroup;
  readonly name: StringKey;
  /** One sentence: what it does and what it leaves alone. */
  readonly about: StringKey;
  readonly fields: readonly StepField[];
  /** Whether it needs every row at once: the rows are then stored again. */
  readonly wholeTable?: boolean;
}

/** A field's definition; its label is `field_<key>` unless another is given. */
function field(
  key: string,
  type: FieldType,
  more: Partial<Omit<StepField, 'key' | 'type'>> & { readonly label?: StringKey } = {},
): StepField {
  return { key, type, label: more.label ?? (`field_${key === '' ? 'columns' : key}` as StringKey), ...more };
}

const choice = (prefix: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: `${prefix}_${value}` as StringKey }));

const required = true;
const columns = (accepts: ColumnsOf = 'any') => field('columns', 'columns', { required, accepts });
const textColumns = (key = '') =>
  field(key, 'some_or_all', { required, accepts: 'text', default: 'all', label: 'field_columns' });

function form(kind: StepKind, group: StepGroup, fields: readonly StepField[], wholeTable = false): StepForm {
  return {
    kind,
    group,
    name: `name_${kind}`,
    about: `about_${kind}`,
    fields,
    ...(wholeTable ? { wholeTable } : {}),
  };
}

/** Every step with its form, in the order of the menu. */
export const CATALOGUE: readonly StepForm[] = [
  form('trim', 'tidy', [textColumns()]),
  form('half_width', 'tidy', [textColumns()]),
  form('case', 'tidy', [
    columns('text'),
    field('to', 'choice', {
      required,
      choices: choice('case', ['upper', 'lower', 'title']),
      label: 'field_case',
    }),
  ]),
  form('replace', 'tidy', [
    textColumns('columns'),
    field('find', 'text', { required }),
    field('with', 'text', { default: '', label: 'field_replacement' }),
    field('regex', 'boolean', { default: false }),
  ]),
  form('map_values', 'tidy', [
    field('column', 'column', { required }),
    field('map', 'map', { of: 'column' }),
    field('local', 'local', { of: 'column' }),
  ]),
  form('parse_dates', 'convert', [
    columns('any'),
    field('as', 'choice', {
      default: 'timestamp',
      choices: choice('type', ['timestamp', 'date']),
      label: 'field_type',
    }),
    field('day_first', 'boolean', { default: false }),
    field('styles', 'texts'),
  ]),
  form('parse_numbers', 'convert', [
    columns('any'),
    field('times', 'number', { default: 1 }),
    field('currency', 'rates'),
  ]),
  form('cast', 'convert', [
    columns(),
    field('to', 'choice', {
      required,
      choices: choice('type', ['text', 'number', 'date', 'timestamp', 'boolean']),
      label: 'field_type',
    }),
  ]),
  form('split', 'columns', [
    field('column', 'column', { required, accepts: 'text' }),
    field('by', 'text', { required, label: 'field_separator' }),
    field('into', 'names', { required }),
  ]),
  form('join_columns', 'columns', [
    columns(),
    field('with', 'text', { default: ' ', label: 'field_separator' }),
    field('into', 'name', { required }),
  ]),
  form('rename', 'columns', [field('', 'column_map', { required, label: 'field_rename' })]),
  form('drop', 'columns', [field('', 'columns', { required })]),
  form('reorder', 'columns', [field('', 'columns', { required, label: 'field_first_columns' })]),
  form('fill', 'missing', [
    columns(),
    field('with', 'choice', {
      default: 'unknown',
      choices: choice('fill', ['unknown', 'constant', 'median', 'mean', 'mode', 'column', 'customer']),
      label: 'field_fill',
    }),
    field('value', 'text', { when: { key: 'with', is: ['constant', 'unknown'] } }),
    field('from', 'column', { when: { key: 'with', is: ['column'] }, label: 'field_from_column' }),
    field('customer', 'column', { when: { key: 'with', is: ['customer'] }, default: 'customer' }),
  ]),
  form('check', 'rows', [
    columns('text'),
    field('as', 'choice', {
      required,
      choices: choice('check', ['phone', 'email', 'id_card', 'bank_card']),
      label: 'field_check',
    }),
    field('then', 'choice', { default: 'flag', choices: choice('then', ['flag', 'empty', 'exclude']) }),
  ]),
  form(
    'dedupe',
    'rows',
    [
      field('key', 'columns'),
      field('keep', 'choice', {
        default: 'first',
        choices: choice('keep', ['first', 'last', 'most_complete']),
      }),
      field('by', 'column', { when: { key: 'keep', is: ['first', 'last'] }, label: 'field_order_by' }),
    ],
    true,
  ),
  form('outliers', 'rows', [
    columns('number'),
    field('method', 'choice', {
      default: 'iqr',
      choices: choice('method', ['iqr', 'mad', 'percentile', 'limit']),
    }),
    field('then', 'choice', { default: 'flag', choices: choice('then', ['flag', 'cap', 'exclude']) }),
    field('factor', 'number', { when: { key: 'method', is: ['iqr', 'mad'] } }),
    field('low', 'number', { when: { key: 'method', is: ['percentile', 'limit'] } }),
    field('high', 'number', { when: { key: 'method', is: ['percentile', 'limit'] } }),
  ]),
  form('filter', 'rows', [field('where', 'sql', { required })]),
  form('exclude', 'rows', [
    field('rule', 'choice', { choices: choice('rule', ['refunds', 'cancelled', 'test_orders']) }),
    field('where', 'sql', { label: 'field_exclude_where' }),
    field('because', 'text'),
  ]),
  form('scope', 'rows', [
    field('from', 'date', { label: 'field_from_day' }),
    field('to', 'date', { label: 'field_to_day' }),
    field('column', 'column', { default: 'time', accepts: 'time', label: 'field_time_column' }),
    field('regions', 'texts'),
    field('products', 'texts'),
  ]),
  form('derive', 'enrich', [field('name', 'name', { required }), field('sql', 'sql', { required })]),
  form('region', 'enrich', [
    field('from', 'columns', { required, label: 'field_region_from' }),
    field('into', 'text', { default: '', label: 'field_prefix' }),
  ]),
  form('bands', 'enrich', [
    field('column', 'column', { required, accepts: 'number' }),
    field('preset', 'choice', { choices: choice('preset', ['age']) }),
    field('cuts', 'numbers'),
    field('labels', 'texts'),
    field('into', 'name'),
  ]),
  form('join', 'enrich', [
    field('table', 'table', { required }),
    field('on', 'column_map', { required }),
    field('columns', 'names'),
  ]),
  form('union', 'enrich', [field('table', 'table', { required })]),
  form('tag', 'enrich', [field('rules', 'rules', { required }), field('into', 'name', { default: 'tags' })]),
  form('id_card', 'protect', [
    field('column', 'column', { required, accepts: 'text' }),
    field('at', 'date', { label: 'field_age_day' }),
    field('into', 'text', { default: '', label: 'field_prefix' }),
  ]),
  form('mask', 'protect', [
    columns(),
    field('how', 'choice', { default: 'mask', choices: choice('how', ['mask', 'hash']) }),
  ]),
];

/** The form of a step. */
export function stepForm(kind: StepKind): StepForm {
  const found = CATALOGUE.find((one) => one.kind === kind);
  if (!found) throw new RangeError(`unknown step: ${kind}`);
  return found;
}
