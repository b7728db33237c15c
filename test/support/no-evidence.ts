import type { Evidence } from '../../src/model/evidence';

/** Evidence where nothing can be cited: every citation is gone. */
export const noEvidence: Evidence = {
  cite: (path) => ({ path, state: 'gone', text: null, before: null, source: null }),
  review: ({ text }) => ({ state: text.includes('{') ? 'gone' : 'same', cited: [] }),
  confirm: (claim) => claim,
  citable: () => [],
};
