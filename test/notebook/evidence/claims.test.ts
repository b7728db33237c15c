import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotebookStore } from '../../../src/notebook/notebook.svelte';
import { claimsOf } from '../../../src/notebook/evidence/claims';
import { hasChanged, keptValue } from '../../../src/notebook/evidence/changed';
import { confirmClaims, writeProse } from '../../../src/notebook/evidence/confirm-claims';
import { needsReview } from '../../../src/notebook/evidence/review';
import { FakeEngine } from '../../support/fake-engine';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };

const DOCUMENT = `---
kequn: 1
evidence: { tolerance: 0.1 }
---

{big.count} people, of whom {big.share[c1]} in c1; \`{big.name}\` is code.

\`\`\`sql big
SELECT 1
\`\`\`

\`\`\`swot swot
strengths:
  - text: |
      {big.count} people buy
    weight: 3
  - Nothing cited
weaknesses:
  - "{big.name} is all there is"
threats:
  - "{old.count} has gone"
\`\`\`
`;

async function notebook(results: readonly unknown[]) {
  let runs = 0;
  const engine = new FakeEngine(({ cell }) => {
    const result = cell.name === 'big' ? results[Math.min(runs, results.length - 1)] : {};
    if (cell.name === 'big') runs += 1;
    if (result instanceof Error) throw result;
    return { tables: [], result, warnings: [], statements: [] };
  });
  const store = new NotebookStore(engine, DOCUMENT);
  await store.runner.settled();
  return store;
}

const asked = (store: NotebookStore) =>
  claimsOf(store.snapshot)
    .filter(({ review }) => needsReview(review.state))
    .map(({ key, path }) => [key, ...(path ?? [])].join('.'));

