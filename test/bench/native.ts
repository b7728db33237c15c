import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { Database } from '../../src/model/database';
import type { TableInfo } from '../../src/model/table';
import { describeTable } from '../../src/sql/table/describe';
import { text } from '../../src/sql/sql';
import { runCell } from '../support/run-cell';

/** Seconds of each part on native DuckDB of the same version, one thread. */
export interface NativeParts {
  readonly import: number;
  readonly unique: number;
  readonly rfm: number;
}

const TYPES = `{'customer': 'VARCHAR', 'order': 'VARCHAR', 'time': 'TIMESTAMP', 'amount': 'DECIMAL(18,4)',
  'category': 'VARCHAR', 'city': 'VARCHAR'}`;

/**
 * Reads the file with its types stated, asks whether order ids are unique, and runs the rfm cell's own code over
 * native DuckDB: the same statements on the same columns.
 */
export async function nativeParts(file: string): Promise<NativeParts> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const database = new NativeDatabase(connection);
  const importing = await seconds(() =>
    database.run(
      `CREATE TABLE orders AS SELECT * FROM read_csv(${text(file)}, header=true, columns=${TYPES})`,
    ),
  );
  let known: Pick<TableInfo, 'unique'> = {};
  const unique = await seconds(async () => {
    const [row] = await database.rows<{ is_unique: boolean }>(
      `SELECT count(*) = count(DISTINCT hash("order")) AS is_unique FROM orders`,
    );
    known = row?.is_unique ? { unique: ['order'] } : {};
  });
  const orders = await describeTable(database, 'orders', known);
  const rfm = await seconds(async () => {
    await runCell('rfm', { options: { from: 'orders', segments: 'cn8' }, tables: [orders] }, database);
  });
  connection.closeSync();
  instance.closeSync();
  return { import: importing, unique, rfm };
}

export async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The Database port over native DuckDB, as far as the rfm cell needs it. */
class NativeDatabase implements Database {
  constructor(private readonly connection: DuckDBConnection) {}

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  async rows<Row extends object>(sql: string): Promise<Row[]> {
    const result = await this.connection.runAndReadAll(sql);
    const names = result.columnNames();
    return result
      .getRows()
      .map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i] ?? null)])) as Row);
  }

  numbers = unsupported;
  insert = unsupported;
  insertTyped = unsupported;
  addFile = unsupported;
  dropFile = unsupported;
  readFile = unsupported;
  tokenize = unsupported;
}

function plain(value: DuckDBValue): string | number | boolean | null {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  return typeof value === 'bigint' ? Number(value) : value.toString();
}

function unsupported(): Promise<never> {
  return Promise.reject(new Error('the benchmark asks this of the browser only'));
}
