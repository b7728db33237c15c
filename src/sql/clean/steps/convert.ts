import type { Column } from '../../../model/table';
import { ident } from '../../sql';
import { castOf } from '../cast';
import { numberMacros } from '../number';
import type { Reading } from '../reading';
import { timeMacros } from '../time';
import { asText } from './columns';
import type { Compiled } from './compiled';

/** A column read from text another way: the helper columns it needs, and its value. */
export interface Conversion {
  readonly helpers: NonNullable<Compiled['helpers']>;
  readonly value: string;
}

/**
 * Reads the text of a column as the import does: the plain way for nearly all values, the slow way for the others, which
 * has a stage of its own so that its parts are not computed for every row.
 */
export function converted(column: Column, reading: Reading): Conversion {
  const written = ident(`text:${column.name}`);
  const plain = ident(`plain:${column.name}`);
  const source = asText(column);
  const cast = castOf(written, plain, reading);
  if (!cast) return { helpers: [], value: source };
  const first = castOf(source, plain, reading);
  return {
    helpers: [
      { name: `text:${column.name}`, expression: source },
      { name: `plain:${column.name}`, expression: first?.plain ?? 'NULL' },
    ],
    value: cast.value,
  };
}

/**
 * The macros that conversions use. The published view is read over other connections too, so these are not temporary as
 * those of the import.
 */
export function conversionMacros(): string {
  return [...numberMacros(), ...timeMacros()]
    .map((statement) => statement.replace('CREATE OR REPLACE TEMP MACRO', 'CREATE OR REPLACE MACRO'))
    .join(';\n');
}
