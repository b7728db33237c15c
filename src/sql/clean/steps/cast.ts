import type { Column } from '../../../model/table';
import { ident } from '../../sql';
import type { Reading } from '../reading';
import { asText, named, typeName } from './columns';
import type { StepCode } from './compiled';
import { converted } from './convert';
import type { CastStep, CastType } from './step';

const TYPES: Readonly<Record<CastType, string>> = {
  text: 'VARCHAR',
  number: 'DECIMAL(18,4)',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  boolean: 'BOOLEAN',
};

const READINGS: Readonly<Record<CastType, Reading>> = {
  text: { kind: 'text', id: false, trim: false },
  number: { kind: 'decimal', comma: false },
  date: { kind: 'date', format: null, dayFirst: false },
  timestamp: { kind: 'timestamp', format: null, dayFirst: false },
  boolean: { kind: 'boolean' },
};

/** Columns as another type; what cannot be converted becomes empty and is counted. */
export const cast: StepCode<CastStep> = {
  compile: (step, { columns }) => {
    const parts = named(columns, step.columns).map((column) => ({ column, ...read(column, step.to) }));
    return {
      helpers: parts.flatMap(({ helpers }) => helpers),
      set: parts.map(({ column, value }) => ({ column: column.name, expression: value, counts: 'convert' })),
      dense: true,
    };
  },
};

function read(column: Column, to: CastType) {
  if (to === 'text') return { helpers: [], value: asText(column) };
  if (typeName(column.type) === 'text') return converted(column, READINGS[to]);
  return { helpers: [], value: `TRY_CAST(${ident(column.name)} AS ${TYPES[to]})` };
}
