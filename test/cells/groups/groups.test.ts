import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groups as definition } from '../../../src/cells/groups/definition';
import type { GroupsResult } from '../../../src/cells/groups/result';
import { describeTable } from '../../../src/sql/table/describe';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Row = Record<string, string | number | null>;

/** A table of customers; every column as DuckDB reads its values. */
async function people(rows: readonly Row[], table = 'people'): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const value = (one: string | number | null | undefined) =>
    one === null || one === undefined ? 'NULL' : typeof one === 'number' ? String(one) : `'${one}'`;
  const tuples = rows.map((row) => `(${columns.map((column) => value(row[column])).join(', ')})`);
  await database.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT * REPLACE (customer::VARCHAR AS customer)
     FROM (VALUES ${tuples.join(', ')}) AS t(${columns.join(', ')})`,
  );
}

async function run(options: object, tables: readonly string[] = ['people'], asOf: string | null = null) {
  const infos = await Promise.all(tables.map((table) => describeTable(database, table)));
  const stored = { from: tables[0], least: 0, ...options };
  const outcome = await runCell('groups', { options: stored, tables: infos, asOf }, database);
  const rows = await database.rows<Row>('SELECT * FROM groups ORDER BY customer');
  const result = outcome.result as GroupsResult;
  return {
    ...outcome,
    result,
    rows,
    sizes: Object.fromEntries(result.segments.map(({ segment, customers }) => [segment, customers])),
    codes: outcome.warnings.map(({ code }) => code),
  };
}

const PLACES = [
  { customer: 1, province: '浙江省', city: '杭州市', monetary: 100 },
  { customer: 2, province: '浙江', city: '义乌', monetary: 200 },
  { customer: 3, province: '广东省深圳市', city: '深圳', monetary: 50 },
  { customer: 4, province: 'Beijing', city: '北京市', monetary: 10 },
  { customer: 5, province: '未知', city: null, monetary: 5 },
  { customer: 6, province: '火星', city: '火星', monetary: 1 },
  { customer: 7, province: '海南省', city: '三亚', monetary: 7 },
];

describe('groups by place', () => {
  it('reads provinces, large regions, tiers and climates from how places are written', async () => {
    await people(PLACES);
    const regions = await run({ dimensions: [{ column: 'province', as: 'large_region' }] });
    expect(regions.sizes).toEqual({ 华北: 1, 华东: 2, 华南: 2, unknown: 2 });
    expect(regions.rows[0]).toEqual({ customer: '1', segment: '华东', large_region: '华东', monetary: 100 });
    expect(regions.result.dimensions[0]).toMatchObject({ as: 'large_region', table_date: '2024' });
    expect(regions.warnings).toContainEqual({
      code: 'groups.values_unread',
      values: { field: 'province', customers: 1, examples: '火星' },
    });
    const climates = await run({ dimensions: [{ column: 'province', as: 'climate' }] });
    expect(climates.sizes).toEqual({ 暖温带: 1, 亚热带: 3, 热带: 1, unknown: 2 });
    const tiers = await run({ dimensions: [{ column: 'city', as: 'city_tier' }] });
    expect(tiers.sizes).toMatchObject({ 一线: 2, 新一线: 1, 三线: 1 });
    expect(tiers.segmentation?.segments.map(({ label_en }) => label_en).slice(0, 2)).toEqual([
      'Tier 1',
      'New tier 1',
    ]);
  });

  it('gives the map its provinces', async () => {
    await people(PLACES);
    const { result } = await run({ dimensions: ['province'] });
    expect(result.provinces?.map(({ code, customers, amount }) => [code, customers, amount])).toEqual([
      ['11', 1, 10],
      ['33', 2, 300],
      ['44', 1, 50],
      ['46', 1, 7],
    ]);
  });

  it('takes the reader’s own table before the product’s', async () => {
    await people(PLACES);
    const map = { 火星: '华东', 海南省: '海岛' };
    const { sizes } = await run({ dimensions: [{ column: 'province', as: 'large_region', map }] });
    expect(sizes).toEqual({ 华北: 1, 华东: 3, 华南: 1, 海岛: 1, unknown: 1 });
  });

  it('knows countries by their names and abbreviations', async () => {
    await people(
      ['USA', 'United States', 'EIRE', 'United Kingdom', '中国', '浙江', 'Lilliput'].map((country, i) => ({
        customer: i,
        country,
      })),
    );
    const { sizes } = await run({ dimensions: ['country'] });
    expect(sizes).toEqual({ US: 2, IE: 1, GB: 1, CN: 2, Lilliput: 1 });
  });
});

describe('groups by bands', () => {
  it('takes ages by the usual bands, and what cannot be an age as unknown', async () => {
    await people([17, 18, 24, 25, 60, 61, 200, -1].map((age, i) => ({ customer: i, age })));
    const { sizes, segmentation, result } = await run({ dimensions: ['age'] });
    expect(sizes).toEqual({ b1: 1, b2: 2, b3: 1, b8: 2, unknown: 2 });
    expect(segmentation?.segments.map(({ label_zh, label_en }) => [label_zh, label_en])).toEqual([
      ['<18岁', '<18'],
      ['18–24岁', '18–24'],
      ['25–29岁', '25–29'],
      ['≥60岁', '≥60'],
      ['未知', 'Unknown'],
    ]);
    expect(result.dimensions[0]).toMatchObject({ cuts: [18, 25, 30, 35, 40, 50, 60], closed: 'lower' });
  });

  it('counts ages from dates of birth at the analysis date, and asks for one', async () => {
    await people([
      { customer: 1, birth_date: '2000-07-01' },
      { customer: 2, birth_date: '1990-06-30' },
    ]);
    await database.run('ALTER TABLE people ALTER birth_date TYPE DATE');
    const { rows } = await run({ dimensions: ['birth_date'] }, ['people'], '2024-06-30');
    expect(rows.map(({ birth_date_group }) => birth_date_group)).toEqual(['b2', 'b4']);
    await expect(run({ dimensions: ['birth_date'] })).rejects.toMatchObject({ code: 'groups.no_date' });
  });

  it('parts a number into equal parts by type-7 quantiles, the cut itself below', async () => {
    await people([1, 2, 3, 4, 5, 6, 7, 8, 9].map((score, i) => ({ customer: i, score })));
    const { result, sizes } = await run({ dimensions: [{ column: 'score', quantiles: 4 }] });
    expect(result.dimensions[0]?.cuts).toEqual([3, 5, 7]);
    expect(sizes).toEqual({ b1: 3, b2: 2, b3: 2, b4: 2 });
  });

  it('says where quantiles collide, and makes one band of a constant', async () => {
    await people([1, 1, 1, 1, 2, 3].map((score, i) => ({ customer: i, score })));
    const { codes, sizes } = await run({ dimensions: [{ column: 'score', quantiles: 5 }] });
    expect(codes).toContain('groups.cuts_collapsed');
    expect(Object.values(sizes).reduce((a, b) => a + b, 0)).toBe(6);
    await people([4, 4, 4].map((score, i) => ({ customer: i, score })));
    const same = await run({ dimensions: ['score'] });
    expect(same.sizes).toEqual({ b1: 3 });
    expect(same.codes).toContain('groups.one_group');
  });

  it('reads headcounts as people write them', async () => {
    const sizes = ['10人', '20-99人', '少于20人', '1千', '1,000人以上', '300', '大型企业', '若干'];
    await people(sizes.map((company_size, i) => ({ customer: i, company_size })));
    const found = await run({ dimensions: ['company_size'] });
    expect(found.sizes).toEqual({ b1: 2, b2: 1, b3: 1, b4: 3, unknown: 1 });
    expect(found.segmentation?.segments[0]).toMatchObject({
      label_zh: '微型（<20）',
      label_en: 'Micro (<20)',
    });
  });
});

describe('several dimensions', () => {
  const company = (customer: number, size: number, industry: string | null, yearly: number) => ({
    customer,
    company_size: size,
    industry,
    yearly_purchase: yearly,
  });

  it('crosses size, industry and purchases as companies are segmented', async () => {
    await people([
      company(1, 10, '制造业', 600_000),
      company(2, 15, '制造业', 700_000),
      company(3, 400, '零售', 100),
    ]);
    const { sizes, segmentation, rows } = await run({
      dimensions: ['company_size', 'industry', 'yearly_purchase'],
    });
    expect(sizes).toEqual({ 'b1|制造业|b2': 2, 'b3|零售|b1': 1 });
    expect(segmentation).toMatchObject({ basis: 'mixed' });
    expect(segmentation?.segments[0]).toMatchObject({
      label_zh: '微型（<20） · 制造业 · 50万–<100万',
      amount: 1_300_000,
      rank: 1,
    });
    expect(rows[0]).toEqual({
      customer: '1',
      segment: 'b1|制造业|b2',
      company_size_group: 'b1',
      industry_group: '制造业',
      yearly_purchase_group: 'b2',
      yearly_purchase: 600_000,
    });
  });

  it('joins spending, behaviour and need from several tables', async () => {
    await people([
      { customer: 'a', amount_12m: 900 },
      { customer: 'b', amount_12m: 10 },
      { customer: 'c', amount_12m: 500 },
    ]);
    await database.run(
      `CREATE OR REPLACE TABLE survey AS SELECT * FROM (VALUES ('a', 'quality'), ('b', 'price')) AS s(customer, segment)`,
    );
    const { rows, sizes } = await run(
      {
        with: ['survey'],
        dimensions: [{ column: 'amount_12m', cuts: [500], labels: ['低消费', '高消费'] }, 'segment'],
      },
      ['people', 'survey'],
    );
    expect(sizes).toEqual({ 'b1|price': 1, 'b2|quality': 1, 'b2|unknown': 1 });
    expect(rows.map(({ segment_group }) => segment_group)).toEqual(['quality', 'price', null]);
  });
});

describe('small groups', () => {
  const many = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([age, n]) =>
      Array.from({ length: n }, () => (age === 'none' ? null : Number(age))),
    );
  const aged = async (counts: Record<string, number>) =>
    people(many(counts).map((age, i) => ({ customer: `c${i}`, age })));

  it('go to the others, the unknown stay by themselves', async () => {
    await aged({ 16: 2, 20: 10, 27: 12, 33: 3, none: 1 });
    const { sizes, result, warnings } = await run({ dimensions: ['age'], least: 5 });
    expect(sizes).toEqual({ b2: 10, b3: 12, other: 5, unknown: 1 });
    expect(result.merged.map(({ label_en, customers, into }) => [label_en, customers, into])).toEqual([
      ['30–34', 3, 'other'],
      ['<18', 2, 'other'],
    ]);
    expect(warnings).toContainEqual({ code: 'groups.merged', values: { groups: 2, customers: 5, least: 5 } });
  });

  it('or to the next band, whose name says so', async () => {
    await aged({ 16: 2, 20: 10, 27: 12, 33: 3, none: 1 });
    const { sizes, segmentation } = await run({ dimensions: ['age'], least: 5, small: 'nearest' });
    expect(sizes).toEqual({ b2: 12, b3: 15, unknown: 1 });
    expect(segmentation?.segments[0]).toMatchObject({
      label_zh: '18–24岁（含 <18岁）',
      label_en: '18–24 (with <18)',
    });
  });

  it('stay where they are asked to, and never grow beyond the most', async () => {
    await aged({ 16: 2, 20: 10, 27: 12, 33: 3 });
    expect((await run({ dimensions: ['age'], least: 5, small: 'keep' })).sizes).toEqual({
      b1: 2,
      b2: 10,
      b3: 12,
      b4: 3,
    });
    expect((await run({ dimensions: ['age'], most: 2 })).sizes).toEqual({ b2: 10, b3: 12, other: 5 });
  });

  it('loses nobody, whatever the order of rows', async () => {
    await aged({ 16: 2, 20: 10, 27: 12, 33: 3, none: 4 });
    const first = await run({ dimensions: ['age'], least: 4 });
    await database.run('CREATE OR REPLACE TABLE people AS SELECT * FROM people ORDER BY customer DESC');
    const second = await run({ dimensions: ['age'], least: 4 });
    expect(second.result).toEqual(first.result);
    expect(second.rows).toEqual(first.rows);
    expect(Object.values(first.sizes).reduce((a, b) => a + b, 0)).toBe(31);
    expect(first.rows).toHaveLength(31);
  });
});

describe('groups over orders', () => {
  it('takes behaviour by the rules of orders, and each customer’s most frequent place', async () => {
    await ordersTable(database, 'orders', [
      { customer: 'a', order: '1', time: '2024-01-01', amount: 10, city: '杭州' },
      { customer: 'a', order: '2', time: '2024-02-01', amount: 10, city: '上海' },
      { customer: 'a', order: '3', time: '2024-03-01', amount: 10, city: '上海' },
      { customer: 'b', order: '4', time: '2024-03-01', amount: 5, city: '成都' },
    ]);
    const { rows, asOf } = await run(
      {
        dimensions: [
          { column: 'frequency', as: 'loyalty' },
          { column: 'city', as: 'city' },
        ],
      },
      ['orders'],
    );
    expect(asOf?.date).toBe('2024-03-02');
    expect(rows.map(({ segment, monetary }) => [segment, monetary])).toEqual([
      ['b2|上海市', 30],
      ['b1|成都市', 5],
    ]);
  });

  it('says what is missing', async () => {
    await people(PLACES);
    await expect(run({ dimensions: ['nowhere'] })).rejects.toMatchObject({ code: 'analysis.missing_column' });
  });
});

describe('the template of groups', () => {
  const table = (name: string, ...names: string[]) => ({
    name,
    columns: names.map((one) => ({ name: one, type: 'VARCHAR' })),
  });
  const template = (...tables: ReturnType<typeof table>[]) =>
    definition.template({ tables, segmentations: [], inputs: [] });

  it('takes places of persons, and size, industry and purchases of companies', () => {
    expect(template(table('orders', 'customer', 'time', 'amount', 'province'))).toEqual({
      from: 'orders',
      dimensions: [{ column: 'province', as: 'large_region' }],
    });
    expect(template(table('accounts', 'customer', 'company_size', 'industry', 'yearly_purchase'))).toEqual({
      from: 'accounts',
      dimensions: ['company_size', 'industry', 'yearly_purchase'],
    });
    expect(definition.normalise(template(table('orders', 'customer', 'time', 'amount'))).ok).toBe(true);
  });

  it('refuses more than three dimensions and cuts out of order', () => {
    const ok = (dimensions: unknown) => definition.normalise({ from: 'x', dimensions }).ok;
    expect(ok(['a', 'b', 'c'])).toBe(true);
    expect(ok(['a', 'b', 'c', 'd'])).toBe(false);
    expect(ok([{ column: 'a', cuts: [3, 2] }])).toBe(false);
    expect(ok(['a', 'a'])).toBe(false);
  });
});
