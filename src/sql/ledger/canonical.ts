import { ident, list, text } from '../sql';
import { isPlaceholder } from '../orders/placeholder';
import { isMasked, phoneDigits, plainEmail } from './identity';

/** Words that stand for a value nobody knows. */
const UNKNOWN = [
  ...['未知', '不详', '无', '暂无', '空', '保密', '其他未知', '未填写', '未填', '待补充', '/', '-', '--'],
  ...['unknown', 'n/a', 'na', 'none', 'null', 'not set', 'undefined', 'secret', '?'],
];

export type CanonicalType = 'text' | 'phone' | 'email' | 'integer' | 'number' | 'date' | 'timestamp';

/** A column's value as the one text that stands for it, NULL where it says nothing; see `typed` for the way back. */
export function canonical(column: string, type: CanonicalType, isName: boolean): string {
  const plain = `CAST(${column} AS VARCHAR)`;
  switch (type) {
    case 'phone':
      return `(${phoneDigits(plain)})`;
    case 'email':
      return `(${plainEmail(plain)})`;
    case 'integer':
      return `CAST(TRY_CAST(TRY_CAST(${column} AS DOUBLE) AS INTEGER) AS VARCHAR)`;
    case 'number':
      return `regexp_replace(CAST(TRY_CAST(${column} AS DECIMAL(18,4)) AS VARCHAR), '\\.?0+$', '')`;
    case 'date':
      return `CAST(TRY_CAST(${column} AS DATE) AS VARCHAR)`;
    case 'timestamp':
      return `CAST(TRY_CAST(${column} AS TIMESTAMP) AS VARCHAR)`;
    case 'text': {
      const trimmed = `trim(${plain})`;
      const nobody = isName ? ` OR (NOT ${isMasked(trimmed)} AND (${isPlaceholder(trimmed)}))` : '';
      return `CASE WHEN ${trimmed} = '' OR lower(${trimmed}) IN (${list(UNKNOWN.map(text))})${nobody} THEN NULL ELSE ${trimmed} END`;
    }
  }
}

const TYPES: Readonly<Record<CanonicalType, string | null>> = {
  text: null,
  phone: null,
  email: null,
  integer: 'INTEGER',
  number: 'DECIMAL(18,4)',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** The value that a canonical text stands for, under the field's name. */
export function typed(field: string, type: CanonicalType): string {
  const target = TYPES[type];
  return target === null ? ident(field) : `TRY_CAST(${ident(field)} AS ${target}) AS ${ident(field)}`;
}
