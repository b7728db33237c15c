import * as v from 'valibot';
import { whyNoExpression } from '../../sql/expression';
import {
  CAST_TYPES,
  CHECKS,
  EXCLUDE_RULES,
  FILL_WAYS,
  ID_CARD_PARTS,
  OUTLIER_METHODS,
  type Step,
  type StepKind,
  type StepOf,
} from '../../sql/clean/steps/step';
import { AGE_CUTS } from './presets';

const column = v.pipe(v.string(), v.nonEmpty('expected a column'));
const columns = v.pipe(v.union([v.array(column), oneAsList(column)]), v.minLength(1, 'expected a column'));
const someOrAll = v.union([v.literal('all'), columns]);
const finite = v.pipe(v.number(), v.finite());
const day = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const texts = v.union([v.array(v.string()), oneAsList(v.string())]);
const positive = v.pipe(finite, v.gtValue(0));

/** Map values that a document's YAML reads as numbers or booleans are meant as they are written. */
const written = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const valueMap = v.record(v.string(), v.nullable(written));
const unlikeEmpty = (record: Record<string, string>) => Object.keys(record).length > 0;

const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);

const ascending = v.pipe(
  v.array(finite),
  v.minLength(1, 'expected a cut'),
  v.check((cuts) => cuts.every((cut, i) => i === 0 || cut > (cuts[i - 1] ?? cut)), 'not in ascending order'),
);

function oneAsList<Item extends v.GenericSchema<unknown, string>>(item: Item) {
  return v.pipe(
    item,
    v.transform((one) => [one]),
  );
}

function step<Kind extends StepKind, Body extends object>(kind: Kind, body: Body): Body & { kind: Kind } {
  return { ...body, kind };
}

type Schemas = { readonly [Kind in StepKind]: v.GenericSchema<unknown, StepOf<Kind>> };

