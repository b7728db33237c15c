import { readFileSync } from 'node:fs';
import { sharedData } from './shared-data';
import { importDelimited } from './rfm';
import type { Database } from '../../src/model/database';

/** The orders of a CDNOW file as `orders(customer, time, amount)`. */
export async function cdnowOrders(database: Database, file: 'master' | 'sample'): Promise<void> {
  const path = sharedData(`cdnow/CDNOW_${file}.txt`);
  if (!path) throw new Error(`missing file: CDNOW_${file}.txt`);
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((parts) => parts.length >= 4 && /^\d/.test(parts[0] ?? ''))
    .map((parts) => (file === 'sample' ? parts.slice(1) : parts))
    .map(([id, date, , amount]) => `${id},${date},${amount}`);
  const source = await database.addFile(
    `cdnow_${file}.csv`,
    new Blob([`id,day,amount\n${lines.join('\n')}\n`]),
  );
  await database.run(`CREATE OR REPLACE TABLE orders AS
    SELECT id AS customer, strptime(day, '%Y%m%d')::TIMESTAMP AS time, amount::DECIMAL(18,4) AS amount
    FROM read_csv('${source}', all_varchar = true, header = true)`);
  await database.dropFile(source);
}

/** Online Retail cleaned as REFERENCE 7.2 does, as `orders`. */
export async function onlineRetailOrders(database: Database): Promise<void> {
  await importDelimited(database, 'raw', 'online_retail/online_retail.csv.gz');
  await database.run(`CREATE OR REPLACE TABLE orders AS
    SELECT CustomerID AS customer, InvoiceNo AS "order", InvoiceDate::TIMESTAMP AS time,
      Quantity::INTEGER * UnitPrice::DECIMAL(18,4) AS amount
    FROM raw WHERE CustomerID <> '' AND Quantity::INTEGER > 0 AND UnitPrice::DECIMAL(18,4) > 0
      AND NOT starts_with(InvoiceNo, 'C');
    DROP TABLE raw`);
}
