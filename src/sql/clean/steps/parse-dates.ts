import type { Column } from '../../../model/table';
import { ident, list, text } from '../../sql';
import { typed, typeName } from './columns';
import type { StepCode } from './compiled';
import { converted } from './convert';
import type { ParseDatesStep } from './step';

/** Texts (and spreadsheet serials) as dates or times, in any of the usual styles; what cannot be read becomes empty. */
export const parseDates: StepCode<ParseDatesStep> = {
  compile: (step, { columns }) => {
    const chosen = typed(columns, step.columns, ['text', 'number', 'date', 'timestamp']);
    const parts = chosen.map((column) => ({ column, ...read(column, step) }));
    return {
      helpers: parts.flatMap(({ helpers }) => helpers),
      set: parts.map(({ column, value }) => ({ column: column.name, expression: value, counts: 'convert' })),
      dense: true,
    };
  },
};

function read(column: Column, step: ParseDatesStep) {
  const type = step.as === 'date' ? 'DATE' : 'TIMESTAMP';
  const isTime = ['date', 'timestamp'].includes(typeName(column.type));
  if (isTime) return { helpers: [], value: `CAST(${ident(column.name)} AS ${type})` };
  const { helpers, value } = converted(column, { kind: step.as, format: null, dayFirst: step.day_first });
  if (step.styles.length === 0) return { helpers, value };
  const styled = `try_strptime(${ident(`text:${column.name}`)}, [${list(step.styles.map(text))}])`;
  return { helpers, value: `coalesce(CAST(${styled} AS ${type}), ${value})` };
}
