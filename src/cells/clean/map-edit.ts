/** Old value -> new value; null = empty. */
export type EditedMap = Readonly<Record<string, string | null>>;

export interface MapLine {
  readonly value: string;
  /** How many rows hold it; null where the data has none. */
  readonly rows: number | null;
  /** What it becomes; undefined where it stays. */
  readonly becomes: string | null | undefined;
}

/**
 * The lines of a value map beside the values of the data: what is mapped first, then the others as they came. `search`
 * narrows to values (or new values) that contain it.
 */
export function mapLines(
  map: EditedMap,
  values: readonly { readonly value: string | null; readonly rows: number }[],
  search = '',
): readonly MapLine[] {
  const rows = new Map(
    values.flatMap(({ value, rows: count }) => (value === null ? [] : [[value, count] as const])),
  );
  const mapped = Object.entries(map).map(([value, becomes]) => ({
    value,
    rows: rows.get(value) ?? null,
    becomes,
  }));
  const others = [...rows]
    .filter(([value]) => !Object.hasOwn(map, value))
    .map(([value, count]) => ({ value, rows: count, becomes: undefined }));
  const wanted = search.trim().toLowerCase();
  const has = (text: string | null | undefined) => text?.toLowerCase().includes(wanted) ?? false;
  return [...mapped, ...others].filter(({ value, becomes }) => wanted === '' || has(value) || has(becomes));
}

/** A map with one value set; what stays as it is (undefined, or the value itself) is not in it. */
export function withMapped(map: EditedMap, value: string, becomes: string | null | undefined): EditedMap {
  const rest = Object.entries(map).filter(([key]) => key !== value);
  const kept = becomes === undefined || becomes === value;
  return Object.fromEntries(kept ? rest : [...rest, [value, becomes]]);
}

/** What a map does to the values of the data: how many of them, and rows, it changes. */
export function mapReach(lines: readonly MapLine[]): { readonly values: number; readonly rows: number } {
  const changed = lines.filter(({ becomes, rows }) => becomes !== undefined && rows !== null);
  return { values: changed.length, rows: changed.reduce((sum, { rows }) => sum + (rows ?? 0), 0) };
}

/**
 * Two columns copied from a spreadsheet: a value and what it becomes on each line, parted by a tab. A line without a second
 * value makes it empty; a line that changes nothing is left out. Fields in quotes may hold tabs, line ends and doubled quotes, as spreadsheets write them.
 */
export function pastedMap(text: string): EditedMap {
  const rows = cellsOf(text).filter(([value]) => value !== undefined && value !== '');
  const pairs = rows.flatMap(([value = '', becomes = '']) =>
    becomes === value ? [] : [[value, becomes === '' ? null : becomes] as const],
  );
  return Object.fromEntries(pairs);
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/gy;
  const source = text.replace(/\r\n?/g, '\n');
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const [whole, cell = '', end] = match;
    rows
      .at(-1)
      ?.push(
        /^"[^]*"$/.test(cell) && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim(),
      );
    if (end === '\n') rows.push([]);
    if (end === '' || whole === '') break;
  }
  return rows;
}
