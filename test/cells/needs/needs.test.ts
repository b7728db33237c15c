import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classify } from '../../../src/cells/needs/classify';
import { needs as definition } from '../../../src/cells/needs/definition';
import { likertOf, scaleEnds } from '../../../src/cells/needs/likert';
import { nameGroups } from '../../../src/cells/needs/name-groups';
import { questionOf } from '../../../src/cells/needs/question';
import type { NeedsResult } from '../../../src/cells/needs/result';
import type { TableInfo } from '../../../src/model/table';
import { describeTable } from '../../../src/sql/table/describe';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { type Sheet, sheet, sheets, surveyTable } from './survey';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Row = Record<string, string | number | null>;

async function run(tables: readonly TableInfo[], options: object = {}) {
  const stored = { from: tables[0]?.name, ...options };
  const outcome = await runCell('needs', { options: stored, tables }, database);
  const result = outcome.result as NeedsResult;
  return {
    ...outcome,
    result,
    codes: outcome.warnings.map(({ code }) => code),
    sizes: Object.fromEntries(result.segments.map(({ segment, respondents }) => [segment, respondents])),
    rows: await database.rows<Row>('SELECT * FROM needs ORDER BY customer'),
  };
}

describe('what answers are', () => {
  it('reads scales by figures and by words', () => {
    const read = [
      '4',
      '5分',
      '3（一般）',
      '非常同意',
      'D.同意',
      '非常满意',
      'Strongly agree',
      '价格',
      '2024',
      '11',
    ];
    expect(read.map(likertOf)).toEqual([4, 5, 3, 5, 4, 5, 5, null, null, null]);
    expect(scaleEnds([1, 4])).toEqual({ low: 1, high: 5 });
    expect(scaleEnds([0, 9])).toEqual({ low: 0, high: 10 });
    expect(scaleEnds([6, 2])).toEqual({ low: 1, high: 7 });
  });

  it('tells kinds by answers', () => {
    const kind = (...values: string[]) => classify(values.map((value) => ({ value, count: 10 })));
    expect(kind('1', '2', '3', '4', '5')).toBe('likert');
    expect(kind('同意', '不同意', '一般')).toBe('likert');
    expect(kind('男', '女')).toBe('single');
    expect(kind('0', '1')).toBe('single');
    expect(kind('A┋B', 'A')).toBe('multiple');
    expect(kind(...Array.from({ length: 30 }, (_, i) => `各说各的 ${i}`))).toBe('text');
    expect(classify([])).toBe('text');
  });

  it('reads headings of 问卷星', () => {
    expect(questionOf('4、您的看法—价格便宜', null)).toEqual({ number: 4, text: '价格便宜' });
    expect(questionOf('answer_4_2', '4、您的看法—价格便宜')).toEqual({ number: 4, text: '价格便宜' });
    expect(questionOf('answer_3', null)).toEqual({ number: 3, text: 'answer_3' });
    expect(questionOf('Q7. Price matters', null)).toEqual({ number: 7, text: 'Price matters' });
    expect(questionOf('satisfaction', null)).toEqual({ number: null, text: 'satisfaction' });
  });
});

describe('naming', () => {
  const group = (price: number, quality: number, service: number) =>
    new Map([
      ['price', price],
      ['quality', quality],
      ['service', service],
    ]);
  const names = (...groups: ReturnType<typeof group>[]) => nameGroups(groups).map(({ segment }) => segment);

  it('goes by what a group has most above everyone, each need once, the rest by level', () => {
    expect(names(group(1, 0.9, 0), group(0.2, 0.8, 0), group(-1, -1, 0.5))).toEqual([
      'price',
      'quality',
      'service',
    ]);
    expect(names(group(1, 0.5, 0.5), group(0.5, 0.2, 0.2), group(-1, -1, -1))).toEqual([
      'price',
      'quality',
      'low',
    ]);
    expect(names(group(0, 0, 0), group(0, 0.05, 0))).toEqual(['even', 'even2']);
  });
});

