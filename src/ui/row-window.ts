/** Browsers cannot scroll higher elements than this with certainty (Firefox ends near 17.9 million pixels). */
const MAX_HEIGHT = 8_000_000;

/** The geometry of a virtualised table: all lengths in pixels. */
export interface RowGeometry {
  readonly total: number;
  readonly rowHeight: number;
  /** Height of the part that shows rows. */
  readonly viewport: number;
}

/** How high the scrolled content is: every row's height, or less for tables beyond what browsers can scroll. */
export function contentHeight({ total, rowHeight, viewport }: RowGeometry): number {
  return Math.max(viewport, Math.min(MAX_HEIGHT, total * rowHeight));
}

/** The first row (with a fraction: how much of it is scrolled away) at a scroll position. */
export function rowAt(geometry: RowGeometry, scrollTop: number): number {
  const { last, reach } = ends(geometry);
  if (reach <= 0) return 0;
  return Math.min(1, Math.max(0, scrollTop / reach)) * last;
}

/** The scroll position at which a row is the first. The inverse of `rowAt`. */
export function scrollFor(geometry: RowGeometry, row: number): number {
  const { last, reach } = ends(geometry);
  if (last <= 0) return 0;
  return (Math.min(last, Math.max(0, row)) / last) * reach;
}

function ends(geometry: RowGeometry): { last: number; reach: number } {
  const { total, rowHeight, viewport } = geometry;
  return {
    last: Math.max(0, total - viewport / rowHeight),
    reach: contentHeight(geometry) - viewport,
  };
}

/** The rows to draw, first included and end not, when `row` is at the top. */
export function visibleRows({ total, rowHeight, viewport }: RowGeometry, row: number): [number, number] {
  const first = Math.max(0, Math.floor(row));
  return [first, Math.min(total, first + Math.ceil(viewport / rowHeight) + 1)];
}
