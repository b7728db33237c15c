import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceResult } from '../../../src/cells/source/definition';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, sharedFile, whereData } from '../../support/shared-data';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const II = 'online_retail_ii/online_retail_II.parquet';

describe('Online Retail II', () => {
  it.skipIf(!sharedData(II))(`comes whole, with its fields${whereData(II)}`, async () => {
    const files = { orders: [await sharedFile(II)] };
    const outcome = (await runCell(
      'source',
      { name: 'orders', options: { input: 'orders' }, files },
      database,
    )) as Outcome<SourceResult>;
    const { result, tables } = outcome;
    expect(result).toMatchObject({ rows: 525_461, rows_in_file: 525_461, rejected: 0, row: 'line' });
    expect(result.files).toMatchObject([{ format: 'parquet', delimiter: null, header: 1 }]);
    expect(result.map).toMatchObject({
      customer: 'Customer ID',
      order: 'Invoice',
      time: 'InvoiceDate',
      quantity: 'Quantity',
      price: 'Price',
    });
    const type = (name: string) => tables[0]?.columns.find((column) => column.name === name)?.type;
    expect(['customer', 'order', 'time', 'price', 'amount', 'Country'].map(type)).toEqual([
      'VARCHAR',
      'VARCHAR',
      'TIMESTAMP',
      'DECIMAL(18,4)',
      'DECIMAL(18,4)',
      'VARCHAR',
    ]);
    const [facts] = await database.rows(
      `SELECT count(*)::INTEGER AS rows, count(customer)::INTEGER AS known, count(DISTINCT customer)::INTEGER AS customers,
        count(DISTINCT "order")::INTEGER AS orders, min(time) AS first, max(time) AS last,
        sum(quantity)::BIGINT AS pieces, sum(amount)::VARCHAR AS amount FROM orders`,
    );
    // As native DuckDB with its own Parquet reader counts.
    expect(facts).toEqual({
      rows: 525_461,
      known: 417_534,
      customers: 4383,
      orders: 28_816,
      first: '2009-12-01 07:45:00',
      last: '2010-12-09 20:01:00',
      pieces: 5_432_041,
      amount: '9539484.6340',
    });
    expect(outcome.warnings.map(({ code }) => code)).toEqual(['source.map_guessed', 'source.row_guessed']);
  });
});
