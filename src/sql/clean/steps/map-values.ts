import type { Column } from '../../../model/table';
import { ident, text } from '../../sql';
import { asText, one, typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { MapValuesStep, ValueMap } from './step';

const OLD = ident('map:old');
const NEW = ident('map:new');

/** Longer maps are joined: their cost does not grow with them, but it is paid even where nobody reads the column. */
const SHORT = 40;

/** Gives listed values another; what is not listed stays. */
export const mapValues: StepCode<MapValuesStep> = {
  compile: (step, { columns, localMap }) => {
    const map = mapOf(step, localMap);
    const column = one(columns, step.column);
    const entries = Object.entries(map);
    if (entries.length === 0) return {};
    if (entries.length <= SHORT)
      return { set: [{ column: column.name, expression: caseSql(column, entries) }] };
    const rows = entries.map(([old, to]) => `(${text(old)}, ${to === null ? 'NULL' : text(to)})`);
    const value = typeName(column.type) === 'text' ? NEW : `TRY_CAST(${NEW} AS ${column.type})`;
    return {
      joins: [`LEFT JOIN (VALUES ${rows.join(', ')}) AS map(${OLD}, ${NEW}) ON ${asText(column)} = ${OLD}`],
      set: [
        {
          column: column.name,
          expression: `CASE WHEN ${OLD} IS NULL THEN ${ident(column.name)} ELSE ${value} END`,
        },
      ],
    };
  },
};

function caseSql(column: Column, entries: readonly (readonly [string, string | null])[]): string {
  const isText = typeName(column.type) === 'text';
  const value = (to: string | null) =>
    to === null ? 'NULL' : isText ? text(to) : `TRY_CAST(${text(to)} AS ${column.type})`;
  const branches = entries.map(([old, to]) => `WHEN ${text(old)} THEN ${value(to)}`);
  return `CASE ${asText(column)} ${branches.join(' ')} ELSE ${ident(column.name)} END`;
}

function mapOf(step: MapValuesStep, localMap: (key: string) => ValueMap | null): ValueMap {
  if (step.map) return step.map;
  const key = step.local ?? '';
  return localMap(key) ?? unfit('missing_local_map', { name: key });
}
