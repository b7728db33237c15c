import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerResult } from '../../../src/cells/ledger/definition';
import type { LedgerFile, LedgerQuestion } from '../../../src/cells/ledger/question';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { askCell, runCell } from '../../support/run-cell';
import { makeTable, type Row } from './shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Files = Readonly<Record<string, readonly File[]>>;
const CELL = { sources: [{ from: 'members' }], complete: ['name', 'phone', 'city'] };

async function run(members: readonly Row[], files: Files = {}) {
  await makeTable(database, 'members', members);
  const outcome = await runCell('ledger', { options: CELL, tables: ['members'], files }, database);
  return outcome.result as LedgerResult;
}

async function ask(question: LedgerQuestion, files: Files = {}): Promise<File> {
  const cell = { options: CELL, tables: ['members'], files };
  const file = (await askCell('ledger', cell, question, database)) as LedgerFile;
  return new File([file.bytes], file.name);
}

/** Runs, and applies what is new. */
async function apply(members: readonly Row[], seen: string, files: Files = {}): Promise<Files> {
  await run(members, files);
  return { ...files, memory_ledger: [await ask({ type: 'new_memory', seen }, files)] };
}

const all = (sql: string) => database.rows(sql).then((rows) => rows.map((row) => Object.values(row)));

const FIRST: readonly Row[] = [
  { customer: '1', name: '张三', phone: '13812345671', city: '上海' },
  { customer: '2', name: '李四', phone: '13812345672', city: '杭州' },
  { customer: '3', name: '王五', phone: null, city: '北京' },
];
const SECOND: readonly Row[] = [
  { customer: '1', name: '张三', phone: '13812345671', city: '苏州' },
  { customer: '2', name: '李四', phone: null, city: '杭州' },
  { customer: '4', name: '赵六', phone: '13812345674', city: '广州' },
];

