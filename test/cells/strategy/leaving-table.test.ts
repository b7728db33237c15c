import { describe, expect, it } from 'vitest';
import { leavingTable } from '../../../src/cells/strategy/leaving-table';
import { normaliseStrategy } from '../../../src/cells/strategy/options';
import { csvFile } from '../../../src/cells/strategy/table-file';
import type { CellActions } from '../../../src/model/cell';
import type { Evidence } from '../../../src/model/evidence';
import { protectWritten } from '../../../src/report/protect-written';
import { reportSettings } from '../../../src/report/settings';

const segment = (key: string, label_zh: string, customers: number) => ({
  ...{ segment: key, label_zh, label_en: `Group ${key}`, colour: 1, rank: 1, customers, amount: customers },
  ...{
    share: customers / 1000,
    amount_share: customers / 1000,
    value_index: 1,
    recency: null,
    frequency: null,
  },
  ...({ nature: 'core', nature_by: 'key' } as const),
});
const segments = [segment('a', '重要价值', 697), segment('b', '一般发展', 296), segment('c', '小客群', 7)];

const evidence: Evidence = {
  cite: (path) => ({ path, state: 'same', text: '41', before: null, source: null }),
  review: () => ({ state: 'same', cited: [] }),
  confirm: (claim) => claim,
  citable: () => [],
};

function protectBy(front: string | null): CellActions['protect'] {
  const settings = reportSettings(front);
  return (written) =>
    Promise.resolve(
      protectWritten(written, { cells: [], settings, locale: 'zh-CN', evidence, known: ['王小明'] }),
    );
}

async function left(stored: object, protect: CellActions['protect']) {
  const normalised = normaliseStrategy({
    segmentation: 'rfm',
    strategies: [{ segment: 'c', product: '请王小明去谈', budget: 4321 }],
    ...stored,
  });
  if (!normalised.ok) throw new Error('invalid options');
  const said = { title: '策略表', options: normalised.options, segments, evidence, locale: 'zh-CN' } as const;
  return leavingTable(said, protect);
}

describe('the table that leaves', () => {
  it('has no figures of groups under the minimum, nor of one that tells them, and says so', async () => {
    const table = await left({}, protectBy(null));
    const figures = table.columns.flatMap(({ format }, at) => (format === 'text' ? [] : [at]));
    const said = table.rows.map((row) => figures.some((at) => row[at] !== null));
    expect(said).toEqual([true, false, false]);
    expect(JSON.stringify(table.rows)).not.toMatch(/4321|0\.007|0\.296/);
    expect(table.note).toContain('10');
    const text = await csvFile(table).text();
    expect(text.trimEnd().split('\r\n').at(-1)).toContain(table.note ?? '?');
  });

  it('goes by the minimum of the document', async () => {
    const table = await left({}, protectBy('report:\n  min_group: 5'));
    expect(JSON.stringify(table.rows)).toContain('4321');
    expect(table.note).toBeNull();
  });

  it('masks names, and keeps the words', async () => {
    const { rows } = await left({}, protectBy(null));
    expect(JSON.stringify(rows)).not.toContain('王小明');
    expect(JSON.stringify(rows)).toContain('去谈');
  });

  it('tells the figures of companies', async () => {
    const table = await left({ customer_type: 'b2b' }, protectBy(null));
    expect(JSON.stringify(table.rows)).toContain('4321');
  });
});
