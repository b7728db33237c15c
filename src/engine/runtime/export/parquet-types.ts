import type { SchemaElement } from 'hyparquet';
import type { Value } from '../../../model/table';
import type { ExportColumn } from './rows';

/** How a column is written in Parquet, and how its values become what the writer takes. */
export interface ParquetColumn {
  readonly element: SchemaElement;
  convert(value: Exclude<Value, null>): string | number | bigint | boolean;
}

type Kind = Omit<SchemaElement, 'name' | 'repetition_type'>;

const TEXT: Kind = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
const DAY = 86_400_000;

/** DuckDB's types as Parquet's. What Parquet has no exact form for (huge integers, times of day) is text. */
export function parquetColumn({ heading, type }: ExportColumn): ParquetColumn {
  const made = (kind: Kind, convert: ParquetColumn['convert']): ParquetColumn => ({
    element: { name: heading, repetition_type: 'OPTIONAL', ...kind },
    convert,
  });
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (decimal && Number(decimal[1]) <= 18) {
    const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
    const kind: Kind = { type: 'INT64', converted_type: 'DECIMAL', precision, scale };
    return made(kind, (value) => unscaled(String(value), scale));
  }
  if (/^U?(TINY|SMALL)INT$|^INTEGER$/.test(type)) return made({ type: 'INT32' }, Number);
  if (/^BIGINT$|^UINTEGER$/.test(type)) return made({ type: 'INT64' }, (value) => BigInt(value));
  if (type === 'DOUBLE' || type === 'FLOAT') return made({ type: 'DOUBLE' }, Number);
  if (type === 'BOOLEAN') return made({ type: 'BOOLEAN' }, Boolean);
  if (type === 'DATE')
    return made({ type: 'INT32', converted_type: 'DATE' }, (value) => Date.parse(String(value)) / DAY);
  if (type === 'TIMESTAMP') {
    const logical = { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } as const;
    return made({ type: 'INT64', logical_type: logical }, (value) => microseconds(String(value)));
  }
  return made(TEXT, String);
}

/** `-12.5` with scale 4 -> -125000n. */
function unscaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(scale, '0').slice(0, scale)}`);
}

/** `2024-03-01 08:05:00.000123` -> microseconds since 1970, as the clock says. */
function microseconds(text: string): bigint {
  const [clock = '', fraction = ''] = text.split('.');
  const seconds = Date.parse(`${clock.replace(' ', 'T')}Z`) / 1000;
  return BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6) || '0');
}
