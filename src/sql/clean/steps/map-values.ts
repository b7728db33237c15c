import { ident, text } from '../../sql';
import { asText, one, typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { MapValuesStep, ValueMap } from './step';

const OLD = ident('map:old');
const NEW = ident('map:new');

/** Gives listed values another; what is not listed stays. A join, so that long maps cost no more than short ones. */
export const mapValues: StepCode<MapValuesStep> = {
  compile: (step, { columns, localMap }) => {
    const map = mapOf(step, localMap);
    const column = one(columns, step.column);
    const entries = Object.entries(map);
    if (entries.length === 0) return {};
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

function mapOf(step: MapValuesStep, localMap: (key: string) => ValueMap | null): ValueMap {
  if (step.map) return step.map;
  const key = step.local ?? '';
  return localMap(key) ?? unfit('missing_local_map', { name: key });
}
