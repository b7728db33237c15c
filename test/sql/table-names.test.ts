import { describe, expect, it } from 'vitest';
import { renameTable, tableNames } from '../../src/sql/table-names';

const published = ['orders', 'rfm', 'rfm_segments', 'order'];
const names = (sql: string) => tableNames(sql, published);

describe('tableNames', () => {
  it('finds published tables in any case, quoted or not, once each and in order', () => {
    expect(names('SELECT * FROM RFM JOIN "orders" USING (customer) JOIN rfm r2 ON true')).toEqual([
      'rfm',
      'orders',
    ]);
  });

  it('does not look into texts and comments', () => {
    expect(names("SELECT 'rfm' /* orders */ -- rfm_segments\nFROM x")).toEqual([]);
  });

  it('knows tables named by a text', () => {
    expect(names("FROM 'orders'")).toEqual(['orders']);
  });

  it('takes a reserved word for a name only in quotes', () => {
    expect(names('SELECT * FROM rfm ORDER BY 1')).toEqual(['rfm']);
    expect(names('SELECT * FROM "order"')).toEqual(['order']);
  });

  it('leaves out aliases and columns', () => {
    expect(names('SELECT x.rfm, count(*) AS orders FROM x')).toEqual([]);
    expect(names('SELECT * FROM main.orders')).toEqual(['orders']);
  });

  it('leaves out common table expressions where they hold', () => {
    expect(names('WITH rfm AS (SELECT * FROM orders) SELECT * FROM rfm')).toEqual(['orders']);
    expect(names('WITH a AS (SELECT 1), rfm(x) AS NOT MATERIALIZED (FROM a) FROM rfm')).toEqual([]);
    expect(names('WITH RECURSIVE rfm AS (SELECT 1 UNION ALL SELECT * FROM rfm) FROM rfm')).toEqual([]);
  });

  it('knows that a common table expression of the same name reads the table', () => {
    expect(names('WITH orders AS (SELECT * FROM orders WHERE amount > 0) SELECT * FROM orders')).toEqual([
      'orders',
    ]);
  });

  it('knows that a common table expression ends with its parentheses', () => {
    expect(names('SELECT * FROM (WITH rfm AS (SELECT 1) FROM rfm), rfm')).toEqual(['rfm']);
    expect(names('SELECT * FROM (WITH rfm AS (SELECT 1) FROM rfm)')).toEqual([]);
  });
});

describe('renameTable', () => {
  it('renames every mention and nothing else', () => {
    const sql = 'SELECT rfm.customer, x.rfm, \'rfm\' -- rfm\nFROM RFM JOIN "rfm" b ON true';
    expect(renameTable(sql, 'rfm', 'scores')).toBe(
      'SELECT scores.customer, x.rfm, \'rfm\' -- rfm\nFROM scores JOIN "scores" b ON true',
    );
  });

  it('leaves common table expressions alone and quotes reserved words', () => {
    expect(renameTable('WITH rfm AS (FROM orders) FROM rfm', 'rfm', 'x')).toBe(
      'WITH rfm AS (FROM orders) FROM rfm',
    );
    expect(renameTable('FROM orders', 'orders', 'order')).toBe('FROM "order"');
  });
});
