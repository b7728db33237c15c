import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/i18n/dictionary';
import { NotebookStore } from '../../../src/notebook/notebook.svelte';
import { DocumentEvidence } from '../../../src/pages/evidence/document-evidence';
import { FakeEngine } from '../../support/fake-engine';

const DOCUMENT = '---\nkequn: 1\n---\n\n```sql big\nSELECT 1\n```\n\n```sql later\nSELEC\n```\n';

const segment = (name: string, label: string, customers: number, amount: number) => ({
  segment: name,
  label_zh: label,
  label_en: `${name} label`,
  rank: 1,
  colour: 1,
  rule: '',
  customers,
  amount,
});

const RESULT = {
  first: '2024-07-01',
  share: { c1: 0.1234 },
  count: 1234.5,
  amount: 8_911_407.9,
  per_order: 85,
  growth: 0.25,
  index: 133.4,
  name: 'x',
  nothing: null,
  yes: true,
  segments: [{ segment: 'a', score: 9, customers: 1 }],
};

/** A notebook whose cells all found the same, or, where `results` says so, something else at every run. */
async function evidenceOf(locale: Locale, results: (typeof RESULT)[] = [RESULT]) {
  let runs = 0;
  const engine = new FakeEngine(({ cell }) => {
    const result = results[Math.min(runs, results.length - 1)];
    runs += 1;
    return {
      tables: [{ name: cell.name, rows: 12345, columns: [] }],
      segmentation: {
        name: cell.name,
        basis: 'value' as const,
        segments: [segment('a', '甲类', 1, 75), segment('b', '乙类', 3, 25)],
      },
      asOf: { date: '2024-07-01', from: 'cell' as const },
      result,
      warnings: [],
      statements: [],
    };
  });
  const store = new NotebookStore(engine, DOCUMENT.replace(/\n```sql later[^]*$/, ''));
  await store.runner.settled();
  const evidence = new DocumentEvidence({
    get snapshot() {
      return store.snapshot;
    },
    locale,
    today: () => '2024-07-02',
  });
  return { store, evidence };
}

describe('the text of a citation', () => {
  it('is written as what it is, in the language of the reader', async () => {
    const { evidence } = await evidenceOf('en');
    const text = (path: string) => evidence.cite(path).text;
    expect(text('big.count')).toBe('1,234.5');
    expect(text('big.share[c1]')).toBe('12.3%');
    expect(text('big.share[b]')).toBe('75.0%');
    expect(text('big.amount')).toBe('8.91M');
    expect(text('big.per_order')).toBe('85');
    expect(text('big.growth')).toBe('+25%');
    expect(text('big.index')).toBe('133');
    expect(text('big.first')).toBe('Jul 1, 2024');
    expect(text('big.rows')).toBe('12,345');
    expect(text('big.name')).toBe('x');
    expect(text('big.yes')).toBe('Yes');
    expect(text('big.nothing')).toBe('–');
    const { evidence: zh } = await evidenceOf('zh-CN');
    expect(zh.cite('big.first').text).toBe('2024年7月1日');
    expect(zh.cite('big.amount').text).toBe('891.14万');
  });

  it('is none where there is nothing to cite, and says why', async () => {
    const { evidence } = await evidenceOf('en');
    for (const path of ['big.unknown', 'other.count', 'no path', 'big.share', 'big.constructor']) {
      expect(evidence.cite(path)).toMatchObject({ path, text: null, state: 'gone' });
    }
    expect(evidence.cite('other.count').source).toBe('there is no step “other” any more');
    expect(evidence.cite('big.unknown').source).toBe('the result of “big” has no such value');
  });

  it('names its source: the step, its date', async () => {
    const { evidence } = await evidenceOf('en');
    expect(evidence.cite('big.count').source).toBe('SQL query “big”, as of Jul 1, 2024');
  });
});

describe('a claim', () => {
  it('stands while what it cites changes little, and is to be reviewed once it changes more', async () => {
    const { store, evidence } = await evidenceOf('en', [
      RESULT,
      { ...RESULT, count: 1234.5 * 1.05 },
      { ...RESULT, count: 1234.5 * 1.06, name: 'y' },
    ]);
    const claim = evidence.confirm({ text: 'of {big.count}, {big.count}', confirmed: {} });
    const other = evidence.confirm({ text: '{big.name} {gone.x}', confirmed: {} });
    expect(claim.confirmed).toEqual({ 'big.count': { value: 1234.5, on: '2024-07-02' } });
    expect(other.confirmed).toEqual({ 'big.name': { value: 'x', on: '2024-07-02' } });
    expect(evidence.review(claim).state).toBe('same');
    expect(evidence.review({ ...claim, confirmed: {} }).state).toBe('unconfirmed');
    expect(evidence.review(other).state).toBe('gone');
    expect(evidence.review({ text: 'none', confirmed: {} })).toEqual({ state: 'same', cited: [] });
    store.run('big');
    await store.runner.settled();
    expect(evidence.review(claim).state).toBe('same');
    store.run('big');
    await store.runner.settled();
    expect(evidence.review(claim)).toMatchObject({
      state: 'changed',
      cited: [{ path: 'big.count', before: '1,234.5', text: '1,308.57', state: 'changed' }],
    });
    expect(evidence.review(evidence.confirm(claim)).state).toBe('same');
  });
});

describe('what can be cited', () => {
  it('is every value of a result under a path that finds it again', async () => {
    const { evidence } = await evidenceOf('zh-CN');
    const [cell, ...others] = evidence.citable();
    expect(others).toEqual([]);
    expect(cell?.cell).toBe('SQL 查询“big”');
    const values = cell?.values ?? [];
    expect(values.find(({ path }) => path === 'big.share[a]')).toEqual({
      path: 'big.share[a]',
      label: '甲类 · 占比',
      text: '25.0%',
    });
    expect(values.map(({ path }) => path)).toContain('big.segments[a].score');
    expect(values.map(({ path }) => path)).not.toContain('big.segments[a].customers');
    for (const { path, text } of values)
      expect(evidence.cite(path)).toMatchObject({ state: 'unconfirmed', text });
  });
});
