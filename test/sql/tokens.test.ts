import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESERVED } from '../../src/sql/reserved';
import { identifierName, significantTokens, tokenize } from '../../src/sql/tokens';
import { openTestDatabase, type TestDatabase } from '../support/database';

const texts = (sql: string) => tokenize(sql).map((token) => `${token.kind}:${token.text}`);
const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

describe('tokenize', () => {
  it('parts words, names in quotes, texts, numbers and signs', () => {
    expect(texts(`SELECT "a ""b""", 'it''s', 1.5e-3 FROM t WHERE x>=.5`)).toEqual([
      'identifier:SELECT',
      'quoted:"a ""b"""',
      'operator:,',
      `string:'it''s'`,
      'operator:,',
      'number:1.5e-3',
      'identifier:FROM',
      'identifier:t',
      'identifier:WHERE',
      'identifier:x',
      'operator:>',
      'operator:=',
      'number:.5',
    ]);
  });

  it('keeps what stands in comments and dollar quotes apart', () => {
    expect(texts('a -- b; c\n/* d /* e; */ f */ g $$h; i$$ $x$j $$ k$x$ $l')).toEqual([
      'identifier:a',
      'comment:-- b; c',
      'comment:/* d /* e; */ f */',
      'identifier:g',
      'string:$$h; i$$',
      'string:$x$j $$ k$x$',
      'parameter:$l',
    ]);
  });

  it('reads Chinese names and parameters, and blanks of every width', () => {
    expect(texts('SELECT 金额　FROM 订单 WHERE 城市=$城市')).toEqual([
      'identifier:SELECT',
      'identifier:金额',
      'identifier:FROM',
      'identifier:订单',
      'identifier:WHERE',
      'identifier:城市',
      'operator:=',
      'parameter:$城市',
    ]);
  });

  it('lets what is not closed run to the end', () => {
    expect(texts("a 'b; c")).toEqual(['identifier:a', "string:'b; c"]);
    expect(texts('a /* b; c')).toEqual(['identifier:a', 'comment:/* b; c']);
    expect(texts('a "b; c')).toEqual(['identifier:a', 'quoted:"b; c']);
    expect(texts('a $$b; c')).toEqual(['identifier:a', 'string:$$b; c']);
  });

  it("knows backslashes in e'…' only", () => {
    expect(texts(String.raw`e'a\'b' 'c\' d`)).toEqual([
      String.raw`string:e'a\'b'`,
      String.raw`string:'c\'`,
      'identifier:d',
    ]);
  });

  it('covers any text without gaps but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (sql) => {
        let at = 0;
        for (const token of tokenize(sql)) {
          expect(sql.slice(at, token.start).trim()).toBe('');
          expect(token.text).toBe(sql.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(sql.slice(at).trim()).toBe('');
      }),
      { seed: 1, numRuns: numRuns * 10 },
    );
  });
});

describe('beside the engine', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const piece = fc.oneof(
    fc.constantFrom(
      'select',
      'FROM',
      'with',
      'rfm',
      'Orders',
      '订单',
      '_x1',
      'a$b',
      '"order"',
      '"a ""q"" b"',
      '"订;单"',
    ),
    fc.constantFrom(
      "'x'",
      "'it''s'",
      "'；;'",
      "e'a\\'b;'",
      "x'ab'",
      '$$a;b$$',
      '$t$ ; $$ $t$',
      "''",
      "'中文'",
    ),
    fc.constantFrom('1', '1.5', '.5', '2e3', '1_000', '0x1F', '3.'),
    fc.constantFrom('(', ')', ',', ';', '+', '>=', '::', '[', ']', '||'),
    // A sign after the line break: texts on lines of their own are one text to SQL, two tokens to us.
    fc.constantFrom('-- c; d\n+', '/* e; */', '/* f /* g; */ h */'),
  );

  it('begins names, texts and numbers and ends statements where DuckDB does', async () => {
    const property = fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const sql = pieces.join(' ');
      const ours = significantTokens(sql)
        .filter((token) => token.kind !== 'operator' || token.text === ';')
        .map((token) => token.start);
      const theirs = (await database.tokenize(sql))
        .filter((token) => !/[-+:()<>=,|[\]]/.test(sql[token.offset] ?? ''))
        .map((token) => token.offset);
      expect(ours, sql).toEqual(theirs);
    });
    await fc.assert(property, { seed: 7, numRuns: numRuns * 4 });
  });

  it('knows the same reserved words', async () => {
    const rows = await database.rows<{ word: string }>(
      "SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category = 'reserved'",
    );
    expect([...RESERVED].sort()).toEqual(rows.map((row) => row.word).sort());
  });

  it('names what the engine takes for the name', async () => {
    const names = ['a', '"A ""b"" c"', '中', '"x;y"'];
    for (const name of names) {
      const [row] = await database.rows(`SELECT 1 AS ${name}`);
      expect(Object.keys(row ?? {})).toEqual([identifierName(significantTokens(name)[0])]);
    }
  });
});
