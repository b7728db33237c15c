import type { Column } from '../../../model/table';
import { ident, list } from '../../sql';
import { isEmpty, named, one } from './columns';
import { ROW, type StepCode, type StepContext } from './compiled';
import type { DedupeStep } from './step';

/**
 * One of equal rows. Nearly all keys occur once: hashes tell which may repeat, and only those rows are put in order.
 * What is first goes by a column (`time` unless named), ties by all values, so that the order of rows decides nothing
 * but between rows that are equal throughout. Rows with an empty key are nobody's duplicates and stay.
 */
export const dedupe: StepCode<DedupeStep> = {
  numbersRows: true,
  scratch: (step, context, from) => {
    const keys = keysOf(step, context.columns);
    const where = step.key === null ? 'TRUE' : keys.map((column) => `NOT ${isEmpty(column)}`).join(' AND ');
    const names = list(keys.map(({ name }) => ident(name)));
    const repeated = ident(context.scratch('repeated'));
    return [
      `CREATE TEMP TABLE ${repeated} AS
SELECT hash(${names}) AS key FROM ${from} WHERE ${where} GROUP BY 1 HAVING count(*) > 1`,
      `CREATE TEMP TABLE ${ident(context.scratch('losers'))} AS
SELECT row FROM (
  SELECT ${ident(ROW)} AS row, row_number() OVER (PARTITION BY ${names} ORDER BY ${orderOf(step, context)}) AS place
  FROM ${from} WHERE ${where} AND hash(${names}) IN (SELECT key FROM ${repeated})
) WHERE place > 1`,
    ];
  },
  compile: (step, context) => {
    keysOf(step, context.columns);
    orderOf(step, context);
    return {
      keep: `${ident(ROW)} NOT IN (SELECT row FROM ${ident(context.scratch('losers'))})`,
      stored: true,
    };
  },
};

function keysOf({ key }: DedupeStep, columns: readonly Column[]): readonly Column[] {
  return key === null ? columns : named(columns, key);
}

function orderOf({ keep, by }: DedupeStep, { columns }: StepContext): string {
  const ties = columns.map(({ name }) => `${ident(name)} NULLS LAST`);
  return list([...first(keep, orderColumn(by, columns), columns), ...ties, ident(ROW)]);
}

function first(keep: DedupeStep['keep'], by: string | null, columns: readonly Column[]): string[] {
  if (keep === 'most_complete') {
    const filled = columns.map((column) => `CASE WHEN ${isEmpty(column)} THEN 0 ELSE 1 END`).join(' + ');
    return [`${filled} DESC`, ...(by === null ? [] : [`${by} DESC NULLS LAST`])];
  }
  if (by === null) return [];
  return [`${by} ${keep === 'first' ? 'ASC' : 'DESC'} NULLS LAST`];
}

function orderColumn(by: string | null, columns: readonly Column[]): string | null {
  if (by !== null) return ident(one(columns, by).name);
  return columns.some(({ name }) => name === 'time') ? ident('time') : null;
}
