import { expect, it } from 'vitest';
import { readerError } from '../../../src/cells/sql/reader-error';
import { KequnError } from '../../../src/model/failure';

const run = { source: 'SELECT * FROM nothere', before: 0, original: (offset: number) => offset };
const said = (message: string) => {
  const error = readerError(new KequnError('sql.failed', message, { sql: run.source }), run);
  return error instanceof KequnError ? error.message : '';
};

it('leaves out the excerpt and hints at tables of the engine’s own, and keeps those at tables of the document', () => {
  const text = 'Catalog Error: Table with name nothere does not exist!';
  const excerpt = '\n\nLINE 1: SELECT * FROM nothere\n                      ^';
  expect(said(`${text}\nDid you mean "pg_indexes"?${excerpt}`)).toBe(text);
  expect(said(`${text}\nDid you mean "orders"?${excerpt}`)).toBe(`${text}\nDid you mean "orders"?`);
});