describe('needs from a survey', () => {
  it('groups a battery by k-means, names the groups and measures its scales', async () => {
    const table = await surveyTable(database, sheets(120));
    const { result, sizes, segmentation, codes } = await run([table], { k: 3 });
    expect(sizes).toEqual({ price: 40, quality: 40, service: 40 });
    expect(result).toMatchObject({ source: 'survey', grouped: 'kmeans', k: 3 });
    expect(segmentation).toMatchObject({ basis: 'need' });
    expect(segmentation?.segments.map(({ label_zh, label_en }) => [label_zh, label_en])).toEqual([
      ['价格敏感型', 'Price-sensitive'],
      ['品质追求型', 'Quality-seeking'],
      ['服务依赖型', 'Service-dependent'],
    ]);
    expect(result.items.map(({ kind }) => kind)).toEqual([
      ...['single', 'single', 'multiple'],
      ...Array.from({ length: 6 }, () => 'likert'),
      'text',
    ]);
    expect(result.scales.map(({ scale, items }) => [scale, items.map(({ item }) => item)])).toEqual([
      ['price', ['answer_4_1', 'answer_4_2']],
      ['quality', ['answer_4_3', 'answer_4_4']],
      ['service', ['answer_4_5', 'answer_4_6']],
    ]);
    for (const { alpha } of result.scales) expect(alpha).toBeGreaterThan(0.8);
    expect(result.factors?.eigenvalues).toHaveLength(6);
    for (const { segment, indices } of result.segments) {
      const own = indices[segment] ?? 0;
      expect(Math.max(...Object.values(indices).map((one) => one ?? 0))).toBe(own);
      expect(own).toBeGreaterThan(0.5);
    }
    expect(codes).toEqual([]);
  });

  it('counts choices, several choices one by one, and words in free text', async () => {
    const table = await surveyTable(database, sheets(60));
    const { result } = await run([table], { k: 3 });
    const of = (item: string) => result.items.find((one) => one.item === item)?.answers;
    expect(of('answer_2')).toEqual([
      { value: '价格优惠', count: 20 },
      { value: '品质', count: 20 },
      { value: '服务', count: 20 },
    ]);
    expect(of('answer_3')).toEqual([
      { value: '抖音', count: 60 },
      { value: '朋友介绍', count: 20 },
    ]);
    expect(of('answer_5')).toEqual([
      { value: 'price', count: 5 },
      { value: 'quality', count: 5 },
      { value: 'service', count: 5 },
    ]);
  });

  it('groups choices by k-modes where there is no scale', async () => {
    const table = await surveyTable(database, sheets(90));
    const { result, sizes } = await run([table], { items: ['answer_2', 'answer_3'] });
    expect(result).toMatchObject({ grouped: 'kmodes', factors: null });
    expect(sizes).toEqual({ price: 30, quality: 30, service: 30 });
  });

  it('leaves out straight-liners and incomplete sheets, and says so', async () => {
    const straight: Sheet = sheet(1, 'price').map((value, at) => (at >= 6 && at < 12 ? '3' : value));
    const empty: Sheet = sheet(2, 'price').map((value, at) => (at >= 3 ? '(跳过)' : value));
    const table = await surveyTable(database, [...sheets(120), straight, empty]);
    const { result, warnings } = await run([table], { k: 3 });
    expect(result.coverage).toMatchObject({ rows: 122, used: 120, incomplete: 1, straight_liners: 1 });
    expect(warnings).toContainEqual({ code: 'needs.straight_liners', values: { rows: 1 } });
    expect(warnings).toContainEqual({ code: 'needs.incomplete', values: { rows: 1, of: 122, share: 0.8 } });
    const kept = await run([table], { k: 3, straight_liners: 'keep' });
    expect(kept.result.coverage.used).toBe(121);
    expect(kept.codes).toContain('needs.straight_liners_kept');
  });

  it('points at a reversed item, and turns it where it is marked', async () => {
    const rows = sheets(120).map((one) =>
      one.map((value, at) => (at === 7 ? String(6 - Number(value)) : value)),
    );
    const table = await surveyTable(database, rows);
    const plain = await run([table], { k: 3 });
    expect(plain.codes).toContain('needs.negative_item');
    expect(plain.codes).toContain('needs.low_alpha');
    const items = Array.from({ length: 6 }, (_, i) => ({ column: `answer_4_${i + 1}`, reversed: i === 1 }));
    const turned = await run([table], { k: 3, items });
    expect(turned.codes).not.toContain('needs.negative_item');
    expect(turned.result.scales[0]?.alpha).toBeGreaterThan(0.8);
    expect(turned.sizes).toEqual({ price: 40, quality: 40, service: 40 });
  });

  it('does not depend on the order of rows', async () => {
    const rows = sheets(60);
    const first = await run([await surveyTable(database, rows)], { k: 3 });
    const second = await run([await surveyTable(database, [...rows].reverse())], { k: 3 });
    expect(second.result).toEqual(first.result);
    expect(second.rows).toEqual(first.rows);
  });

  it('says where there is nothing to go by', async () => {
    await database.run("CREATE OR REPLACE TABLE plain AS SELECT 'a' AS customer, 1 AS x");
    const plain = await describeTable(database, 'plain');
    await expect(run([plain])).rejects.toMatchObject({ code: 'needs.no_items' });
    const blank = sheets(3).map((one) => one.map((value, at) => (at >= 3 ? null : value)));
    await expect(run([await surveyTable(database, blank)])).rejects.toMatchObject({ code: 'needs.nobody' });
  });

  it('makes one group of a single sheet, and of sheets that are all alike', async () => {
    const one = await run([await surveyTable(database, [sheet(0, 'price')])]);
    expect(one.result.segments).toHaveLength(1);
    expect(one.codes).toContain('groups.one_group');
    const alike = await run([await surveyTable(database, [sheet(0, 'price'), sheet(0, 'price')])]);
    expect(alike.result.segments).toHaveLength(1);
    expect(JSON.stringify(alike.result)).not.toMatch(/NaN|Infinity/);
  });
});

