import { describe, expect, it } from 'vitest';
import { PAGES, parseRoute, routeHash } from '../../src/app/routes';

describe('routes', () => {
  it.each(PAGES)('leads to %s and back, with a cell and without', (page) => {
    expect(parseRoute(routeHash(page))).toEqual({ page, cell: null });
    expect(parseRoute(routeHash(page, 'rfm_2024'))).toEqual({ page, cell: 'rfm_2024' });
  });

  it('takes nothing, a bare slash and unknown pages as the notebook', () => {
    for (const hash of ['', '#', '#/', '#/nowhere'])
      expect(parseRoute(hash)).toEqual({ page: 'notebook', cell: null });
  });

  it('leaves what is not its own alone: share links and foreign fragments', () => {
    expect(parseRoute('#n=1.abc')).toBeNull();
    expect(parseRoute('#section')).toBeNull();
  });

  it('ignores what chat apps append, and cell names that cannot be', () => {
    expect(parseRoute('#/segments/rfm&appinstall=0')).toEqual({ page: 'segments', cell: 'rfm' });
    expect(parseRoute('#/data?from=singlemessage')).toEqual({ page: 'data', cell: null });
    expect(parseRoute('#/segments/<script>')).toEqual({ page: 'segments', cell: null });
  });
});
