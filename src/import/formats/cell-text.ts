/** Long numbers without an exponent: an order number is not 1.2e+21. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? BigInt(value).toString() : String(value);
}

/** A spreadsheet's date has no time zone: what its UTC parts say is what the cell shows. */
export function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', clock = ''] = value.toISOString().replace('Z', '').split('T');
  if (clock === '00:00:00.000') return day;
  return `${day} ${clock.replace(/\.000$/, '')}`;
}

/** A row with as many cells as the widest. */
export function padded(row: readonly string[], width: number): string[] {
  return row.length >= width ? [...row] : [...row, ...Array.from({ length: width - row.length }, () => '')];
}

/** Whether rows look like a table: more than one with more than one value. */
export function isTable(rows: readonly (readonly string[])[]): boolean {
  return rows.filter((row) => row.filter((cell) => cell !== '').length > 1).length > 1;
}
