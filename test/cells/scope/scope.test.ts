import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goalHint } from '../../../src/cells/scope/goal-hint';
import { normaliseScope, scopeClaims } from '../../../src/cells/scope/options';
import { missingPlaces, placesWithin } from '../../../src/cells/scope/places';
import { report } from '../../../src/cells/scope/report';
import type { Evidence } from '../../../src/model/evidence';
import { protect } from '../../../src/report/protect';
import { DEFAULT_PROTECTION } from '../../../src/report/protection';
import type { ScopeResult } from '../../../src/cells/scope/result';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { bridge } from '../../../src/sql/orders/bridge';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { type OrderRow, ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ROWS: readonly OrderRow[] = [
  { customer: 'a', order: '1', time: '2022-03-01 10:00:00', amount: 10, city: '上海' },
  { customer: 'a', order: '2', time: '2023-12-31 23:00:00', amount: 20, city: '上海' },
  { customer: 'a', order: '3', time: '2024-01-15 10:00:00', amount: 30, city: '杭州' },
  { customer: 'b', order: '4', time: '2022-05-01 10:00:00', amount: 40, city: '上海' },
  { customer: 'c', order: '5', time: '2023-06-01 10:00:00', amount: 50, city: '北京' },
  { customer: 'd', order: '6', time: '2023-07-01 10:00:00', amount: 60, city: null },
];

async function scope(stored: object, asOf: string | null = null) {
  const info = await ordersTable(database, 'orders', ROWS, { unique: ['order'] });
  const cell = { name: 'target', options: { from: 'orders', ...stored }, tables: [info], asOf };
  const outcome = await runCell('scope', cell, database);
  const rows = await database.rows<{ id: string; in_period: boolean }>(
    'SELECT "order" AS id, in_period FROM target ORDER BY id',
  );
  return {
    info,
    outcome,
    result: outcome.result as ScopeResult,
    ids: rows.map(({ id }) => id).join(''),
    measured: rows.map(({ id, in_period }) => (in_period ? id : '')).join(''),
  };
}

describe('a region and a product line', () => {
  it.each([
    [{ region: ['华东'] }, '1234'],
    [{ region: ['上海'] }, '124'],
    [{ region: '浙江' }, '3'],
    [{ region: ['North China', '杭州'] }, '35'],
    [{ region: ['上海'], who: [{ field: 'amount', min: 20 }] }, '24'],
    [{ region: ['上海'], select: 'customers', who: [{ field: 'city', equals: '杭州' }] }, ''],
  ])('keep the rows of %j', async (stored, wanted) => {
    const { ids, result } = await scope(stored);
    expect(ids).toBe(wanted);
    expect(result.narrowed_by).toEqual({ region: ['city'], product_line: [] });
  });

  it('that nothing tells, or nobody is of, are pointed out', async () => {
    const { ids, outcome } = await scope({ product_line: ['母婴'], region: ['杭州', 'Atlantis'] });
    expect(ids).toBe('3');
    expect(outcome.warnings).toEqual([
      { code: 'scope.region_unknown', values: { names: 'Atlantis' } },
      { code: 'scope.not_narrowed', values: { wanted: '母婴' } },
    ]);
  });

  it('go by parts of category names', async () => {
    await database.run(`CREATE OR REPLACE TABLE lines AS SELECT * FROM (VALUES
      ('a', '母婴用品'), ('b', '美妆护肤'), ('c', NULL), ('d', 'Baby')) AS t(customer, category)`);
    const options = { from: 'lines', product_line: ['母婴', 'baby'] };
    await runCell('scope', { name: 'target', options, tables: ['lines'] }, database);
    const rows = await database.rows<{ customer: string }>('SELECT customer FROM target ORDER BY 1');
    expect(rows.map(({ customer }) => customer)).toEqual(['a', 'd']);
  });
});

describe('places', () => {
  it('lie in a region by the name of their province, city or country', () => {
    const values = ['浙江省杭州市', '杭州', '上海路', 'United Kingdom', '330106', 'UK'];
    expect(placesWithin(values, ['杭州'])).toEqual(['浙江省杭州市', '杭州', '330106']);
    expect(placesWithin(values, ['华东地区'])).toEqual(['浙江省杭州市', '杭州', '330106']);
    expect(placesWithin(values, ['united kingdom'])).toEqual(['United Kingdom']);
    expect(placesWithin(values, [])).toEqual([]);
    expect(missingPlaces(values, ['浙江', '四川'])).toEqual(['四川']);
  });
});

describe('the goal', () => {
  it('may cite values and heads the report', () => {
    const normalised = normaliseScope({
      question: '提升复购率，现在 {m.share.repurchase_rate}',
      success: '到三成',
      region: '华东',
    });
    if (!normalised.ok) throw new Error('invalid');
    const { options } = normalised;
    expect(scopeClaims(options).map(({ path }) => path.join('.'))).toEqual(['question', 'success.0']);
    const blocks = report.blocks({
      ...{ name: 'scope', options, tables: [], warnings: [], locale: 'zh-CN' },
      result: {
        ...{ before: null, after: null, measured: null, period: null, as_of: null },
        narrowed_by: { region: [], product_line: [] },
      },
      evidence: {
        cite: (path) => ({ path, state: 'same', text: '21.4%', before: null, source: null }),
        review: () => ({ state: 'same', cited: [] }),
        confirm: (claim) => claim,
        citable: () => [],
      },
    });
    expect(blocks).toEqual([
      {
        type: 'claims',
        title: '核心问题',
        claims: [{ text: '提升复购率，现在 21.4%', review: false }],
      },
      { type: 'text', text: '- 客户类型：个人消费者\n- 对象：全部\n- 地区：华东' },
      { type: 'claims', title: '怎样算成功', claims: [{ text: '到三成', review: false }] },
    ]);
  });
});

describe('what the scope leaves', () => {
  const stage = (customers: number | null, amount: number) => ({ rows: 900, customers, orders: 800, amount });
  const narrowed_by = { region: [], product_line: [] };
  const normalised = normaliseScope({ from: 'orders' });
  const evidence: Evidence = {
    cite: (path) => ({ path, state: 'gone', text: null, before: null, source: null }),
    review: () => ({ state: 'same', cited: [] }),
    confirm: (claim) => claim,
    citable: () => [],
  };

  it('says of how many customers its amounts are, so that one person’s do not leave', () => {
    if (!normalised.ok) throw new Error('invalid');
    const blocks = report.blocks({
      ...{ name: 'scope', options: normalised.options, tables: [], warnings: [], locale: 'en', evidence },
      result: {
        ...{ before: stage(500, 70_000), after: stage(120, 8000), measured: stage(1, 4321) },
        ...{ period: null, as_of: null, narrowed_by },
      },
    });
    const table = blocks.find((block) => block.type === 'table');
    expect(table?.groups?.sizes).toEqual([500, 120, 1]);
    const kept = protect(blocks, { ...DEFAULT_PROTECTION, locale: 'en' }).blocks;
    const rows = kept.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(rows.map((row) => row.at(-1))).toEqual([70_000, 8000, null]);
  });

  it('of a table without customers is of nobody, and leaves', () => {
    if (!normalised.ok) throw new Error('invalid');
    const blocks = report.blocks({
      ...{ name: 'scope', options: normalised.options, tables: [], warnings: [], locale: 'en', evidence },
      result: {
        ...{ before: stage(null, 70_000), after: stage(null, 8000), measured: null },
        ...{ period: null, as_of: null, narrowed_by },
      },
    });
    const kept = protect(blocks, { ...DEFAULT_PROTECTION, locale: 'en' }).blocks;
    const rows = kept.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(rows.map((row) => row.at(-1))).toEqual([70_000, 8000]);
  });
});

describe('scope', () => {
  it.each([
    [{ field: 'city', in: ['上海', '杭州'] }, '1234'],
    [{ field: 'city', not_in: ['上海'] }, '356'],
    [{ field: 'city', equals: '北京' }, '5'],
    [{ field: 'city', contains: '海' }, '124'],
    [{ field: 'amount', min: 20, max: 40 }, '234'],
    [{ field: 'time', min: '2023-01-01', max: '2023-12-31' }, '256'],
    [{ field: 'customer', in: [] }, ''],
  ])('keeps the rows where %j', async (condition, wanted) => {
    const { ids } = await scope({ who: [condition] });
    expect(ids).toBe(wanted);
  });

  it('takes an expression, and all history of the customers it finds', async () => {
    const where = `city = '杭州' OR amount > 50`;
    expect((await scope({ where })).ids).toBe('36');
    expect((await scope({ where, select: 'customers' })).ids).toBe('1236');
    expect((await scope({ who: [{ field: 'city', equals: '上海' }], where })).ids).toBe('');
  });

  it('marks the measured period and cuts no history away', async () => {
    const { ids, measured, result, outcome } = await scope({
      period: { from: '2023-06-01', to: '2023-12-31' },
    });
    expect([ids, measured]).toEqual(['123456', '256']);
    expect(result).toEqual({
      before: { rows: 6, customers: 4, orders: 6, amount: 210 },
      after: { rows: 6, customers: 4, orders: 6, amount: 210 },
      measured: { rows: 3, customers: 3, orders: 3, amount: 130 },
      period: { from: '2023-06-01', to: '2023-12-31' },
      as_of: null,
      narrowed_by: { region: [], product_line: [] },
    });
    expect(outcome.tables[0]).toMatchObject({ name: 'target', rows: 6, unique: ['order'] });
    expect(outcome.warnings).toEqual([]);
  });

  it('counts the last months up to the analysis date', async () => {
    const last = { period: { last_months: 12 } };
    expect((await scope(last)).result.period).toEqual({ from: '2023-01-17', to: '2024-01-16' });
    const given = await scope(last, '2023-12-31');
    expect(given.result.period).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(given.measured).toBe('256');
    expect(given.outcome.asOf).toEqual({ date: '2023-12-31', from: 'front matter' });
  });

  it('says when conditions keep everything or nobody', async () => {
    expect((await scope({})).outcome.warnings).toEqual([]);
    const everyone = await scope({ period: { from: '1990-01-01' } });
    expect(everyone.outcome.warnings).toEqual([{ code: 'scope.no_effect', values: {} }]);
    const nobody = await scope({ who: [{ field: 'city', equals: '广州' }] });
    expect(nobody.outcome.warnings).toEqual([{ code: 'scope.nobody', values: {} }]);
  });

  it('narrows a scope further', async () => {
    const { outcome } = await scope({ period: { from: '2023-06-01' } });
    const narrow = {
      name: 'narrow',
      options: { from: 'target', period: { to: '2023-06-30' } },
      tables: outcome.tables,
    };
    await runCell('scope', narrow, database);
    const rows = await database.rows<{ id: string }>('SELECT "order" AS id FROM narrow WHERE in_period');
    expect(rows.map(({ id }) => id)).toEqual(['5']);
  });

  it('is a text without a table', async () => {
    const outcome = await runCell('scope', { options: { question: '提升复购率' } }, database);
    expect(outcome.tables).toEqual([]);
  });

  it('names a missing column', async () => {
    await expect(scope({ who: [{ field: 'sex', equals: '女' }] })).rejects.toMatchObject({
      code: 'analysis.missing_column',
      values: { column: 'sex', table: 'orders' },
    });
  });

  it.each(['1) OR (1=1', 'TRUE; DROP TABLE orders', 'TRUE -- )', 'amount > (SELECT 1)', ''])(
    'refuses the expression %j',
    (where) => {
      expect(normaliseScope({ from: 'orders', where }).ok).toBe(false);
    },
  );
});

describe('rfm of a scope with a period', () => {
  it('counts frequency and amount in the period, recency and first purchase over all history', async () => {
    const { outcome: scoped, info } = await scope({ period: { from: '2023-01-01', to: '2023-12-31' } });
    const outcome = await runCell(
      'rfm',
      { options: { from: 'target', as_of: '2024-02-01' }, tables: scoped.tables },
      database,
    );
    const rows = await database.rows(
      'SELECT customer, recency, frequency, monetary, first_time::DATE AS first FROM rfm ORDER BY customer',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['a', 17, 1, 20, '2022-03-01'],
      ['c', 245, 1, 50, '2023-06-01'],
      ['d', 215, 1, 60, '2023-07-01'],
    ]);
    const question = {
      cell: 'rfm',
      chain: ['orders', 'target'],
      refunds: 'net' as const,
      asOf: '2024-02-01',
    };
    const file = { rows: 9, rejected: 2, summary: 1 };
    const tables = [info, ...scoped.tables];
    const { steps } = await bridge(database, { ...question, file }, tables);
    expect(steps.map(({ step, rows: n, amount, counted }) => [step, n, amount, counted])).toEqual([
      ['file', 9, null, undefined],
      ['rejected', 2, null, undefined],
      ['summary', 1, null, undefined],
      ['table', 6, 210, undefined],
      ['filtered', 0, 0, undefined],
      ['table', 6, 210, undefined],
      ['used', 3, 130, 130],
      ['out_of_period', 3, 80, 0],
    ]);
    expect((outcome.result as RfmResult).amount).toBe(130);
  });
});

describe('goalHint', () => {
  it.each([
    ['', 'empty'],
    ['客户分析', 'vague'],
    ['分析一下', 'vague'],
    ['customer segmentation', 'vague'],
    ['Analyze our customers', 'vague'],
    ['提升高价值会员的复购率', null],
    ['Raise repurchase of high-value members', null],
  ])('%j: %s', (question, hint) => {
    expect(goalHint(question, 1)).toBe(hint);
  });

  it('asks how one would see that the goal is reached', () => {
    expect(goalHint('提升高价值会员的复购率', 0)).toBe('unmeasured');
    expect(goalHint('分析一下', 0)).toBe('vague');
  });
});
