import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KequnError } from '../../../src/model/failure';
import type { Value } from '../../../src/model/table';
import { relationType } from '../../../src/sql/table/relation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS SELECT * FROM (VALUES
    ('o1', 'a', 10.50::DECIMAL(18,4), TIMESTAMP '2024-01-05 10:00:00'),
    ('o2', 'a', 20.25, TIMESTAMP '2024-02-01 00:00:00'),
    ('o3', 'b', 5.00, TIMESTAMP '2024-03-01 00:00:00')) t("order", customer, amount, time)`);
});
afterAll(() => database.close());

const run = (sql: string, parameters: Record<string, Value> = {}, options: object = {}) =>
  runCell('sql', { name: 'big', options: { sql, ...options }, tables: ['orders'], parameters }, database);

async function refused(sql: string, parameters: Record<string, Value> = {}): Promise<KequnError> {
  const error: unknown = await run(sql, parameters).catch((thrown: unknown) => thrown);
  if (!(error instanceof KequnError)) throw new Error(`not refused: ${sql}`);
  return error;
}

const rows = () => database.rows('FROM big');

describe('a query', () => {
  it('publishes its rows under the name of the cell', async () => {
    const outcome = await run('SELECT customer, sum(amount) AS amount FROM orders GROUP BY 1 ORDER BY 1');
    expect(await rows()).toEqual([
      { customer: 'a', amount: '30.7500' },
      { customer: 'b', amount: '5.0000' },
    ]);
    expect(outcome.result).toEqual({ rows: 2, columns: 2 });
    expect(outcome.tables).toEqual([
      {
        name: 'big',
        rows: 2,
        key: 'customer',
        columns: [
          { name: 'customer', type: 'VARCHAR' },
          { name: 'amount', type: 'DECIMAL(38,4)' },
        ],
      },
    ]);
    expect(outcome.statements.at(-1)?.sql).toContain('GROUP BY 1 ORDER BY 1');
  });

  it.each([
    ['SELECT 1 AS x', 1],
    ['SELECT 1 AS x;', 1],
    ['  SELECT 1 AS x ;; -- end', 1],
    ['(SELECT 1 AS x)', 1],
    ['WITH t AS (SELECT 1 AS x) SELECT * FROM t', 1],
    ['FROM orders', 3],
    ['VALUES (1), (2)', 2],
    ['TABLE orders', 3],
    ['DESCRIBE orders', 4],
    ['SUMMARIZE orders', 4],
    ['PIVOT orders ON customer USING sum(amount)', 3],
    ["PIVOT orders ON customer IN ('a') USING sum(amount)", 3],
    ['UNPIVOT (SELECT amount, 2.0 AS b FROM orders) ON COLUMNS(*)', 6],
    ['SELECT * FROM orders -- the end', 3],
    ["SELECT ';' AS x /* ; */", 1],
  ])('takes %s', async (sql, count) => {
    expect((await run(sql)).tables[0]?.rows).toBe(count);
    expect(await rows()).toHaveLength(count);
  });

  it('keeps at most the rows asked for', async () => {
    const outcome = await run('SELECT * FROM orders ORDER BY amount DESC;', {}, { limit: 2 });
    expect(outcome.tables[0]?.rows).toBe(2);
    expect((await rows()).map((row) => row.order)).toEqual(['o2', 'o1']);
  });
});

describe('views and tables', () => {
  it.each([
    ['SELECT * FROM orders WHERE amount > 6', 'VIEW'],
    ['SELECT upper(customer) AS c FROM orders', 'VIEW'],
    ["SELECT * FROM orders WHERE customer LIKE 'a%'", 'VIEW'],
    ['SELECT DISTINCT customer FROM orders', 'TABLE'],
    ['SELECT max(amount) FROM orders', 'TABLE'],
    ['SELECT *, row_number() OVER () FROM orders', 'TABLE'],
    ['SELECT * FROM orders a JOIN orders b USING (customer)', 'TABLE'],
    ['FROM orders UNION ALL FROM orders', 'TABLE'],
    ['SELECT * FROM orders ORDER BY amount', 'TABLE'],
    ['SELECT * FROM orders LIMIT 1', 'TABLE'],
    ['SELECT *, random() FROM orders', 'TABLE'],
    ['SELECT *, uuid() FROM orders', 'TABLE'],
    ['SELECT *, current_timestamp::VARCHAR FROM orders', 'TABLE'],
    ['SELECT * FROM orders WHERE amount > (SELECT avg(amount) FROM orders)', 'TABLE'],
    ['SELECT unnest([1, 2]) FROM orders', 'TABLE'],
    ['SELECT 1', 'TABLE'],
  ])('%s is a %s, whatever stood there before', async (sql, type) => {
    await run(sql);
    expect(await relationType(database, 'big')).toBe(type);
  });

  it('a view over a view keeps rows too', async () => {
    await database.run('CREATE OR REPLACE VIEW dear AS SELECT * FROM orders WHERE amount > 6');
    await run("SELECT * FROM dear WHERE customer = 'a'");
    expect(await relationType(database, 'big')).toBe('VIEW');
  });

  it('what is distinct in a table is distinct in a part of it', async () => {
    const table = { name: 'orders', rows: 3, columns: [], key: 'order', unique: ['order'] };
    const part = async (sql: string) =>
      (await runCell('sql', { name: 'big', options: { sql }, tables: [table] }, database)).tables[0];
    expect(await part('SELECT * FROM orders WHERE amount > 6')).toMatchObject({
      unique: ['order'],
      key: 'order',
    });
    expect(await part('FROM orders')).toMatchObject({ unique: ['order'] });
    expect((await part('SELECT o.* FROM orders o'))?.unique).toBeUndefined();
    expect((await part('FROM orders UNION ALL FROM orders'))?.unique).toBeUndefined();
  });
});

describe('parameters', () => {
  it.each<[string, Value, string, unknown]>([
    ['a whole number', 6, 'INTEGER', 6],
    ['a decimal', 10.5, 'DECIMAL(3,1)', '10.5'],
    ['text', "o'1", 'VARCHAR', "o'1"],
    ['truth', true, 'BOOLEAN', true],
    ['a date', '2024-02-01', 'DATE', '2024-02-01'],
    ['no date', '2024-02-31', 'VARCHAR', '2024-02-31'],
    ['a time', '2024-02-01 10:30', 'TIMESTAMP', '2024-02-01T10:30:00'],
  ])('%s keeps its type', async (_what, value, type, read) => {
    await run('SELECT $p AS p, typeof($p) AS type', { p: value });
    const [row] = await rows();
    expect(row?.type).toBe(type);
    expect(String(row?.p).replace(' ', 'T')).toBe(String(read));
  });

  it('filters, in a view that does not depend on the setting', async () => {
    const outcome = await run('SELECT "order" FROM orders WHERE amount >= $high', { high: 10.5 });
    await database.run('SET VARIABLE high = 1000');
    expect(await rows()).toEqual([{ order: 'o1' }, { order: 'o2' }]);
    expect(outcome.statements[0]?.sql).toContain('10.5');
  });

  it('is shown with its value where a table is made', async () => {
    const outcome = await run('SELECT count(*) AS n FROM orders WHERE time >= $since', {
      since: '2024-02-01',
    });
    expect(await rows()).toEqual([{ n: 2 }]);
    expect(outcome.statements.map((one) => one.sql)).toEqual([
      `SET VARIABLE "since" = DATE '2024-02-01'`,
      expect.stringContaining(`getvariable('since')`),
    ]);
  });

  it('a value cannot become SQL', async () => {
    await run('SELECT * FROM orders WHERE customer = $who', { who: "a' OR 'x' = 'x" });
    expect(await rows()).toEqual([]);
  });

  it('stays text inside texts and comments', async () => {
    await run("SELECT '$p' AS p -- $q");
    expect(await rows()).toEqual([{ p: '$p' }]);
  });

  it.each([
    ['SELECT 1,\n  $nope', 'nope', { line: 2, column: 3 }],
    ['SELECT ?', '?', { line: 1, column: 8 }],
    ['SELECT $1', '1', { line: 1, column: 8 }],
    ['SELECT $toString', 'toString', { line: 1, column: 8 }],
  ])('%s is unknown', async (sql, name, position) => {
    const error = await refused(sql);
    expect(error.code).toBe('sql.unknown_parameter');
    expect(error.values).toEqual({ name });
    expect(error.position).toEqual(position);
  });
});

describe('what is refused', () => {
  const escape = 'select 1 x); drop table orders; create table zz as (select 1';

  it.each([
    [escape, 'sql.several_statements'],
    ['SELECT 1; SELECT 2', 'sql.several_statements'],
    ['SELECT 1; DROP TABLE orders', 'sql.several_statements'],
    ["SELECT U&'d'; DROP TABLE orders", 'sql.several_statements'],
    ['', 'sql.not_a_query'],
    ['-- nothing', 'sql.not_a_query'],
    [';', 'sql.not_a_query'],
    ['DROP TABLE orders', 'sql.not_a_query'],
    ["ATTACH 'x.db'", 'sql.not_a_query'],
    ["COPY orders TO 'in/x.csv'", 'sql.not_a_query'],
    ["COPY orders TO 'https://example.org/x.csv'", 'sql.not_a_query'],
    ["LOAD 'https://example.org/x.wasm'", 'sql.not_a_query'],
    ['INSTALL httpfs', 'sql.not_a_query'],
    ['SET threads = 1', 'sql.not_a_query'],
    ['PRAGMA version', 'sql.not_a_query'],
    ['CALL pragma_version()', 'sql.not_a_query'],
    ['INSERT INTO orders VALUES (1) RETURNING *', 'sql.not_a_query'],
    ['DELETE FROM orders RETURNING *', 'sql.not_a_query'],
    ['EXPLAIN ANALYZE SELECT 1', 'sql.not_a_query'],
    ['EXECUTE x', 'sql.not_a_query'],
    ["SELECT * FROM read_csv('https://example.org/x.csv')", 'sql.forbidden'],
    ["SELECT * FROM read_text('in/x.csv')", 'sql.forbidden'],
    [`SELECT * FROM "read_csv" ('in/x.csv')`, 'sql.forbidden'],
    ["FROM glob('*')", 'sql.forbidden'],
    ["SELECT getenv('HOME')", 'sql.forbidden'],
    ["FROM query('SELECT 1')", 'sql.forbidden'],
    ["SELECT * FROM 'https://example.org/x.csv'", 'sql.forbidden'],
    ["SELECT * FROM '/etc/passwd.csv'", 'sql.forbidden'],
    ['WITH w AS (DELETE FROM orders RETURNING *) FROM w', 'sql.failed'],
    ['SELECT 1) UNION (SELECT 2', 'sql.failed'],
    ['SELECT 1)', 'sql.failed'],
    ['SELECT (1', 'sql.failed'],
    ["SELECT 'abc", 'sql.failed'],
    ['SELECT 1 /*', 'sql.failed'],
  ])('%s: %s', async (sql, code) => {
    const before = await database.rows('SELECT table_name FROM information_schema.tables ORDER BY 1');
    expect((await refused(sql)).code).toBe(code);
    expect(await database.rows('SELECT table_name FROM information_schema.tables ORDER BY 1')).toEqual(
      before,
    );
    expect(await database.rows('SELECT count(*)::INTEGER AS n FROM orders')).toEqual([{ n: 3 }]);
  });

  it("the reader's files, read past the source, by any spelling", async () => {
    const path = await database.addFile('secret.csv', new Blob(['a,b\n1,2\n']));
    for (const sql of [
      `SELECT * FROM '${path}'`,
      `SELECT * FROM "${path}"`,
      `FROM "${path.slice(0, -4)}".csv`,
    ]) {
      expect((await refused(sql)).code, sql).toBe('sql.forbidden');
    }
  });

  it('a refused query leaves the rows of the last good one', async () => {
    await run('SELECT 42 AS answer');
    await refused('SELECT nothing_of_the_kind FROM orders');
    await refused('SELECT cast(customer AS INTEGER) AS n FROM orders');
    expect(await rows()).toEqual([{ answer: 42 }]);
  });
});

describe('errors', () => {
  it.each([
    ['SELECT a FROM orders', 1, 8],
    ['SELECT customer,\n  amonut\nFROM orders', 2, 3],
    ['SELECT customer\nFROM ordres', 2, 6],
    ['SELECT customer\nFORM orders', 2, 6],
    ["SELECT '中文客群', amonut FROM orders", 1, 16],
    ['SELECT $p, $p, amonut FROM orders', 1, 16],
    ['SELECT $p AS one,\n  $p + nope, $p FROM orders', 2, 8],
    ['SELECT customer FROM orders WHERE', 1, 34],
    ['SELECT CAST(customer AS INTEGER) AS n FROM orders', 1, 8],
    ['SELECT *\nFROM orders\nWHERE CAST(customer AS INTEGER) > 1', 3, 7],
    ['SELECT sum(CAST(customer AS INTEGER)) FROM orders', 1, 12],
    [`SELECT ${'customer, '.repeat(30)}amonut, ${'customer, '.repeat(30)}1 FROM orders`, 1, 308],
    [`SELECT ${"'会员', ".repeat(30)}amonut, ${'customer, '.repeat(30)}1 FROM orders`, 1, 188],
    ['DESCRIBE nowhere', 1, 10],
  ])('%s is found at %i:%i', async (sql, line, column) => {
    const error = await refused(sql, { p: 5 });
    expect(error.code).toBe('sql.failed');
    expect(error.position).toEqual({ line, column });
    expect(error.sql).toBe(sql);
    expect(error.message).not.toContain('LINE');
    expect(error.values.message).toBe(error.message);
  });

  it('the position of a limited query is still its own', async () => {
    const error: unknown = await run('SELECT nope FROM orders', {}, { limit: 5 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'sql.failed', position: { line: 1, column: 8 } });
  });
});
