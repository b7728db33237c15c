import { numberExpression } from './number';
import type { Reading } from './reading';
import { trimmed } from './text';
import { timeExpression } from './time';

/** The SQL that turns the text of a column (an identifier, quoted already) into values. What does not convert is NULL. */
export function castExpression(column: string, reading: Reading): string {
  switch (reading.kind) {
    case 'text':
      return trimmed(column, reading.id);
    case 'decimal':
    case 'double':
      return numberExpression(column, reading);
    case 'timestamp':
    case 'date':
      return timeExpression(column, reading);
    case 'boolean':
      return booleanExpression(column);
  }
}

function booleanExpression(column: string): string {
  const word = `lower(trim(${column}))`;
  return `CASE WHEN ${word} IN ('true', 't', 'yes', 'y', '1', '是', '有', '已同意', '同意') THEN TRUE WHEN ${word} IN ('false', 'f', 'no', 'n', '0', '否', '不同意', '未同意') THEN FALSE END`;
}
