import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterResult, ComparedK } from '../../../src/cells/cluster/result';
import { text } from '../../../src/sql/sql';
import expected from '../../expected/cluster.json';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, sharedFile, whereData } from '../../support/shared-data';

/** Table -> the file it is made of, and the query that makes it. */
const SOURCES: Record<string, { file: string; select: string }> = {
  mall: {
    file: 'mall/Mall_Customers.csv',
    select: `SELECT "CustomerID"::VARCHAR AS customer, "Age" AS age, "Annual Income (k$)" AS income,
      "Spending Score (1-100)" AS score FROM FILE`,
  },
  retail: {
    file: 'online_retail/online_retail.csv.gz',
    select: `SELECT "CustomerID"::VARCHAR AS customer, date_diff('day', max("InvoiceDate")::DATE, DATE '2011-12-10') AS recency,
      count(DISTINCT "InvoiceNo") AS frequency, sum("Quantity" * "UnitPrice"::DECIMAL(18, 4)) AS monetary
      FROM FILE WHERE "CustomerID" IS NOT NULL AND "Quantity" > 0 AND "UnitPrice" > 0
      AND NOT starts_with("InvoiceNo"::VARCHAR, 'C') GROUP BY ALL`,
  },
  wholesale: {
    file: 'wholesale/wholesale_customers.csv',
    select: `SELECT lpad((row_number() OVER ())::VARCHAR, 4, '0') AS customer, * FROM FILE`,
  },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const loaded = new Set<string>();

async function load(table: string): Promise<void> {
  const source = SOURCES[table];
  if (loaded.has(table)) return;
  loaded.add(table);
  if (!source) throw new Error(`unknown table: ${table}`);
  const path = await database.addFile(source.file.replaceAll('/', '_'), await utf8(source.file));
  await database.run(
    `CREATE OR REPLACE TABLE ${table} AS ${source.select.replace('FILE', `read_csv(${text(path)}, header = true)`)}`,
  );
  await database.dropFile(path);
}

/** The wholesale file has Latin-1 bytes in a heading. */
async function utf8(file: string): Promise<Blob> {
  const found = await sharedFile(file);
  if (!file.startsWith('wholesale')) return found;
  return new Blob([new TextDecoder('windows-1252').decode(await found.arrayBuffer())]);
}

/** Stability and gap have tests of their own. */
const NONE = { resamples: 0, references: 0, shuffles: 0 };

async function cluster(table: string, options: object): Promise<ClusterResult> {
  const outcome = await runCell(
    'cluster',
    { options: { from: table, evidence: NONE, ...options }, tables: [table] },
    database,
  );
  return outcome.result as ClusterResult;
}

/** 1e-6, relative to the value for inertia, of the value for indices; the reference has six decimals. */
function near(actual: number | null | undefined, value: number, relative: boolean): void {
  const tolerance = (relative ? Math.abs(value) * 1e-6 : 1e-6) + 5e-7;
  expect(Math.abs((actual ?? NaN) - value)).toBeLessThan(tolerance);
}

interface Reference {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette?: number;
  readonly calinski_harabasz?: number;
  readonly davies_bouldin?: number;
  readonly sizes?: readonly number[];
  /** The reference stopped in a local optimum: a single start with this seed ends there too. */
  readonly reached_from?: number;
}

function expectSame(found: ComparedK | ClusterResult | undefined, reference: Reference): void {
  near(found?.inertia, reference.inertia, true);
  for (const index of ['silhouette', 'calinski_harabasz', 'davies_bouldin'] as const) {
    const value = reference[index];
    if (value !== undefined) near(found?.[index], value, false);
  }
  if (reference.sizes) expect([...(found?.sizes ?? [])].sort((a, b) => b - a)).toEqual(reference.sizes);
}

describe.each(expected.cases)('$name', ({ table, options, by_k }) => {
  const file = SOURCES[table]?.file ?? '';
  const references: readonly Reference[] = by_k;
  const local = references.filter(({ reached_from }) => reached_from !== undefined);

  it.skipIf(!sharedData(file))(`is the reference or better for each k${whereData(file)}`, async () => {
    await load(table);
    const range = { from: references[0]?.k, to: references.at(-1)?.k };
    const { by_k: compared, ...single } = await cluster(table, { ...options, k: range });
    for (const reference of references) {
      const found = compared?.find(({ k }) => k === reference.k) ?? single;
      if (reference.reached_from === undefined) expectSame(found, reference);
      else expect(found.inertia).toBeLessThan(reference.inertia);
    }
  });

  it.skipIf(!sharedData(file) || local.length === 0)(
    'ends in the same local optima from one start',
    async () => {
      await load(table);
      for (const reference of local) {
        const { k, reached_from: seed } = reference;
        expectSame(await cluster(table, { ...options, k, seed, starts: 1, swaps: 0 }), reference);
      }
    },
  );
});

describe(`Mall with k = 5${whereData('mall/Mall_Customers.csv')}`, () => {
  it.skipIf(!sharedData('mall/Mall_Customers.csv'))(
    'has the reference centres, ordered by income',
    async () => {
      await load('mall');
      const options = { features: ['income', 'score'], transform: 'none', scale: 'none', k: 5 };
      const result = await cluster('mall', options);
      const centres = [
        [88.2, 17.1143],
        [86.5385, 82.1282],
        [55.2963, 49.5185],
        [26.3043, 20.913],
        [25.7273, 79.3636],
      ];
      expect(result.sizes).toEqual([35, 39, 81, 23, 22]);
      expect(result.centres.map((centre) => centre.map((value) => Number(value.toFixed(4))))).toEqual(
        centres,
      );
      result.means.flat().forEach((mean, i) => {
        expect(mean).toBeCloseTo(result.centres.flat()[i] ?? NaN, 9);
      });
      expect(result.by_k).toBeUndefined();
      expect(result.silhouette_sample).toBeNull();
    },
  );
});
