import { afterAll, beforeAll, expect, it } from 'vitest';
import { readIdCard } from '../../../src/lib/id-card';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

// The example of GB 11643 (a woman of Beijing born on the last day of 1949), one of fifteen places, and what does not hold.
const NUMBERS = [
  ['a', ' 11010519491231002x '],
  ['b', '110105491231001'],
  ['c', '110105194912310021'],
  ['d', '无'],
  ['e', null],
] as const;

const clean = async (step: object) => {
  await tableOf(database, 'raw', ['customer', 'id'], NUMBERS);
  return cleaned(database, 'raw', [{ id_card: step }]);
};

it('takes band, sex and province, and drops the numbers', async () => {
  expect(readIdCard('11010519491231002X')).not.toBeNull();
  const { rows } = await clean({ column: 'id', at: '1999-12-30' });
  const byCustomer = [...rows].sort((x, y) => String(x['customer']).localeCompare(String(y['customer'])));
  // A day before their birthday they are still 49.
  expect(byCustomer).toEqual([
    { customer: 'a', age_band: '40–<50', sex: '女', province: '北京市' },
    { customer: 'b', age_band: '40–<50', sex: '男', province: '北京市' },
    ...['c', 'd', 'e'].map((customer) => ({ customer, age_band: null, sex: null, province: null })),
  ]);
});

it('counts a birthday on its day', async () => {
  const { rows } = await clean({ column: 'id', take: ['age_band'], at: '1999-12-31', into: 'p_' });
  expect(rows.find((row) => row['customer'] === 'a')).toEqual({ customer: 'a', p_age_band: '50–<60' });
});

it('takes no age where no day is named, and never one at an unknown day', async () => {
  const { rows } = await clean({ column: 'id' });
  expect(Object.keys(rows[0] ?? {})).toEqual(['customer', 'sex', 'province']);
  const { steps } = await clean({ column: 'id', take: ['age_band'] });
  expect(JSON.stringify(steps[0])).toContain('bad_options');
});
