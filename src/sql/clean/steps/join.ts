import type { TableInfo, Value } from '../../../model/table';
import { ident, list } from '../../sql';
import { asText, fresh, named, one } from './columns';
import { type StepCode, type StepContext, unfit } from './compiled';
import type { JoinStep, UnionStep } from './step';

/** @throws Unfit `missing_table` */
function tableOf(name: string, { table }: Pick<StepContext, 'table'>): TableInfo {
  return table(name) ?? unfit('missing_table', { table: name });
}

/** Brings columns of another table over by equal values (compared as text). There they must be unique. */
export const join: StepCode<JoinStep> = {
  ask: (step, context) => {
    const table = tableOf(step.table, context);
    const keys = named(table.columns, Object.values(step.on)).map(asText);
    const known = keys.map((key) => `${key} IS NOT NULL`).join(' AND ');
    return `SELECT count(*)::DOUBLE AS repeated FROM (
  SELECT 1 FROM ${ident(table.name)} WHERE ${known} GROUP BY ${list(keys)} HAVING count(*) > 1)`;
  },
  compile: (step, context) => {
    const table = tableOf(step.table, context);
    assertUnique(step, context.answer['repeated'] ?? 0);
    const theirs = Object.values(step.on);
    const chosen =
      step.columns ?? table.columns.map(({ name }) => name).filter((name) => !theirs.includes(name));
    const brought = named(table.columns, chosen);
    const keys = Object.entries(step.on).map(([mine, their], i) => ({
      mine: asText(one(context.columns, mine)),
      their: asText(one(table.columns, their)),
      name: ident(`join:key ${i}`),
    }));
    const select = [
      ...keys.map(({ their, name }) => `${their} AS ${name}`),
      ...brought.map(({ name }) => `${ident(name)} AS ${ident(`join:${name}`)}`),
    ];
    const on = keys.map(({ mine, name }) => `${mine} = ${name}`).join(' AND ');
    return {
      joins: [`LEFT JOIN (SELECT ${list(select)} FROM ${ident(table.name)}) AS joined ON ${on}`],
      set: brought.map(({ name }) => ({
        column: fresh(context.columns, name),
        expression: ident(`join:${name}`),
      })),
      dense: true,
    };
  },
};

function assertUnique({ table }: JoinStep, repeated: Value): void {
  if (Number(repeated) > 0) unfit('not_unique', { table, rows: Number(repeated) });
}

/** The rows of another table behind these, by column name. */
export const union: StepCode<UnionStep> = {
  compile: (step, context) => ({ appends: tableOf(step.table, context) }),
};
