import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListFacts, StrategyResult } from '../../../src/cells/strategy/result';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { describeTable } from '../../../src/sql/table/describe';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeShop } from './shop';

let database: TestDatabase;
let info: SegmentationInfo;
beforeAll(async () => {
  database = await openTestDatabase();
  info = await makeShop(database);
});
afterAll(() => database.close());

async function run(options: object = {}, more: readonly string[] = []) {
  const ledger = await describeTable(database, 'ledger', { key: 'customer', unique: ['customer'] });
  const outcome = await runCell(
    'strategy',
    {
      name: 'plan',
      options: { segmentation: 'seg', customers: 'ledger', ...options },
      tables: ['seg', ledger, ...more],
      segmentations: [info],
    },
    database,
  );
  const result = outcome.result as StrategyResult;
  const list = (key: string): ListFacts => {
    const found = result.lists.find((one) => one.key === key);
    if (!found) throw new Error(`missing list: ${key}`);
    return found;
  };
  return { ...outcome, result, list };
}

const measure = (options: object = {}) => ({
  measures: [{ key: 'a', segments: ['top', 'mid'], ...options }],
});
const rows = (sql: string) => database.rows<Record<string, unknown>>(sql);

/** Node's own MD5, for the definition in the method text. */
function isControl(customer: string, seed: number, share: number): boolean {
  const digits = createHash('md5').update(`${seed}:${customer}`).digest('hex').slice(0, 8);
  return Number.parseInt(digits, 16) < share * 2 ** 32;
}

describe('segments', () => {
  it('stand with their shares and what they are like', async () => {
    const { result, tables } = await run();
    expect(result.segments.map(({ segment, share, amount_share }) => [segment, share, amount_share])).toEqual(
      [
        ['top', 0.1, 0.6],
        ['mid', 0.4, 0.3],
        ['low', 0.5, 0.1],
      ],
    );
    // Everyone's mean is 241 days: 10 is near and 6 times the amount, 400 is 1.66 times as far.
    expect(
      result.segments.map(({ value_index, nature, nature_by }) => [value_index, nature, nature_by]),
    ).toEqual([
      [6, 'core', 'figures'],
      [0.75, 'ordinary', 'figures'],
      [0.2, 'dormant', 'figures'],
    ]);
    expect(tables.map(({ name, rows: count }) => [name, count])).toEqual([
      ['plan', 3],
      ['plan_lists', 0],
    ]);
    expect(await rows(`SELECT segment, customers, amount_share, nature FROM plan ORDER BY rank`)).toEqual([
      { segment: 'top', customers: 100, amount_share: 0.6, nature: 'core' },
      { segment: 'mid', customers: 400, amount_share: 0.3, nature: 'ordinary' },
      { segment: 'low', customers: 500, amount_share: 0.1, nature: 'dormant' },
    ]);
  });

  it('have no shares of an amount that is not there, and none at all of nobody', async () => {
    const without = {
      ...info,
      segments: info.segments.map((one) => ({ ...one, amount: null, customers: 0 })),
    };
    const outcome = await runCell(
      'strategy',
      { options: { segmentation: 'seg' }, tables: ['seg'], segmentations: [without] },
      database,
    );
    const { segments, amount } = outcome.result as StrategyResult;
    expect(amount).toBeNull();
    expect(segments[0]).toMatchObject({ share: 0, amount_share: null, value_index: null, nature: null });
    const none = await runCell(
      'strategy',
      { options: { segmentation: 'seg' }, tables: ['seg'], segmentations: [{ ...info, segments: [] }] },
      database,
    );
    expect(none.tables[0]?.rows).toBe(0);
  });

  it('must be chosen', async () => {
    await expect(run({ segmentation: '' })).rejects.toMatchObject({ code: 'document.bad_options' });
  });
});