describe('claims of a document', () => {
  const BEFORE = { count: 100, share: { c1: 1 / 3 }, name: 'x' };

  it('are marked exactly where a value they cite has changed by more than the tolerance', async () => {
    const store = await notebook([BEFORE, { ...BEFORE, count: 110 }, { ...BEFORE, count: 111 }]);
    expect(asked(store)).toEqual(['swot.threats.0.text']);
    store.edit((document) => confirmClaims(document, store.snapshot, claimsOf(store.snapshot), '2024-07-01'));
    expect(store.text).toMatch(/big\.share\[c1\]"?: { value: 0\.3333333333, on: 2024-07-01 }/);
    store.run('big');
    await store.runner.settled();
    expect(asked(store)).toEqual(['swot.threats.0.text']);
    store.run('big');
    await store.runner.settled();
    expect(asked(store)).toEqual(['text:', 'swot.strengths.0.text', 'swot.threats.0.text']);
    store.undo();
    expect(asked(store)).toEqual(['swot.threats.0.text']);
  });

  it('neither hold nor can be confirmed by what a run that failed left behind', async () => {
    const store = await notebook([BEFORE, new Error('no luck')]);
    store.edit((document) => confirmClaims(document, store.snapshot, claimsOf(store.snapshot), '2024-07-01'));
    const confirmed = store.text;
    store.run('big');
    await store.runner.settled();
    expect(store.cell('big')?.state).toMatchObject({ status: 'failed', outcome: { result: BEFORE } });
    const claims = claimsOf(store.snapshot);
    expect(claims.map(({ review }) => review.state)).toEqual(['waiting', 'waiting', 'waiting', 'gone']);
    expect(claims[1]?.review.cited[0]).toMatchObject({ value: 100, before: { value: 100 } });
    store.edit((document) => confirmClaims(document, store.snapshot, claims, '2024-08-01'));
    expect(store.text).toBe(confirmed);
  });

  it('stay confirmed when the cited cell is renamed', async () => {
    const store = await notebook([BEFORE]);
    store.edit((document) => confirmClaims(document, store.snapshot, claimsOf(store.snapshot), '2024-07-01'));
    expect(store.rename('big', 'all')).toBe(true);
    await store.runner.settled();
    const states = claimsOf(store.snapshot).map(({ claim }) => Object.keys(claim.confirmed));
    expect(states).toEqual([['all.count', 'all.share[c1]'], ['all.count'], ['all.name'], []]);
    expect(claimsOf(store.snapshot)[1]?.claim.text).toBe('{all.count} people buy\n');
  });

  describe('in prose', () => {
    const FIRST = { value: 100, on: '2024-07-01' };
    const NOW = { value: 200, on: '2024-10-01' };
    const CITED = '{big.count} of them.';
    const states = (store: NotebookStore) =>
      claimsOf(store.snapshot)
        .filter(({ path }) => path === null)
        .map(({ key, review }) => [key, review.state]);

    /** Two paragraphs cite a value that changed since. */
    async function two() {
      const store = await notebook([BEFORE, { ...BEFORE, count: 200 }]);
      for (const key of ['text:', 'text:swot'])
        store.edit((document) => writeProse(document, store.snapshot, key, `${key} ${CITED}`, FIRST.on));
      store.run('big');
      await store.runner.settled();
      return store;
    }

    function confirmLast(store: NotebookStore) {
      const last = claimsOf(store.snapshot).filter(({ key }) => key === 'text:swot');
      store.edit((document) => confirmClaims(document, store.snapshot, last, NOW.on));
    }

    it('are confirmed one by one: a paragraph says nothing of the others', async () => {
      const store = await two();
      expect(states(store)).toEqual([
        ['text:', 'changed'],
        ['text:swot', 'changed'],
      ]);
      confirmLast(store);
      expect(states(store)).toEqual([
        ['text:', 'changed'],
        ['text:swot', 'same'],
      ]);
      expect(store.notebook.evidence).toMatchObject({
        prose: { 'text:': { 'big.count': FIRST }, 'text:swot': { 'big.count': NOW } },
        anywhere: {},
      });
    });

    it('keep what is confirmed of them when cells are renamed, added, moved and removed', async () => {
      const store = await two();
      confirmLast(store);
      store.rename('swot', 'view');
      expect(store.notebook.evidence.prose).toEqual({
        'text:': { 'big.count': FIRST },
        'text:view': { 'big.count': NOW },
      });
      store.rename('big', 'all');
      expect(store.notebook.evidence.prose['text:view']).toEqual({ 'all.count': NOW });
      store.addCell('swot', 'view', {});
      expect(store.notebook.evidence.prose).toEqual({
        'text:': { 'all.count': FIRST },
        'text:swot': { 'all.count': NOW },
      });
      store.move('text:', 'all');
      expect(store.notebook.evidence.prose).toEqual({
        'text:all': { 'all.count': FIRST },
        'text:swot': { 'all.count': NOW },
      });
      store.remove('text:all');
      expect(store.notebook.evidence.prose).toEqual({ 'text:swot': { 'all.count': NOW } });
    });

    it('of the older form are read in every block, and written block by block', async () => {
      const store = await two();
      store.setFrontMatter(['evidence', 'prose'], { 'big.count': FIRST });
      expect(states(store)).toEqual([
        ['text:', 'changed'],
        ['text:swot', 'changed'],
      ]);
      confirmLast(store);
      expect(store.notebook.evidence).toMatchObject({
        prose: { 'text:': { 'big.count': FIRST }, 'text:swot': { 'big.count': NOW } },
        anywhere: {},
      });
    });
  });

  it('in prose are confirmed as they are written, and forgotten with the citation', async () => {
    const store = await notebook([BEFORE]);
    const write = (text: string) =>
      store.edit((document) => writeProse(document, store.snapshot, 'text:', text, '2024-07-01'));
    write('Now {big.name} and {big.gone}.');
    expect(store.notebook.evidence.prose).toEqual({
      'text:': { 'big.name': { value: 'x', on: '2024-07-01' } },
    });
    write('Nothing.');
    expect(store.notebook.evidence.prose).toEqual({});
    expect(store.text).toContain('evidence: { tolerance: 0.1 }');
  });
});

describe('whether a value has changed', () => {
  it('is asked of its relative difference, of anything else by being another', () => {
    expect(hasChanged(100, 105, 0.05)).toBe(false);
    expect(hasChanged(100, 94.9, 0.05)).toBe(true);
    expect(hasChanged(0, 0.001, 0.05)).toBe(true);
    expect(hasChanged(-10, -10.4, 0.05)).toBe(false);
    expect(hasChanged(0.1 + 0.2, 0.3, 0)).toBe(false);
    expect(hasChanged('a', 'b', 1)).toBe(true);
    expect(hasChanged(null, 0, 1)).toBe(true);
    expect(hasChanged(true, true, 0)).toBe(false);
  });

  it('is never said of a value just confirmed', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(value, (one) => !hasChanged(keptValue(one), one, 0)),
      RUNS,
    );
  });
});
