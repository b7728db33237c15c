import type { Column, Value } from '../../../model/table';
import { ident, text } from '../../sql';
import { asText, isEmpty, named, one, typed, typeName } from './columns';
import { type Compiled, type Fact, type StepCode, type StepContext, unfit } from './compiled';
import { type FillStep, UNKNOWN } from './step';

const FIGURES = ['median', 'mean', 'mode'] as const;
type Figure = (typeof FIGURES)[number];

/** Fills what is empty: texts of nothing but blanks too. Values that are there stay. */
export const fill: StepCode<FillStep> = {
  ask: (step, { columns }, from) => {
    if (!isFigure(step.with)) return null;
    const way = step.with;
    const figures = chosenColumns(step, columns).map(
      (column, i) => `(${figureSql(column, way, from)}) AS f${i}`,
    );
    return `SELECT ${figures.join(', ')}`;
  },
  scratch: (step, context, from) =>
    step.with === 'customer'
      ? named(context.columns, step.columns).map((column, i) =>
          customerValues(step, context, column, i, from),
        )
      : [],
  compile: (step, context) => {
    const columns = chosenColumns(step, context.columns);
    if (step.with === 'customer') return fromCustomer(step, context, columns);
    const facts = isFigure(step.with) ? figuresOf(columns, step.with, context.answer) : [];
    return {
      set: columns.map((column, i) => ({
        column: column.name,
        expression: filled(column, valueFor(step, column, context, facts[i]?.value ?? null)),
      })),
      facts,
    };
  },
};

function isFigure(way: FillStep['with']): way is Figure {
  return FIGURES.some((figure) => figure === way);
}

function chosenColumns(step: FillStep, columns: readonly Column[]): Column[] {
  if (step.with === 'median' || step.with === 'mean') return typed(columns, step.columns, ['number']);
  if (step.with === 'unknown') return typed(columns, step.columns, ['text']);
  return named(columns, step.columns);
}

function filled(column: Column, value: string): string {
  return `CASE WHEN ${isEmpty(column)} THEN ${value} ELSE ${ident(column.name)} END`;
}

/** The value as of the column's type. */
function valueFor(step: FillStep, column: Column, { columns }: StepContext, figure: Value): string {
  switch (step.with) {
    case 'constant':
    case 'unknown':
      return constant(column, step.value ?? UNKNOWN);
    case 'column':
      return `TRY_CAST(${asText(one(columns, step.from ?? ''))} AS ${column.type})`;
    default:
      return figure === null ? 'NULL' : constant(column, figure);
  }
}

/** @throws Unfit `wrong_type` for a value that the column cannot hold */
function constant(column: Column, value: string | number | boolean): string {
  const kind = typeName(column.type);
  if (kind === 'number' && (String(value).trim() === '' || !Number.isFinite(Number(value)))) {
    unfit('wrong_type', { column: column.name, type: 'number', wanted: 'text' });
  }
  return `CAST(${text(String(value))} AS ${column.type})`;
}

/** One figure of a column as text; the mode's ties go to the smallest value. */
function figureSql(column: Column, way: Figure, from: string): string {
  const value = ident(column.name);
  if (way === 'mode') {
    return `SELECT ${asText(column)} FROM ${from} WHERE NOT ${isEmpty(column)} GROUP BY ${value} ORDER BY count(*) DESC, ${value} LIMIT 1`;
  }
  const isDecimal = column.type.toUpperCase().startsWith('DECIMAL');
  // A sum of decimals does not depend on the order of rows; one of DOUBLE does.
  const exact = isDecimal ? value : `TRY_CAST(${value} AS DECIMAL(30,8))`;
  const figure = way === 'median' ? `median(${value}::DOUBLE)` : `sum(${exact})::DOUBLE / count(${value})`;
  return `SELECT CAST(${isDecimal ? `CAST(${figure} AS ${column.type})` : figure} AS VARCHAR) FROM ${from}`;
}

function figuresOf(columns: readonly Column[], what: Figure, answer: StepContext['answer']): Fact[] {
  return columns.map((column, i) => ({ column: column.name, what, value: answer[`f${i}`] ?? null }));
}

const WHO = ident('customer:who');

/** For customers with an empty value: the one most of their other rows have, ties to the smallest. */
function customerValues(
  step: FillStep,
  context: StepContext,
  column: Column,
  i: number,
  from: string,
): string {
  const who = ident(one(context.columns, step.customer).name);
  const value = ident(column.name);
  return `CREATE TEMP TABLE ${ident(context.scratch(String(i)))} AS
SELECT who AS ${WHO}, first(value ORDER BY n DESC, value) AS ${ident(`customer:${i}`)}
FROM (SELECT ${who} AS who, ${value} AS value, count(*) AS n FROM ${from}
  WHERE ${who} IS NOT NULL AND NOT ${isEmpty(column)} GROUP BY 1, 2)
GROUP BY 1`;
}

function fromCustomer(step: FillStep, context: StepContext, columns: readonly Column[]): Compiled {
  const who = ident(one(context.columns, step.customer).name);
  return {
    joins: columns.map((_, i) => {
      const values = `(SELECT ${WHO} AS ${ident(`who:${i}`)}, ${ident(`customer:${i}`)} FROM ${ident(context.scratch(String(i)))})`;
      return `LEFT JOIN ${values} AS ${ident(`values ${i}`)} ON ${who} = ${ident(`who:${i}`)}`;
    }),
    set: columns.map((column, i) => ({
      column: column.name,
      expression: filled(column, ident(`customer:${i}`)),
    })),
    stored: true,
  };
}
