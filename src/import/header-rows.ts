type Row = readonly string[];

/** Where the names of columns stand: rows from `first` (1-based, 0 = there is no header), `count` of them. */
export interface HeaderRows {
  readonly first: number;
  readonly count: number;
}

/** More rows than this are no header. */
const MOST_ROWS = 3;

/**
 * Finds a header of two or three rows around the row that was taken for it. Groups stand in merged cells, which files write
 * as one filled cell and blanks: `订单,,客户,` above `编号,金额,姓名,城市`. A cell merged downwards leaves a blank below.
 * `fixed`: the reader says that the header begins in this row.
 */
export function guessHeaderRows(rows: readonly Row[], header: number, fixed: boolean): HeaderRows {
  if (header === 0) return { first: 0, count: 0 };
  let first = header;
  while (!fixed && header - first + 1 < MOST_ROWS && isGroupRow(rows[first - 2], rows[first - 1])) first -= 1;
  let last = header;
  while (last - first + 1 < MOST_ROWS && isGroupRow(rows[last - 1], rows[last])) last += 1;
  return { first, count: last - first + 1 };
}

/** Whether `above` groups the names in `below`: every blank of it is explained by a cell merged to the right. */
function isGroupRow(above: Row | undefined, below: Row | undefined): boolean {
  if (!above || !below) return false;
  const width = Math.max(above.length, below.length);
  const groups = filledAt(above);
  if (groups.length < 2 || groups.length === width) return false;
  if ([...above, ...below].some((cell) => isValueLike(cell))) return false;
  const places = Array.from({ length: width }, (_, place) => place);
  const named = places.filter((place) => filled(above, place) || filled(below, place));
  // Beneath a group's blanks stand names; a line of notes has blanks beneath which nothing or data stands.
  const explained = places.filter((place) => !filled(above, place) && filled(below, place));
  return explained.length > 0 && named.length >= width * 0.8 && someGroupIsWide(above, below);
}

/** Whether a filled cell stands over its own name and at least one to the right of it. */
function someGroupIsWide(above: Row, below: Row): boolean {
  return filledAt(above).some(
    (place) => filled(below, place) && !filled(above, place + 1) && filled(below, place + 1),
  );
}

function filledAt(row: Row): number[] {
  return row.flatMap((cell, place) => (cell.trim() === '' ? [] : [place]));
}

function filled(row: Row, place: number): boolean {
  return (row[place] ?? '').trim() !== '';
}

/** Numbers, dates and `label: value` lines are no names. */
function isValueLike(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  return /^[-+(¥$€]*\d[\d.,:/\-\s%)]*$/.test(text) || /^\d{4}年\d/.test(text) || /[:：]/.test(text);
}

/**
 * One name a column from the rows of a header: `订单 / 金额` where a group stands above, else the one name there is.
 * A group reaches to the right over blanks as long as names stand below it.
 */
export function joinHeader(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const spread = rows.map((row, i) =>
    i === rows.length - 1 ? row : spreadRight(row, rows[i + 1] ?? [], width),
  );
  return Array.from({ length: width }, (_, place) => {
    const parts = spread
      .map((row) => (row[place] ?? '').replace(/\s+/g, ' ').trim())
      .filter((part) => part !== '');
    return [...new Set(parts)].join(' / ');
  });
}

function spreadRight(row: Row, below: Row, width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, place) => {
    const own = (row[place] ?? '').trim();
    if (own !== '') group = filled(below, place) ? own : '';
    return own === '' && filled(below, place) ? group : own;
  });
}
