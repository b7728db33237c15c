import { expect, it } from 'vitest';
import type { CellResult, Results } from '../../src/cli/results';
import { allRan, summaryOf } from '../../src/cli/summary';

const CELL: CellResult = {
  kind: 'sql',
  state: 'done',
  seconds: 1,
  warnings: [],
  error: null,
  tables: {},
  result: null,
  from: { files: 1, period: null },
};
const RESULTS: Results = {
  title: null,
  as_of: null,
  as_of_from: null,
  cells: { a: CELL },
  to_review: [],
  error: null,
};

it('is a success only if every cell ran and the document could be read', () => {
  const error = { code: 'document.bad_front_matter', message: 'invalid YAML: x' } as const;
  expect(allRan(RESULTS)).toBe(true);
  expect(allRan({ ...RESULTS, error })).toBe(false);
  for (const state of ['failed', 'blocked', 'cancelled'] as const)
    expect(allRan({ ...RESULTS, cells: { a: CELL, b: { ...CELL, state } } })).toBe(false);
});

it('says of every cell that did not run why, and where', () => {
  const error = {
    code: 'sql.failed',
    message: 'Parser Error: x',
    position: { line: 2, column: 5 },
  } as const;
  const unknown = {
    code: 'import.unknown_column',
    message: 'unknown column: 买家',
    values: { column: '买家', columns: '买家昵称, 金额' },
  } as const;
  const cells = {
    a: CELL,
    b: { ...CELL, state: 'failed', error },
    c: { ...CELL, state: 'failed', error: unknown },
  } as const;
  expect(summaryOf({ ...RESULTS, cells })).toEqual({
    out: ['a: done', 'b: failed', 'c: failed'],
    err: [
      'b: Parser Error: x (line 2, column 5) [sql.failed]',
      'c: unknown column: 买家 [import.unknown_column]; the columns are: 买家昵称, 金额',
    ],
  });
});

it('says that a document has no cells, and what is wrong with its settings', () => {
  const error = { code: 'document.bad_front_matter', message: 'invalid YAML: x' } as const;
  expect(summaryOf({ ...RESULTS, cells: {}, error })).toEqual({
    out: ['no cells: the document has none to run'],
    err: ['document: invalid YAML: x [document.bad_front_matter]'],
  });
});