/** What stands behind each step's key in the document -> the step with its defaults. */
export const STEP_SCHEMAS: Schemas = {
  trim: v.pipe(
    someOrAll,
    v.transform((chosen) => step('trim', { columns: chosen })),
  ),
  half_width: v.pipe(
    someOrAll,
    v.transform((chosen) => step('half_width', { columns: chosen })),
  ),
  case: v.pipe(
    v.strictObject({ columns, to: v.picklist(['upper', 'lower', 'title']) }),
    v.transform((body) => step('case', body)),
  ),
  replace: v.pipe(
    v.strictObject({
      columns: someOrAll,
      find: v.pipe(v.string(), v.nonEmpty('expected a text to find')),
      with: v.optional(v.string(), ''),
      regex: v.optional(v.boolean(), false),
    }),
    v.transform((body) => step('replace', body)),
  ),
  map_values: v.pipe(
    v.strictObject({
      column,
      map: v.nullish(valueMap, null),
      local: v.nullish(v.pipe(v.string(), v.nonEmpty()), null),
    }),
    v.check(({ map, local }) => (map === null) !== (local === null), 'expected either map or local'),
    v.transform((body) => step('map_values', body)),
  ),
  split: v.pipe(
    v.strictObject({ column, by: v.pipe(v.string(), v.nonEmpty('expected a separator')), into: columns }),
    v.transform((body) => step('split', body)),
  ),
  join_columns: v.pipe(
    v.strictObject({ columns, with: v.optional(v.string(), ' '), into: column }),
    v.transform((body) => step('join_columns', body)),
  ),
  parse_dates: v.pipe(
    v.strictObject({
      columns,
      styles: v.nullish(texts, []),
      day_first: v.optional(v.boolean(), false),
      as: v.optional(v.picklist(['date', 'timestamp']), 'timestamp'),
    }),
    v.transform((body) => step('parse_dates', body)),
  ),
  parse_numbers: v.pipe(
    v.strictObject({
      columns,
      times: v.optional(positive, 1),
      currency: v.nullish(v.strictObject({ column, rates: v.record(v.string(), positive) }), null),
    }),
    v.transform((body) => step('parse_numbers', body)),
  ),
  cast: v.pipe(
    v.strictObject({ columns, to: v.picklist(CAST_TYPES) }),
    v.transform((body) => step('cast', body)),
  ),
  rename: v.pipe(
    v.record(v.string(), column),
    v.check(unlikeEmpty, 'expected a column'),
    v.transform((names) => step('rename', { names })),
  ),
  drop: v.pipe(
    columns,
    v.transform((chosen) => step('drop', { columns: chosen })),
  ),
  reorder: v.pipe(
    columns,
    v.transform((chosen) => step('reorder', { columns: chosen })),
  ),
  fill: v.pipe(
    v.strictObject({
      columns,
      with: v.optional(v.picklist(FILL_WAYS), 'unknown'),
      value: v.nullish(v.union([v.string(), finite, v.boolean()]), null),
      from: v.nullish(column, null),
      customer: v.optional(column, 'customer'),
    }),
    v.check((body) => body.with !== 'constant' || body.value !== null, 'missing option: value'),
    v.check((body) => body.with !== 'column' || body.from !== null, 'missing option: from'),
    v.transform((body) => step('fill', body)),
  ),
  check: v.pipe(
    v.strictObject({
      columns,
      as: v.picklist(CHECKS),
      then: v.optional(v.picklist(['flag', 'empty', 'exclude']), 'flag'),
    }),
    v.transform((body) => step('check', body)),
  ),
  dedupe: v.pipe(
    v.strictObject({
      key: v.nullish(columns, null),
      keep: v.optional(v.picklist(['first', 'last', 'most_complete']), 'first'),
      by: v.nullish(column, null),
    }),
    v.transform((body) => step('dedupe', body)),
  ),
  outliers: v.pipe(
    v.strictObject({
      columns,
      method: v.optional(v.picklist(OUTLIER_METHODS), 'iqr'),
      then: v.optional(v.picklist(['flag', 'cap', 'exclude']), 'flag'),
      factor: v.nullish(positive, null),
      low: v.nullish(finite, null),
      high: v.nullish(finite, null),
    }),
    v.check(
      ({ method, low, high }) => method !== 'limit' || low !== null || high !== null,
      'missing option: low or high',
    ),
    v.transform((body) => step('outliers', body)),
  ),
  filter: v.pipe(
    v.strictObject({ where: expression }),
    v.transform((body) => step('filter', body)),
  ),
  exclude: v.pipe(
    v.strictObject({
      where: v.nullish(expression, null),
      rule: v.nullish(v.picklist(EXCLUDE_RULES), null),
      because: v.optional(v.string(), ''),
    }),
    v.check(({ where, rule }) => (where === null) !== (rule === null), 'expected either where or rule'),
    v.transform((body) => step('exclude', body)),
  ),
  derive: v.pipe(
    v.strictObject({ name: column, sql: expression }),
    v.transform((body) => step('derive', body)),
  ),
  region: v.pipe(
    v.strictObject({ from: columns, into: v.optional(v.string(), '') }),
    v.transform((body) => step('region', body)),
  ),
  bands: v.pipe(
    v.strictObject({
      column,
      cuts: v.optional(ascending),
      preset: v.optional(v.picklist(['age'])),
      into: v.optional(column),
      labels: v.nullish(v.array(v.string()), null),
    }),
    v.check(
      ({ cuts, preset }) => (cuts === undefined) !== (preset === undefined),
      'expected either cuts or preset',
    ),
    v.transform(({ preset: _preset, cuts = AGE_CUTS, into, ...body }) =>
      step('bands', { ...body, cuts, into: into ?? `${body.column}_band` }),
    ),
    v.check(
      ({ labels, cuts }) => labels === null || labels.length === cuts.length + 1,
      'invalid labels: one more than cuts is needed',
    ),
  ),
  join: v.pipe(
    v.strictObject({
      table: column,
      on: v.pipe(v.record(v.string(), column), v.check(unlikeEmpty, 'expected a column')),
      columns: v.nullish(columns, null),
    }),
    v.transform((body) => step('join', body)),
  ),
  union: v.pipe(
    v.strictObject({ table: column }),
    v.transform((body) => step('union', body)),
  ),
  id_card: v.pipe(
    v.strictObject({
      column,
      take: v.nullish(v.pipe(v.array(v.picklist(ID_CARD_PARTS)), v.minLength(1)), null),
      at: v.nullish(day, null),
      into: v.optional(v.string(), ''),
    }),
    // Without a day there is no age to count.
    v.transform(({ take, ...body }) =>
      step('id_card', {
        ...body,
        take: take ?? ID_CARD_PARTS.filter((part) => part !== 'age_band' || body.at !== null),
      }),
    ),
    v.check(
      ({ take, at }) => !take.includes('age_band') || at !== null,
      'missing at: the day at which ages are counted',
    ),
  ),
  mask: v.pipe(
    v.strictObject({ columns, how: v.optional(v.picklist(['mask', 'hash']), 'mask') }),
    v.transform((body) => step('mask', body)),
  ),
  tag: v.pipe(
    v.strictObject({
      into: v.optional(column, 'tags'),
      rules: v.pipe(
        v.array(v.strictObject({ when: expression, tag: v.pipe(v.string(), v.nonEmpty('expected a tag')) })),
        v.minLength(1, 'expected a rule'),
      ),
    }),
    v.transform((body) => step('tag', body)),
  ),
  scope: v.pipe(
    v.strictObject({
      from: v.nullish(day, null),
      to: v.nullish(day, null),
      column: v.optional(column, 'time'),
      regions: v.nullish(texts, null),
      products: v.nullish(texts, null),
    }),
    v.transform((body) => step('scope', body)),
  ),
};

export const STEP_KINDS = Object.keys(STEP_SCHEMAS) as StepKind[];

export function isStepKind(name: string): name is StepKind {
  return Object.hasOwn(STEP_SCHEMAS, name);
}

/** A step's schema seen without its own type. */
export function stepSchema(kind: StepKind): v.GenericSchema<unknown, Step> {
  return STEP_SCHEMAS[kind];
}
