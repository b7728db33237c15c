/** The pages of the product. A page's address is `#/` and its name; the notebook's is `#/`. */
export const PAGES = [
  'notebook',
  'segments',
  'personas',
  'report',
  'present',
  'review',
  'form',
  'data',
  'gallery',
] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  readonly page: PageName;
  /** The cell that the page is about, where the address names one. */
  readonly cell: string | null;
}

const CELL = /^[a-z][a-z0-9_]*$/;

/**
 * The page of a fragment (`location.hash`). Null for fragments that are not ours, share links among them;
 * parameters that chat apps append are ignored; an unknown page is the notebook.
 */
export function parseRoute(hash: string): Route | null {
  const plain = hash.replace(/^#/, '').replace(/[?&].*$/s, '');
  if (plain === '') return { page: 'notebook', cell: null };
  if (!plain.startsWith('/')) return null;
  const [, name = '', cell = ''] = plain.split('/');
  const page = PAGES.find((known) => known === name) ?? 'notebook';
  return { page, cell: CELL.test(cell) ? cell : null };
}

/** The fragment of a page. */
export function routeHash(page: PageName, cell: string | null = null): string {
  const path = page === 'notebook' && cell === null ? '' : page;
  return `#/${path}${cell === null ? '' : `/${cell}`}`;
}
