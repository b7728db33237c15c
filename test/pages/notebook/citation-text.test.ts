import { describe, expect, it } from 'vitest';
import { NotebookStore } from '../../../src/notebook/notebook.svelte';
import { citationText } from '../../../src/pages/notebook/citation-text';
import { FakeEngine } from '../../support/fake-engine';

const DOCUMENT = '---\nkequn: 1\n---\n\n```sql big\nSELECT 1\n```\n';

async function cells() {
  const engine = new FakeEngine(({ cell }) => ({
    tables: [{ name: cell.name, rows: 12345, columns: [] }],
    result: { first: '2024-07-01', share: { c1: 0.1234 }, count: 1234.5, name: 'x', nothing: null },
    warnings: [],
    statements: [],
  }));
  const store = new NotebookStore(engine, DOCUMENT);
  await store.runner.settled();
  return store.cells;
}

describe('the text of a citation', () => {
  it('formats numbers, shares and dates in the language of the reader', async () => {
    const found = await cells();
    expect(citationText(found, 'big.count', 'en')).toBe('1,234.5');
    expect(citationText(found, 'big.share[c1]', 'en')).toBe('12.3%');
    expect(citationText(found, 'big.first', 'zh-CN')).toBe('2024年7月1日');
    expect(citationText(found, 'big.rows', 'en')).toBe('12,345');
    expect(citationText(found, 'big.name', 'en')).toBe('x');
  });

  it('is null where there is nothing to cite', async () => {
    const found = await cells();
    for (const path of ['big.nothing', 'big.unknown', 'other.count', 'no path', 'big.share']) {
      expect(citationText(found, path, 'en')).toBeNull();
    }
  });
});
