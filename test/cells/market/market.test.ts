import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { market } from '../../../src/cells/market/definition';
import { draftStatement } from '../../../src/cells/market/draft-statement';
import { normaliseMarket, type MarketOptions } from '../../../src/cells/market/options';
import { report } from '../../../src/cells/market/report';
import type { MarketResult } from '../../../src/cells/market/result';
import { writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { noEvidence } from '../../support/no-evidence';
import { cdnowOrders } from '../../support/order-days';
import { ordersTable, type OrderRow } from '../../support/orders';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { sharedData, whereData } from '../../support/shared-data';
import expected from '../../expected/market.json';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

function options(stored: unknown): MarketOptions {
  const read = normaliseMarket(stored);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.options;
}

const row = (customer: string, time: string, amount: number): OrderRow => ({
  ...{ customer, order: `${customer}${time}`, time, amount },
});

/** Two half years of three customers; d of no segment. */
const ROWS = [
  row('a', '2023-07-01', 100),
  row('a', '2024-01-10', 150),
  row('b', '2023-12-31', 50),
  row('b', '2024-06-30', 70),
  row('b', '2024-03-01', 20),
  row('b', '2024-03-02', -20),
  row('c', '2024-02-01', 300),
  row('d', '2024-02-01', 999),
];

async function segmentation(): Promise<SegmentationInfo> {
  const info = await makeSegmentation(
    database,
    'kinds',
    `SELECT * FROM (VALUES ('a', 'x'), ('b', 'x'), ('c', 'y'), ('e', 'y')) AS t(customer, segment)`,
  );
  return { ...info, basis: 'attribute' };
}

async function run(stored: object, change: Partial<SegmentationInfo> = {}, tables: readonly string[] = []) {
  const info = { ...(await segmentation()), ...change };
  await ordersTable(database, 'orders', ROWS);
  const outcome = await runCell(
    'market',
    {
      options: { segmentation: 'kinds', orders: 'orders', as_of: '2024-07-01', ...stored },
      tables: ['kinds', 'orders', ...tables],
      segmentations: [info],
    },
    database,
  );
  const result = outcome.result as MarketResult;
  const of = (segment: string) => {
    const found = result.segments.find((one) => one.segment === segment);
    if (!found) throw new Error(`missing segment: ${segment}`);
    return found;
  };
  return { outcome, result, of, codes: outcome.warnings.map(({ code }) => code) };
}

describe('own figures', () => {
  it('are amounts of two periods of equal length, refunds netted', async () => {
    const { result, of } = await run({});
    expect([result.months, result.period, result.before, result.covered]).toEqual([
      6,
      { from: '2024-01-01', to: '2024-06-30' },
      { from: '2023-07-01', to: '2023-12-31' },
      true,
    ]);
    expect(of('x').own).toMatchObject({
      customers: 2,
      customers_share: 0.5,
      amount: 220,
      amount_before: 150,
    });
    expect(of('x').own.growth).toBeCloseTo(220 / 150 - 1, 12);
    expect(of('x').own.largest_share).toBeCloseTo(150 / 220, 12);
    // Nothing before is no growth, not an infinite one.
    expect(of('y').own).toMatchObject({ amount: 300, amount_before: 0, growth: null, active: 1 });
    expect(result.amount).toBe(520);
  });

  it('have no growth where history is too short, and say so', async () => {
    const { of, codes, result } = await run({ months: 12 });
    expect(result.covered).toBe(false);
    expect(of('x').own).toMatchObject({ growth: null, amount_before: null, active_before: null });
    expect(codes).toContain('market.history_short');
  });

  it('count history whole, whatever a scope measures', async () => {
    const info = await segmentation();
    await ordersTable(
      database,
      'scoped',
      ROWS.map((one) => ({ ...one, in_period: String(one.time) >= '2024-04-01' })),
    );
    const outcome = await runCell(
      'market',
      {
        options: { segmentation: 'kinds', orders: 'scoped', as_of: '2024-07-01' },
        tables: ['kinds', 'scoped'],
        segmentations: [info],
      },
      database,
    );
    expect((outcome.result as MarketResult).amount).toBe(520);
  });

  it('take the margin from costs where they are known', async () => {
    const info = await segmentation();
    await database.run(`CREATE OR REPLACE TABLE costed AS SELECT 'a' AS customer, TIMESTAMP '2024-02-01' AS time,
      100::DECIMAL(18,4) AS amount, 60::DECIMAL(18,4) AS cost
      UNION ALL SELECT 'b', TIMESTAMP '2024-02-02', 300, NULL`);
    const stored = {
      ...{ segmentation: 'kinds', orders: 'costed', months: 1, as_of: '2024-02-15' },
      markets: [{ segment: 'y', margin: '25%' }],
    };
    const outcome = await runCell(
      'market',
      { options: stored, tables: ['kinds', 'costed'], segmentations: [info] },
      database,
    );
    const { segments } = outcome.result as MarketResult;
    expect(segments.map(({ margin_share, margin_from }) => [margin_share, margin_from])).toEqual([
      [0.4, 'data'],
      [0.25, 'entered'],
    ]);
  });

  it.skipIf(!sharedData('cdnow/CDNOW_sample.txt'))(
    `of CDNOW are those that numpy finds${whereData('cdnow/CDNOW_sample.txt')}`,
    async () => {
      await cdnowOrders(database, 'sample');
      const info = await makeSegmentation(
        database,
        'thirds',
        `SELECT DISTINCT customer, (customer::INTEGER % 3)::VARCHAR AS segment FROM orders`,
      );
      const outcome = await runCell(
        'market',
        {
          options: { segmentation: 'thirds', orders: 'orders', as_of: '1998-07-01', refunds: 'keep' },
          tables: ['thirds', 'orders'],
          segmentations: [info],
        },
        database,
      );
      const result = outcome.result as MarketResult;
      expect(result.months).toBe(6);
      for (const { segment, own } of result.segments) {
        const known = expected.cdnow[segment as keyof typeof expected.cdnow];
        expect(own.amount).toBeCloseTo(known.amount, 6);
        expect(own.amount_before).toBeCloseTo(known.amount_before, 6);
        expect([own.active, own.active_before]).toEqual([known.active, known.active_before]);
        expect(own.largest_share).toBeCloseTo(known.largest_share, 8);
      }
    },
  );
});

const MARKETS = {
  abilities: [
    { id: 'supply_chain', have: 4 },
    { id: 'service_team', have: 2, weight: 2 },
  ],
  markets: [
    {
      ...{ segment: 'x', size: '1.2万', growth: '8%', share: 0.5, source: 'a report', date: 2024 },
      ...{ margin: 0.3, chosen: true, needs: { supply_chain: 3, service_team: 4 } },
      statement: 'Firms nearby.',
    },
    { segment: 'y', size: 4000, growth: 0.02, needs: { supply_chain: 5 } },
  ],
};

describe('markets', () => {
  it('stand beside own figures, with the share that figures come to', async () => {
    const { of, codes } = await run(MARKETS);
    expect(of('x')).toMatchObject({
      ...{ market_size: 12_000, market_growth: 0.08, market_share: 0.5, margin_share: 0.3 },
    });
    expect(of('x').implied_share).toBeCloseTo(440 / 12_000, 12);
    // Fit: supply 5 points, service two short of 4, weight 2: (5 + 2 · 3) ÷ 3.
    expect(of('x').fit).toBeCloseTo(11 / 3, 12);
    expect(of('x').needs).toEqual([
      { ability: 'supply_chain', need: 3, have: 4, supported: true },
      { ability: 'service_team', need: 4, have: 2, supported: false },
    ]);
    expect(codes.filter((code) => code.startsWith('market'))).toEqual([
      ...['market.unsupported', 'market.no_source', 'market.share_differs'],
    ]);
    expect(await database.rows('SELECT segment, ability, supported FROM market_abilities')).toEqual([
      { segment: 'x', ability: 'supply_chain', supported: true },
      { segment: 'x', ability: 'service_team', supported: false },
      { segment: 'y', ability: 'supply_chain', supported: false },
    ]);
  });

  it('are placed by attractiveness and ability', async () => {
    const { of, result } = await run(MARKETS);
    // Size, growth, margin (one known: the middle), competition, own amount, own growth, fit, share.
    expect(of('x').points.slice(0, 6)).toEqual([5, 5, 3, null, 1, 3]);
    expect([of('x').place, of('y').place, result.ranked_by, result.leaders]).toEqual([
      ...[1, 2, 'overall'],
      ['x'],
    ]);
    const rows = await database.rows('SELECT segment, place, chosen, market_size FROM market');
    expect(rows).toEqual([
      { segment: 'x', place: 1, chosen: true, market_size: 12_000 },
      { segment: 'y', place: 2, chosen: false, market_size: 4000 },
    ]);
  });

  it('take the intensity of competition from five forces, of the whole where they have none', async () => {
    await segmentation();
    await database.run(`CREATE OR REPLACE TABLE forces AS SELECT * FROM
      (VALUES ('all', 4.0::DOUBLE), ('x', 2.0), ('y', NULL)) AS t(target, intensity)`);
    const { of } = await run({ ...MARKETS, forces: 'forces' }, {}, ['forces']);
    expect([of('x').competition, of('x').points[3]]).toEqual([2, 4]);
    expect([of('y').competition, of('y').points[3]]).toEqual([4, 2]);
  });

  it('by value are pointed out', async () => {
    expect((await run({}, { basis: 'value' })).codes).toContain('market.value_basis');
    expect((await run({}, { basis: 'need' })).codes).not.toContain('market.value_basis');
  });

  it('keep and name what cannot be used', async () => {
    const { outcome, result } = await run({
      markets: [
        { segment: 'gone', size: 5, source: 's', date: 'd' },
        { segment: 'x', size: 'huge', colour: 'red' },
        { segment: 'x', size: 9, source: 's', date: 'd' },
        'a note',
      ],
      criteria: [{ by: 'market_size', weight: 0 }, { by: 'market_size' }, { name: 'nowhere' }],
    });
    expect(result.gone).toEqual(['gone']);
    expect(outcome.warnings.filter(({ code }) => /judgement|criteria/.test(code))).toEqual([
      { code: 'judgement.unread', values: { count: 3 } },
      { code: 'market.criteria_uncounted', values: { count: 2 } },
      { code: 'judgement.weights_zero', values: { count: 1 } },
      { code: 'judgement.twice', values: { count: 1 } },
      { code: 'judgement.target_gone', values: { count: 1, names: 'gone' } },
    ]);
  });

  it('need neither orders nor anything entered', async () => {
    const info = await segmentation();
    const outcome = await runCell(
      'market',
      { options: { segmentation: 'kinds' }, tables: ['kinds'], segmentations: [info] },
      database,
    );
    const result = outcome.result as MarketResult;
    expect(result.segments.map(({ own, place }) => [own.customers, own.amount, place])).toEqual([
      [2, null, null],
      [2, null, null],
    ]);
    expect([result.ranked_by, outcome.warnings]).toEqual([null, []]);
  });

  it('ask for a segmentation', async () => {
    await expect(runCell('market', { options: {} }, database)).rejects.toThrow('missing option');
  });
});

describe('a report', () => {
  it('begins with the chosen targets and what may not be promised, and guards small groups', async () => {
    const { outcome, result } = await run(MARKETS);
    const context = {
      ...{ name: 'market', options: options({ segmentation: 'kinds', ...MARKETS }), result },
      ...{ tables: outcome.tables, warnings: outcome.warnings, evidence: noEvidence },
    };
    const zh = report.blocks({ ...context, locale: 'zh-CN' });
    const [card] = zh;
    expect(card).toMatchObject({ type: 'card', title: '客群x', size: 2 });
    expect(JSON.stringify(card)).toContain('服务团队：需要 4，自身 2，不支持，不可承诺');
    expect(zh.map((block) => ('groups' in block ? block.groups?.sizes : null)).filter(Boolean)).toEqual([
      [2, 2],
      [2, 2],
    ]);
    const en = report.blocks({ ...context, locale: 'en' });
    expect(en.map(({ type }) => type)).toEqual(zh.map(({ type }) => type));
    expect(JSON.stringify(en)).not.toMatch(/\p{Script=Han}/u);
    expect(report.method?.({ ...context, locale: 'en' }).length).toBeGreaterThan(1);
  });
});

describe('options', () => {
  it('never throw, and say the same after a way through the document', () => {
    const entry = fc.record(
      {
        segment: fc.string(),
        size: fc.oneof(fc.double(), fc.string()),
        growth: fc.constantFrom('12%', -2, 0.3),
        chosen: fc.oneof(fc.boolean(), fc.string()),
        scores: fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string())),
        text: fc.oneof(fc.string(), fc.constant('{rfm.customers}\nof all')),
      },
      { requiredKeys: [] },
    );
    const stored = fc.record({
      markets: fc.array(fc.oneof(entry, fc.string())),
      abilities: fc.array(fc.oneof(fc.string(), fc.record({ id: fc.string(), have: fc.integer() }))),
    });
    fc.assert(
      fc.property(fc.jsonValue(), stored, (anything, given) => {
        expect(typeof normaliseMarket(anything).ok).toBe('boolean');
        const read = readYaml(writeYaml(given));
        const plain: unknown = JSON.parse(JSON.stringify(given));
        expect(read.ok && normaliseMarket(read.value)).toEqual(normaliseMarket(plain));
      }),
      { seed: 23, numRuns },
    );
  });

  it('compute nothing again for words', () => {
    const key = (markets: readonly object[]) =>
      JSON.stringify(market.computeKey?.(options({ segmentation: 'k', markets })));
    const entry = { segment: 'x', size: 3, source: 'a', date: '2024', statement: 'b', text: 'c' };
    expect(key([entry])).toBe(key([{ ...entry, source: 'other', statement: 'longer', text: '' }]));
    expect(key([entry])).not.toBe(key([{ ...entry, size: 4 }]));
    expect(key([entry])).not.toBe(key([{ ...entry, source: '' }]));
  });

  it('name their texts with their places', () => {
    const claims = market.claims?.(
      options({ abilities: [{ id: 'a', text: 'p' }], markets: [{ segment: 'x', statement: 'q' }] }),
    );
    expect(claims?.filter(({ claim }) => claim.text !== '').map(({ path }) => path)).toEqual([
      ['abilities', 0, 'text'],
      ['markets', 0, 'statement'],
    ]);
  });

  it('draft a statement whose figures are cited', async () => {
    const { of, result } = await run({});
    expect(draftStatement('market', of('x'), result, 'zh-CN')).toBe(
      '以“客群x”为目标市场：现有 {market.segments[x].own.customers} 位客户，最近 6 个月金额 {market.segments[x].own.amount}，占全部的 {market.segments[x].own.amount_share}。他们需要……，我们提供……，因为……。',
    );
    const odd = { ...of('x'), segment: 'a[b]' };
    expect(draftStatement('market', odd, result, 'en')).not.toContain('{');
  });
});
