import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceResult } from '../../../src/cells/source/definition';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { expectedMappings } from '../../support/fields-table';
import { runCell } from '../../support/run-cell';
import { sharedData, sharedFile, whereData } from '../../support/shared-data';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function importFile(name: string, table = 'orders', options: Record<string, unknown> = {}) {
  const files = { orders: [await sharedFile(name)] };
  const outcome = await runCell(
    'source',
    { name: table, options: { input: 'orders', ...options }, files },
    database,
  );
  return outcome as Outcome<SourceResult>;
}

async function one(sql: string): Promise<Record<string, unknown>> {
  const [row] = await database.rows(sql);
  return row ?? {};
}

/** Sums over every row of a file, as the file has them: computed apart, with Python's csv module and decimals. */
const SUMS: Readonly<Record<string, string>> = {
  'online_retail/online_retail.csv.gz': '9747747.9340',
  'rfm_shop_cn/rfm_shop_gb.csv': '3640644.0000',
  'rfm_shop_cn/rfm_shop.xlsx': '3640644.0000',
  'tmall_orders_cn/tmall_order_report.csv': '1902487.1500',
  'restaurant_cn/meal_order_info_gbk.csv': '465214.0000',
  'restaurant_cn/meal_order_detail.csv': '463704.0000',
  'cdnow/CDNOW_master.txt': '2500315.6300',
  'cdnow/CDNOW_sample.txt': '244091.9400',
  'rfm_r/rfm_data_orders.csv': '464158.0000',
};

describe('every file of orders', () => {
  for (const { file, rows, row, map } of expectedMappings()) {
    it.skipIf(!sharedData(file))(`${file}${whereData(file)}`, async () => {
      const { result, tables, warnings } = await importFile(file);
      expect(result).toMatchObject({ rows, rows_in_file: rows, rejected: 0, summary_rows: 0, row, map });
      expect(tables).toMatchObject([{ name: 'orders', rows }]);
      expect(result.columns.every((column) => column.failed === 0)).toBe(true);
      expect(warnings.filter(({ code }) => /not_converted|rejected|replaced/.test(code))).toEqual([]);
      const sum = SUMS[file];
      if (sum !== undefined)
        expect(await one('SELECT sum(amount)::DECIMAL(18,4)::VARCHAR AS sum FROM orders')).toEqual({ sum });
    });
  }
});

describe('Online Retail', () => {
  const file = 'online_retail/online_retail.csv.gz';
  it.skipIf(!sharedData(file))(`types, missing customers and dates${whereData(file)}`, async () => {
    const { result, tables } = await importFile(file);
    expect(tables[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'customer VARCHAR',
      'order VARCHAR',
      'time TIMESTAMP',
      'amount DECIMAL(18,4)',
      'quantity DOUBLE',
      'price DECIMAL(18,4)',
      'product VARCHAR',
      'StockCode VARCHAR',
      'Country VARCHAR',
    ]);
    expect(tables[0]?.unique).toBeUndefined();
    expect(result.first_time).toBe('2010-12-01 08:26:00');
    expect(result.last_time).toBe('2011-12-09 12:50:00');
    expect(result.columns[0]).toMatchObject({ field: 'customer', from: 'CustomerID', missing: 135080 });
    const clean = `SELECT count(*)::DOUBLE AS rows, count(DISTINCT customer)::DOUBLE AS customers, count(DISTINCT "order")::DOUBLE AS orders,
      sum(amount)::DECIMAL(18,2)::VARCHAR AS amount FROM orders WHERE customer IS NOT NULL AND quantity > 0 AND price > 0 AND "order" NOT LIKE 'C%'`;
    expect(await one(clean)).toEqual({ rows: 397884, customers: 4338, orders: 18532, amount: '8911407.90' });
  });
});

describe('the Chinese shop', () => {
  const workbook = 'rfm_shop_cn/rfm_shop.xlsx';
  const text = 'rfm_shop_cn/rfm_shop_gb.csv';
  it.skipIf(!sharedData(workbook) || !sharedData(text))(
    `is the same from workbook and GB text${whereData(workbook)}`,
    async () => {
      const fromText = await importFile(text, 'from_text');
      const fromWorkbook = await importFile(workbook, 'from_workbook');
      expect(fromWorkbook.tables[0]?.columns).toEqual(fromText.tables[0]?.columns);
      // One of the workbook's serial times lies on the middle between two milliseconds.
      const rows = (table: string) =>
        `FROM (SELECT * REPLACE (date_trunc('second', time) AS time) FROM ${table})`;
      const differ = `SELECT (SELECT count(*) FROM (${rows('from_text')} EXCEPT ALL ${rows('from_workbook')}))::DOUBLE AS seconds,
        (SELECT count(*) FROM (FROM from_text EXCEPT ALL FROM from_workbook))::DOUBLE AS milliseconds`;
      expect(await one(differ)).toEqual({ seconds: 0, milliseconds: 1 });
      expect(fromText.result.files).toMatchObject([{ encoding: 'gb18030', delimiter: ',', header: 1 }]);
      expect(fromWorkbook.result.files).toMatchObject([{ format: 'xlsx', sheet: 'Sheet1' }]);
    },
  );

  it.skipIf(!sharedData(text))(
    `reads as garbage in the wrong encoding, and says so${whereData(text)}`,
    async () => {
      const map = { time: 'column_3', amount: 'column_5' };
      const { result, warnings } = await importFile(text, 'wrong', {
        import: { encoding: 'utf-8', header: 0 },
        map,
      });
      expect(result.replaced_characters).toBeGreaterThan(100_000);
      expect(warnings.map(({ code }) => code)).toContain('import.characters_replaced');
    },
  );
});

describe('marketing campaign', () => {
  const files = [
    'marketing_campaign/marketing_campaign_semicolon.csv',
    'marketing_campaign/marketing_campaign_comma.csv',
  ] as const;
  it.skipIf(!sharedData(files[0]))(`reads 04/09/2012 and 4-Sep-12${whereData(files[0])}`, async () => {
    const map = { customer: 'ID', registered_time: 'Dt_Customer' };
    await importFile(files[0], 'slashes', { map, keep: [] });
    await importFile(files[1], 'names', { map, keep: [] });
    // The second file went through a spreadsheet that took 839 days for months; the other 1,401 dates agree.
    const same = 'FROM slashes JOIN names USING (customer, registered_time)';
    expect(await one(`SELECT count(*)::DOUBLE AS n ${same}`)).toEqual({ n: 1401 });
    const facts =
      'SELECT count(registered_time)::DOUBLE AS n, min(registered_time) AS first, max(registered_time) AS last';
    const expected = { n: 2240, first: '2012-07-30 00:00:00', last: '2014-06-29 00:00:00' };
    expect(await one(`${facts} FROM slashes`)).toEqual(expected);
  });
});

describe('the same rows in another order', () => {
  const file = 'cdnow/CDNOW_master.txt';
  it.skipIf(!sharedData(file))(`give the same table${whereData(file)}`, async () => {
    const original = await sharedFile(file);
    const lines = (await original.text()).split('\r\n').filter((line) => line !== '');
    const reversed = [lines[0], ...lines.slice(1).reverse()].join('\n');
    await importFile(file, 'forward');
    const files = { orders: [new File([reversed], 'reversed.txt')] };
    await runCell('source', { name: 'backward', options: { input: 'orders' }, files }, database);
    expect(await one('SELECT count(*)::DOUBLE AS n FROM (FROM forward EXCEPT ALL FROM backward)')).toEqual({
      n: 0,
    });
  });
});
