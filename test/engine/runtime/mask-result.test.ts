import { expect, it } from 'vitest';
import { maskResult } from '../../../src/engine/runtime/mask-result';
import type { Outcome } from '../../../src/model/cell';

const outcome = (result: unknown, customer = false): Outcome => ({
  tables: [
    {
      name: 't',
      rows: 1,
      columns: [
        { name: 'reach', type: 'VARCHAR', sensitivity: 'personal' },
        { name: 'customer', type: 'VARCHAR', ...(customer && { sensitivity: 'personal' as const }) },
      ],
    },
  ],
  result,
  warnings: [
    {
      code: 'import.values_not_converted',
      values: { column: 'reach', count: 2, example: '王小明家', type: 'date' },
    },
    { code: 'customers.dominant', values: { customer: '李雷雷', share: 0.5 } },
  ],
  statements: [],
});

it('masks what is said of a personal column, and leaves the rest', () => {
  const masked = maskResult(
    outcome({
      columns: [
        { name: 'reach', examples: ['王小明'], missing: 3 },
        { name: 'city', examples: ['杭州'] },
      ],
      map: { name: '姓名' },
    }),
  );
  expect(masked.result).toEqual({
    columns: [
      { name: 'reach', examples: ['王**'], missing: 3 },
      { name: 'city', examples: ['杭州'] },
    ],
    map: { name: '姓名' },
  });
  expect(masked.warnings[0]?.values['example']).toBe('王***');
  expect(masked.warnings[1]?.values['customer']).toBe('李雷雷');
});

it('masks phones, e-mails and id numbers wherever they stand, and no other digits', () => {
  const masked = maskResult(
    outcome({
      line: 'a 13812345641 b zhang@x.cn 11010519491231002X',
      order: '202403010001234567',
      at: '2024-03-01 10:00:00',
    }),
  );
  expect(masked.result).toEqual({
    line: 'a 138****5641 b z***@x.cn 110****002X',
    order: '202403010001234567',
    at: '2024-03-01 10:00:00',
  });
});

it('masks the customer a warning speaks of where ids are personal', () => {
  expect(maskResult(outcome({}, true)).warnings[1]?.values['customer']).toBe('李**');
});

it('hands typed arrays on as they are', () => {
  const values = Float64Array.from([1, 2]);
  expect(maskResult(outcome({ values })).result).toEqual({ values });
});

it('masks what is said of a personal column of a table that was read, and leaves an offered step as it is', () => {
  const columns = [{ name: 'nick', type: 'VARCHAR', sensitivity: 'personal' as const }];
  const step = { map_values: { column: 'nick', map: { 李小雷: '李雷' } } };
  const read = { name: 'orders', columns, rows: 1 };
  const found = maskResult(
    { ...outcome({ problems: [{ columns: ['nick'], examples: ['李小雷'], step }] }), tables: [] },
    [read],
  );
  expect(found.result).toEqual({ problems: [{ columns: ['nick'], examples: ['李**'], step }] });
});
