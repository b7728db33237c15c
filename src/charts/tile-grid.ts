/**
 * China's province-level divisions as a grid of equal tiles, each about where it lies: code (the first two digits of
 * GB/T 2260), letters (ISO 3166-2:CN), column and row.
 */
export interface Tile {
  readonly code: string;
  readonly letters: string;
  readonly column: number;
  readonly row: number;
}

const ROWS = [
  ' . . . . . . . 23HL',
  ' . . . . . . . 22JL',
  ' 65XJ . . . 15NM 11BJ . 21LN',
  ' . 63QH 62GS 64NX 14SX 13HE 12TJ .',
  ' . 54XZ 51SC 61SN 41HA 37SD . .',
  ' . . . 50CQ 42HB 34AH 32JS 31SH',
  ' . . 53YN 52GZ 43HN 36JX 33ZJ .',
  ' . . . 45GX 44GD 35FJ . 71TW',
  ' . . . 46HI 82MO 81HK . .',
];

export const CHINA_TILES: readonly Tile[] = ROWS.flatMap((line, row) =>
  line
    .trim()
    .split(' ')
    .flatMap((entry, column) =>
      entry === '.' ? [] : [{ code: entry.slice(0, 2), letters: entry.slice(2), column, row }],
    ),
);