describe('ledger memory', () => {
  it('shows an update first and applies it when the reader agrees', async () => {
    const files = await apply(FIRST, '2024-06-01');
    expect(await files['memory_ledger']?.[0]?.text()).toMatch(
      /^customer,ids,first_seen,last_seen,gone,dates,name,/,
    );
    const same = await run(FIRST, files);
    expect(same.memory).toMatchObject({
      customers: 3,
      last_seen: '2024-06-01',
      changes: { added: 0, changed: 0, vanished: 0, returned: 0, merged: 0 },
    });
    const update = await run(SECOND, files);
    expect(update.memory?.changes).toEqual({
      added: 1,
      changed: 1,
      vanished: 1,
      returned: 0,
      merged: 0,
      fields: [{ field: 'city', values: 1 }],
    });
    expect(
      await all('SELECT customer, change, field, old, new, seen FROM ledger_changes ORDER BY 1'),
    ).toEqual([
      ['1', 'changed', 'city', '上海', '苏州', '2024-06-01'],
      ['3', 'vanished', null, null, null, '2024-06-01'],
      ['4', 'added', null, null, null, null],
    ]);
    // Until it is applied the ledger is what it was.
    const before = [
      ['1', '上海'],
      ['2', '杭州'],
      ['3', '北京'],
    ];
    expect(await all('SELECT customer, city FROM ledger ORDER BY 1')).toEqual(before);
    const applied = { memory_ledger: [await ask({ type: 'new_memory', seen: '2024-07-01' }, files)] };
    const after = await run(SECOND, applied);
    expect(after.memory?.changes).toMatchObject({ added: 0, changed: 0, vanished: 0 });
    expect(await all('SELECT customer, phone, city, last_seen, gone FROM ledger ORDER BY 1')).toEqual([
      ['1', '13812345671', '苏州', '2024-07-01', false],
      ['2', '13812345672', '杭州', '2024-07-01', false],
      ['3', null, '北京', '2024-06-01', true],
      ['4', '13812345674', '广州', '2024-07-01', false],
    ]);
    // The phone that no file has any more was last seen in June.
    expect(await applied.memory_ledger[0]?.text()).toMatch(
      /^2,,2024-06-01,2024-07-01,,phone=2024-06-01,李四,/m,
    );
    const back = await run(FIRST, applied);
    expect(back.memory?.changes).toMatchObject({ returned: 1, vanished: 1, changed: 1 });
    expect(await all("SELECT seen FROM ledger_changes WHERE change = 'changed'")).toEqual([['2024-07-01']]);
  });

  it('keeps the ids customers had, and joins what turns out to be one', async () => {
    const files = await apply(FIRST, '2024-06-01');
    const joined: Row[] = [
      { ...FIRST[0], customer: '1' },
      { ...FIRST[1], phone: '13812345671', customer: '2' },
      FIRST[2] ?? {},
    ];
    const result = await run(joined, files);
    expect(result.memory?.changes).toMatchObject({ merged: 1, vanished: 0, added: 0 });
    const next = { memory_ledger: [await ask({ type: 'new_memory', seen: '2024-07-01' }, files)] };
    // The phone is gone again: the memory knows that 1 and 2 are one.
    expect((await run(FIRST, next)).customers).toBe(2);
  });

  it('remembers figures that were found right', async () => {
    const amounts: Row[] = Array.from({ length: 60 }, (_, i) => ({
      customer: `c${i}`,
      name: 'x',
      age: i === 0 ? 180 : 20 + (i % 9),
    }));
    expect((await run(amounts)).outliers).toEqual({ open: 1, verified: 0 });
    const add = [{ kind: 'verified', a: 'c0', b: 'age', value: '180' }] as const;
    const files = { decisions_ledger: [await ask({ type: 'decide', add })] };
    expect((await run(amounts, files)).outliers).toEqual({ open: 0, verified: 1 });
    const without = { decisions_ledger: [await ask({ type: 'decide', add: [], remove: add }, files)] };
    expect((await run(amounts, without)).outliers).toEqual({ open: 1, verified: 0 });
  });

  it('refuses a file that is no memory', async () => {
    const file = new File(['a,b\n1,2\n'], 'x.csv');
    await expect(run(FIRST, { memory_ledger: [file] })).rejects.toMatchObject({ code: 'ledger.bad_memory' });
  });

  const ids = ['a', 'b', 'c', 'd', 'e'];
  const row = fc.record({
    customer: fc.constantFrom(...ids),
    name: fc.option(fc.constantFrom('甲', '乙', '丙"，'), { nil: null }),
    city: fc.option(fc.constantFrom('上海', '北 京', 'a,b'), { nil: null }),
  });
  const list = fc.uniqueArray(row, { selector: ({ customer }) => customer, minLength: 1, maxLength: 5 });

  it('finds exactly the differences of two exports, computed another way', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, async (before, after) => {
        const files = await apply(before, '2024-01-01');
        await run(after, files);
        const old = new Map(before.map((one) => [one.customer, one]));
        const expected: unknown[][] = [];
        for (const one of after) {
          const was = old.get(one.customer);
          if (!was) expected.push([one.customer, 'added', null, null, null]);
          for (const field of ['name', 'city'] as const) {
            if (was && one[field] !== null && one[field] !== was[field])
              expected.push([one.customer, 'changed', field, was[field], one[field]]);
          }
        }
        for (const { customer } of before)
          if (!after.some((one) => one.customer === customer))
            expected.push([customer, 'vanished', null, null, null]);
        const found = await all('SELECT customer, change, field, old, new FROM ledger_changes');
        const sorted = (rows: unknown[][]) => rows.map((one) => JSON.stringify(one)).sort();
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      { seed: 11, numRuns: Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 50) / 10) },
    );
  });

  it('does not depend on the order of rows', async () => {
    const wide = fc.array(
      fc.record({
        customer: fc.option(fc.constantFrom(...ids), { nil: null }),
        phone: fc.option(fc.constantFrom('13812345671', '13812345672', '13812345673'), { nil: null }),
        name: fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: null }),
        city: fc.option(fc.constantFrom('上海', '北京'), { nil: null }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(wide, async (rows) => {
        const tables = ['ledger', 'ledger_conflicts', 'ledger_keys', 'ledger_review'];
        const read = async () =>
          JSON.stringify(
            await Promise.all(tables.map((table) => all(`SELECT * FROM ${table} ORDER BY ALL`))),
          );
        await run(rows);
        const first = await read();
        await run([...rows].reverse());
        expect(await read()).toBe(first);
      }),
      { seed: 5, numRuns: Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 50) / 10) },
    );
  });
});
