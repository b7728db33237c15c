import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceResult } from '../../../src/cells/source/definition';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { ident } from '../../../src/sql/sql';
import { type Cell, type DirtyFile } from './dirty-file';
import { CORPUS } from './index';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A value as plain text: decimals without their trailing zeros. */
const plain = (name: string) =>
  `CASE WHEN regexp_matches(typeof(${name}), '^(DECIMAL|DOUBLE)') THEN rtrim(rtrim(${name}::VARCHAR, '0'), '.') ELSE ${name}::VARCHAR END AS ${name}`;

async function importDirty(dirty: DirtyFile) {
  const files = await dirty.files();
  const options = { input: 'dirty', ...dirty.options };
  const outcome = await runCell('source', { name: 'dirty', options, files: { dirty: files } }, database);
  const columns = dirty.columns.map(ident);
  const rows = await database.rows<Record<string, Cell>>(
    `SELECT ${columns.map(plain).join(', ')} FROM dirty`,
  );
  return { outcome, rows: rows.map((row) => dirty.columns.map((name) => row[name] ?? null)) };
}

const sorted = (rows: readonly (readonly Cell[])[]) => rows.map((row) => JSON.stringify(row)).sort();

describe(`${CORPUS.length} dirty files`, () => {
  it('are at least sixty, each under a name of its own', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  });

  it.each(CORPUS.map((dirty) => [dirty.name, dirty.trait, dirty] as const))(
    '%s: %s',
    async (_, __, dirty) => {
      const { outcome, rows } = await importDirty(dirty);
      const result = outcome.result as SourceResult;
      expect(sorted(rows)).toEqual(sorted(dirty.rows));
      const codes: readonly string[] = outcome.warnings.map(({ code }) => code);
      for (const code of dirty.warns ?? []) expect(codes).toContain(code);
      expect(result).toMatchObject(dirty.result ?? {});
      expect(result.rows_in_file).toBe(result.rows + result.rejected + result.summary_rows);
    },
  );
});
