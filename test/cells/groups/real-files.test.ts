import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupsResult } from '../../../src/cells/groups/result';
import type { NeedsResult } from '../../../src/cells/needs/result';
import type { TagsResult } from '../../../src/cells/tags/result';
import { text } from '../../../src/sql/sql';
import { describeTable } from '../../../src/sql/table/describe';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';

const CAMPAIGN = 'marketing_campaign/marketing_campaign_comma.csv';
const TELCO = 'telco/telco_churn.csv';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function load(file: string, table: string, customer: string) {
  const blob = new Blob([readFileSync(sharedData(file) ?? '')]);
  const path = await database.addFile(`${table}.csv`, blob);
  await database.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT ${customer}::VARCHAR AS customer, * FROM read_csv(${text(path)}, sample_size = -1)`,
  );
  return describeTable(database, table);
}

/** Counts made with numpy (quantiles of type 7) and csv over the file. */
describe.skipIf(!sharedData(CAMPAIGN))(`the campaign file${whereData(CAMPAIGN)}`, () => {
  it('falls into education × income, the missing incomes apart, small groups merged', async () => {
    const campaign = await load(CAMPAIGN, 'campaign', '"ID"');
    const dimensions = [{ column: 'Education' }, { column: 'Income', quantiles: 3 }];
    const outcome = await runCell(
      'groups',
      { options: { from: 'campaign', dimensions }, tables: [campaign] },
      database,
    );
    const result = outcome.result as GroupsResult;
    expect(result.dimensions[1]?.cuts?.map((cut) => Number(cut.toFixed(4)))).toEqual([
      40265.3333, 62996.6667,
    ]);
    expect(result.dimensions[1]?.values.map(({ key, customers }) => [key, customers])).toEqual([
      ['b1', 739],
      ['b2', 738],
      ['b3', 739],
      [null, 24],
    ]);
    expect(Object.fromEntries(result.segments.map(({ segment, customers }) => [segment, customers]))).toEqual(
      {
        ...{ 'Graduation|b1': 375, 'Graduation|b2': 350, 'Graduation|b3': 391 },
        ...{ 'PhD|b1': 118, 'PhD|b2': 186, 'PhD|b3': 177 },
        ...{ 'Master|b1': 108, 'Master|b2': 142, 'Master|b3': 115 },
        ...{ '2n Cycle|b1': 84, '2n Cycle|b2': 60, '2n Cycle|b3': 56, 'Basic|b1': 54 },
        unknown: 24,
      },
    );
    expect(result.merged.map(({ customers }) => customers).sort((a, b) => a - b)).toEqual([3, 5, 5, 11]);
  });

  it('is tagged by what people bought', async () => {
    const campaign = await load(CAMPAIGN, 'campaign', '"ID"');
    const rules = [
      { tag: '爱促销', when: '"NumDealsPurchases" >= 3' },
      { tag: '爱红酒', when: '"MntWines" >= 500' },
    ];
    const outcome = await runCell(
      'tags',
      { options: { from: 'campaign', rules }, tables: [campaign] },
      database,
    );
    const result = outcome.result as TagsResult;
    expect(result.tags.map(({ customers }) => customers)).toEqual([727, 565]);
    expect(result.pairs).toEqual([{ a: '爱促销', b: '爱红酒', customers: 168 }]);
    expect(result.customers - result.tagged).toBe(1116);
  });
});

describe.skipIf(!sharedData(TELCO))(`the telco file${whereData(TELCO)}`, () => {
  it('is grouped by its choices, each person once', async () => {
    const telco = await load(TELCO, 'telco', '"customerID"');
    const items = ['OnlineSecurity', 'TechSupport', 'Contract', 'PaymentMethod', 'StreamingTV'];
    const options = {
      from: 'telco',
      items,
      k: 3,
      starts: 3,
      types: {
        service: { items: ['OnlineSecurity', 'TechSupport'], words: ['support'] },
        price: { words: ['month-to-month'] },
      },
    };
    const outcome = await runCell('needs', { options, tables: [telco] }, database);
    const result = outcome.result as NeedsResult;
    expect(result).toMatchObject({ source: 'survey', grouped: 'kmodes', k: 3 });
    expect(result.items.map(({ kind, answered }) => [kind, answered])).toEqual(
      items.map(() => ['single', 7043]),
    );
    expect(result.coverage).toMatchObject({ rows: 7043, used: 7043, customers: 7043, repeated: 0 });
    expect(result.segments.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(7043);
    expect(result.segments.every(({ respondents }) => respondents > 300)).toBe(true);
    expect(result.segments.map(({ segment }) => segment)).toContain('price');
  });
});