describe('a list', () => {
  it('leaves out who opted out and counts them, with the contacts beside', async () => {
    const { list, result, tables } = await run(measure());
    expect(list('a')).toMatchObject({
      table: 'plan_a',
      customers: 500,
      opted_out: 50,
      no_contact: 0,
      control: 0,
      handed_over: 450,
      detectable: null,
    });
    expect(result.consent).toBe('ledger');
    expect(tables.find(({ name }) => name === 'plan_a')).toMatchObject({ rows: 450, key: 'customer' });
    expect(
      await rows(`SELECT * FROM plan_a WHERE customer IN ('c0001', 'c0010', 'c0102') ORDER BY 1`),
    ).toEqual([
      {
        ...{ customer: 'c0001', segment: 'top', label_zh: 'top客群', label_en: 'Group top', arm: 'treated' },
        ...{ name: '客户1', phone: '13800000001', consent: '是', owner: 'Lee' },
      },
      {
        ...{ customer: 'c0102', segment: 'mid', label_zh: 'mid客群', label_en: 'Group mid', arm: 'treated' },
        ...{ name: '客户102', phone: '13800000102', consent: '是', owner: '王芳' },
      },
    ]);
  });

  it('can ask for a contact, and counts who has none', async () => {
    const { list } = await run(measure({ contact: 'phone' }));
    // Of 500, 50 opted out (every tenth); of the rest 125 − 25 have no phone (every fourth, less every twentieth).
    expect(list('a')).toMatchObject({ customers: 500, opted_out: 50, no_contact: 100, handed_over: 350 });
    const { warnings, list: without } = await run(measure({ contact: 'wechat' }));
    expect(without('a')).toMatchObject({ no_contact: 0, handed_over: 450 });
    expect(warnings).toContainEqual({
      code: 'strategy.no_contact_column',
      values: { list: 'a', field: 'wechat' },
    });
  });

  it('keeps a control group by the seeded hash that its method states', async () => {
    const { list } = await run(measure({ control: 0.1, seed: 7 }));
    const arms = await rows(`SELECT customer, arm FROM plan_a ORDER BY 1`);
    const expected = arms.map(({ customer }) =>
      isControl(String(customer), 7, 0.1) ? 'control' : 'treated',
    );
    expect(arms.map(({ arm }) => arm)).toEqual(expected);
    const control = expected.filter((arm) => arm === 'control').length;
    expect(control).toBeGreaterThan(20);
    expect(control).toBeLessThan(80);
    expect(list('a')).toMatchObject({ control, handed_over: 450 - control });
    // scipy: (norm.ppf(.975) + norm.ppf(.8)) * sqrt(.1 * .9 * (1/n1 + 1/n2))
    expect(list('a').detectable).toBeCloseTo(
      2.801585218 * Math.sqrt(0.09 * (1 / control + 1 / (450 - control))),
      7,
    );
  });

  it('stays the same whatever else is on it: only id and seed decide', async () => {
    const controls = async (options: object) => {
      await run(measure({ control: 0.3, ...options }));
      return (
        await rows(`SELECT customer FROM plan_a WHERE arm = 'control' AND segment = 'top' ORDER BY 1`)
      ).map(({ customer }) => customer);
    };
    const both = await controls({ seed: 3 });
    expect(await controls({ seed: 3, segments: ['top'] })).toEqual(both);
    expect(await controls({ seed: 4 })).not.toEqual(both);
    // A larger share keeps those of a smaller one.
    expect(await controls({ seed: 3, control: 0.5 })).toEqual(expect.arrayContaining(both));
  });

  it('is counted by account manager', async () => {
    const { list } = await run(measure({ segments: ['mid', 'low'] }));
    // 100–999 less every tenth: even numbers 450 − 90; odd below 500: 200; the rest, and c0999 whom the ledger has not.
    expect(list('a').owners).toEqual([
      { owner: '王芳', customers: 360 },
      { owner: 'Lee', customers: 200 },
      { owner: null, customers: 250 },
    ]);
    expect(list('a').owner_count).toBe(2);
  });

  it('says which of its segments are gone, and that nobody is on it', async () => {
    const { list, warnings } = await run(measure({ segments: ['vip'] }));
    expect(list('a')).toMatchObject({ gone: ['vip'], customers: 0, handed_over: 0 });
    expect(warnings.map(({ code }) => code)).toEqual(['strategy.segments_gone', 'strategy.list_empty']);
  });

  it('without contacts is the ids alone, and says that nobody knows who opted out', async () => {
    const { list, warnings } = await run({ ...measure({ contact: 'phone' }), customers: null });
    expect(list('a')).toMatchObject({ handed_over: 500, opted_out: 0, owners: [] });
    expect(warnings.map(({ code }) => code)).toContain('strategy.no_consent');
    expect((await describeTable(database, 'plan_a')).columns.map(({ name }) => name)).toEqual([
      ...['customer', 'segment', 'label_zh', 'label_en', 'arm'],
    ]);
  });

  it('takes consent from the table that is named, or says that it has none', async () => {
    await database.run(`CREATE OR REPLACE TABLE optouts AS SELECT 'c0001' AS customer, '是' AS opted_out
      UNION ALL SELECT 'c0001', '否' UNION ALL SELECT 'c0002', '否'`);
    const { list } = await run({ ...measure(), consent: 'optouts' }, ['optouts']);
    expect(list('a')).toMatchObject({ opted_out: 1, handed_over: 499 });
    await expect(run({ ...measure(), consent: 'seg' })).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
  });

  it('has every customer once where the contacts have several rows', async () => {
    await database.run(`CREATE OR REPLACE TABLE twice AS SELECT * FROM ledger UNION ALL
      SELECT customer, 'A' AS name, phone, consent, owner FROM ledger WHERE customer < 'c0005'`);
    const { list, warnings } = await run({ ...measure(), customers: 'twice' }, ['twice']);
    expect(list('a').handed_over).toBe(450);
    expect(await rows(`SELECT count(*)::INT AS n, count(DISTINCT customer)::INT AS ids FROM plan_a`)).toEqual(
      [{ n: 450, ids: 450 }],
    );
    expect(await rows(`SELECT name FROM plan_a WHERE customer = 'c0001'`)).toEqual([{ name: 'A' }]);
    expect(warnings).toContainEqual({ code: 'strategy.contacts_repeated', values: { customers: 5 } });
  });

  it('counts who is handed over on several lists', async () => {
    const { result } = await run({
      measures: [
        { key: 'a', segments: ['top'] },
        { key: 'b', segments: ['top', 'low'] },
        { segments: ['top'] },
        { key: 'a', segments: ['mid'] },
      ],
    });
    expect(result.lists.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(result.on_several).toBe(90);
    expect(
      await rows(
        `SELECT count(*)::INT AS n FROM (SELECT customer FROM plan_lists GROUP BY 1 HAVING count(*) > 1)`,
      ),
    ).toEqual([{ n: 90 }]);
    expect(await rows(`SELECT measure, count(*)::INT AS n FROM plan_lists GROUP BY 1 ORDER BY 1`)).toEqual([
      { measure: 'a', n: 90 },
      { measure: 'b', n: 90 + 450 },
    ]);
  });

  it('does not depend on the order of rows', async () => {
    const first = await run(measure({ control: 0.2, contact: 'phone' }));
    await database.run(`CREATE OR REPLACE TABLE ledger AS SELECT * FROM ledger ORDER BY hash(customer)`);
    const second = await run(measure({ control: 0.2, contact: 'phone' }));
    expect(second.result).toEqual(first.result);
  });
});
