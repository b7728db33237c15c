import { cleanedNumber, plainNumber } from './number';
import type { Reading } from './reading';
import { cleanedTime, plainTime } from './time';

/** How text becomes values: the plain way for nearly all, the slow way where it gave nothing. */
export interface Cast {
  readonly plain: string;
  readonly value: string;
  /** The value as text, for notes on what did not convert; the column itself where it is text. */
  readonly raw?: string;
}

/**
 * The two steps of a column (an identifier, quoted already); `plain` is the name under which the second step finds the outcome of
 * the first. The slow way stands in a CASE of its own stage: in one expression with the plain way the engine would
 * compute its parts for every row. Null for text, which is not converted.
 */
export function castOf(column: string, plain: string, reading: Reading): Cast | null {
  switch (reading.kind) {
    case 'text':
    case 'native':
      return null;
    case 'decimal':
    case 'double':
      if (reading.plain) return { plain: plainNumber(column, reading), value: finite(true, plain, plain) };
      return {
        plain: plainNumber(column, reading),
        value: finite(
          reading.kind === 'double',
          plain,
          orCleaned(column, plain, cleanedNumber(column, reading)),
        ),
      };
    case 'timestamp':
    case 'date': {
      // In a column of 4/9/2012 the plain way takes 4/9/12 for a day of the year 12.
      const value = `CASE WHEN ${plain} >= TIMESTAMP '1000-01-01' THEN ${plain} WHEN ${column} IS NOT NULL THEN ${cleanedTime(column, reading)} END`;
      return {
        plain: plainTime(column, reading),
        value: reading.kind === 'date' ? `CAST(${value} AS DATE)` : value,
      };
    }
    case 'boolean':
      return { plain: 'NULL', value: booleanExpression(column) };
  }
}

function orCleaned(column: string, plain: string, cleaned: string): string {
  return `CASE WHEN ${plain} IS NULL AND ${column} IS NOT NULL THEN ${cleaned} ELSE ${plain} END`;
}

/** NaN and infinity are no numbers here. */
function finite(double: boolean, plain: string, value: string): string {
  return double ? `CASE WHEN NOT isfinite(${plain}) THEN NULL ELSE ${value} END` : value;
}

const YES = ['true', 't', 'yes', 'y', '1', '是', '有', '同意', '已同意'];
const NO = ['false', 'f', 'no', 'n', '0', '否', '没有', '不同意', '未同意'];

function booleanExpression(column: string): string {
  const word = `lower(trim(${column}))`;
  const oneOf = (words: readonly string[]) => words.map((each) => `'${each}'`).join(', ');
  return `CASE WHEN ${word} IN (${oneOf(YES)}) THEN TRUE WHEN ${word} IN (${oneOf(NO)}) THEN FALSE END`;
}
