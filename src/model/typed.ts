/** DuckDB's types of columns that files with types of their own (Parquet, Arrow) are read as. */
export type TypedType =
  | 'BOOLEAN'
  | 'INTEGER'
  | 'BIGINT'
  | 'FLOAT'
  | 'DOUBLE'
  | 'DATE'
  | 'TIMESTAMP'
  | 'VARCHAR'
  | `DECIMAL(${number},${number})`;

export interface TypedColumn {
  readonly name: string;
  readonly type: TypedType;
}

/**
 * The values of one column, laid out as Arrow does: BOOLEAN bits (Uint8Array), INTEGER and DATE (days) Int32Array, BIGINT and
 * TIMESTAMP (microseconds) BigInt64Array, DECIMAL two 64-bit words a value (low, high), VARCHAR UTF-8 bytes with `offsets`.
 */
export interface TypedVector {
  readonly values: Uint8Array | Int32Array | BigInt64Array | Float32Array | Float64Array;
  /** VARCHAR only: where each value begins; one more than there are rows. */
  readonly offsets?: Int32Array;
  /** One bit a row, set where there is a value; null where every row has one. */
  readonly valid: Uint8Array | null;
}

export interface TypedBatch {
  readonly rows: number;
  readonly columns: readonly TypedVector[];
}

/** Digits before and after the point of a DECIMAL; null for other types. */
export function decimalDigits(type: TypedType): { precision: number; scale: number } | null {
  const match = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  return match ? { precision: Number(match[1]), scale: Number(match[2]) } : null;
}
