import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('reads every type exactly', async () => {
  const [row] =
    await database.rows(`SELECT 12345678901234567890::HUGEINT AS huge, -1234.5::DECIMAL(18,4) AS money,
    DATE '1890-02-03' AS day, TIMESTAMP '2024-03-01 08:05:00.000123' AS at, 9007199254740993::BIGINT AS big,
    42::BIGINT AS small, NULL AS nothing, TRUE AS yes, 'é客' AS word, 0.1::DOUBLE AS tenth, [1, 2] AS list`);
  expect(row).toEqual({
    huge: '12345678901234567890',
    money: '-1234.5000',
    day: '1890-02-03',
    at: '2024-03-01 08:05:00.000123',
    big: '9007199254740993',
    small: 42,
    nothing: null,
    yes: true,
    word: 'é客',
    tenth: 0.1,
    list: '[1,2]',
  });
});

it('hands numbers over as typed arrays and takes them back', async () => {
  const { a, b } = await database.numbers(
    'SELECT i::DOUBLE AS a, CASE WHEN i % 2 = 0 THEN i END AS b FROM range(5000) t(i)',
  );
  expect(a?.length).toBe(5000);
  expect(a?.[4999]).toBe(4999);
  expect(b?.[1]).toBeNaN();
  await database.insert('numbers', {
    at: Int32Array.from([3, 1, 2]),
    value: Float64Array.from([0.5, NaN, -1]),
  });
  expect(await database.rows('SELECT * FROM numbers')).toEqual([
    { at: 3, value: 0.5 },
    { at: 1, value: NaN },
    { at: 2, value: -1 },
  ]);
  await expect(database.numbers(`SELECT 'x' AS word`)).rejects.toMatchObject({
    code: 'analysis.not_numeric',
  });
});

it('keeps the engine locked', async () => {
  for (const attack of [
    `SELECT * FROM read_csv('/etc/hostname')`,
    `LOAD 'https://example.com/x.duckdb_extension'`,
    'SET enable_external_access=true',
    `COPY (SELECT 1) TO '/tmp/kequn-escape.csv'`,
    `ATTACH '/tmp/kequn-escape.db'`,
  ]) {
    await expect(database.run(attack)).rejects.toMatchObject({ code: 'sql.forbidden' });
  }
});

it('counts token offsets in UTF-16 units', async () => {
  const sql = `SELECT '客群😀' AS x FROM t WHERE a = $p`;
  const tokens = await database.tokenize(sql);
  const offset = tokens.at(-1)?.offset ?? 0;
  expect(sql.slice(offset - 1)).toBe('$p');
});

it('reads a second file of the same name as itself', async () => {
  const first = await database.addFile('orders.csv', new Blob(['a\n1\n']));
  expect(await database.rows(`SELECT a FROM read_csv('${first}')`)).toEqual([{ a: 1 }]);
  const second = await database.addFile('orders.csv', new Blob(['a\n2\n3\n']));
  expect(await database.rows(`SELECT a FROM read_csv('${second}')`)).toEqual([{ a: 2 }, { a: 3 }]);
  await database.dropFile(first);
  expect(await database.rows(`SELECT a FROM read_csv('${second}')`)).toHaveLength(2);
});