describe('needs and the ledger', () => {
  it('matches by id, phone and e-mail, and says what share of customers is covered', async () => {
    const rows = sheets(6);
    const table = await surveyTable(database, rows, {
      customer: ['c1', null, null, 'nobody', null, 'c1'],
      phone: [null, '138 5712 3361', null, null, null, null],
      email: [null, null, 'Li@mail.com ', null, null, null],
    });
    await database.run(`CREATE OR REPLACE TABLE ledger AS SELECT * FROM (VALUES
      ('c1', NULL, NULL), ('c2', '13857123361', NULL), ('c3', NULL, 'li@mail.com'), ('c4', NULL, NULL), ('c5', '13900000001', NULL))
      AS l(customer, phone, email)`);
    const {
      rows: published,
      result,
      warnings,
    } = await run([table, await describeTable(database, 'ledger')], {
      ledger: 'ledger',
      k: 3,
    });
    expect(published.map(({ customer, segment }) => [customer, segment])).toEqual([
      ['c1', 'service'],
      ['c2', 'quality'],
      ['c3', 'service'],
    ]);
    expect(result.coverage).toMatchObject({
      anonymous: 1,
      unmatched: 1,
      repeated: 1,
      customers: 3,
      of: 5,
      share: 0.6,
      matched_by: { customer: 2, phone: 1, email: 1 },
    });
    expect(warnings).toContainEqual({ code: 'needs.unmatched', values: { anonymous: 1, unmatched: 1 } });
    expect(await database.rows('SELECT count(*)::DOUBLE AS n FROM needs_answers')).toEqual([{ n: 6 }]);
  });

  it('keeps nameless respondents where there is nothing to match with', async () => {
    const { rows, result } = await run([await surveyTable(database, sheets(9))], { k: 3 });
    expect(rows).toHaveLength(9);
    expect(rows[0]?.['customer']).toBe('#1');
    expect(result.coverage).toMatchObject({ anonymous: 9, customers: 9, of: null, share: null });
  });
});

describe('inferred needs', () => {
  it('puts every customer to the highest index, by what is known', async () => {
    await database.run(`CREATE OR REPLACE TABLE metrics AS SELECT * FROM (VALUES
      ('a', 90.0, 10.0, 10.0), ('b', 10.0, 900.0, 20.0), ('c', 20.0, 50.0, 95.0), ('d', 5.0, 5.0, 5.0), ('e', NULL, NULL, NULL))
      AS m(customer, price_sensitivity, average_order_value, service_demand)`);
    const { rows, result, sizes, codes } = await run([await describeTable(database, 'metrics')]);
    expect(rows.map(({ customer, segment }) => [customer, segment])).toEqual([
      ['a', 'price'],
      ['b', 'quality'],
      ['c', 'service'],
      ['d', 'low'],
    ]);
    expect(result).toMatchObject({ source: 'inferred', grouped: 'highest' });
    expect(sizes).toEqual({ price: 1, quality: 1, service: 1, low: 1 });
    expect(codes).toContain('needs.unknown_customers');
    const named = await run([await describeTable(database, 'metrics')], { names: { price: '精打细算' } });
    expect(named.segmentation?.segments[0]?.label_zh).toBe('精打细算');
  });
});

describe('the template of needs', () => {
  it('takes the survey where there is one, with the ledger; else the metrics', () => {
    const table = (name: string, ...names: string[]) => ({
      name,
      columns: names.map((one) => ({ name: one, type: 'VARCHAR' })),
    });
    const template = (...tables: ReturnType<typeof table>[]) =>
      definition.template({ tables, segmentations: [], inputs: [] });
    const survey = table('wjx', 'time', 'answer_1', 'answer_2_1');
    const metrics = table('metrics', 'customer', 'price_sensitivity', 'service_demand');
    const ledger = table('ledger', 'customer', 'completeness');
    expect(template(survey, ledger, metrics)).toEqual({ from: 'wjx', ledger: 'ledger' });
    expect(template(ledger, metrics)).toEqual({ from: 'metrics' });
  });

  it('refuses keys that mean something else', () => {
    expect(definition.normalise({ from: 'x', types: { low: {} } }).ok).toBe(false);
    expect(definition.normalise({ from: 'x', types: { green: { words: ['环保'] } } }).ok).toBe(true);
  });
});
