import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerResult } from '../../src/cells/ledger/definition';
import { members, orders } from '../e2e/ledger-files';
import { encode } from '../support/encode';
import { notebookText, runNotebook, type NotebookRun } from '../support/run-notebook';

const folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));

/** Writes a file as a shop's till would: in GB18030. */
function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, encode(text, 'gb18030'));
  return file;
}

function phoneOf(i: number): string {
  const line = members().split('\n')[i + 1] ?? '';
  return line.split(',')[2] ?? '';
}

/** The same by hand: ids of the list and of the orders, and phones that nobody in the list has. */
function expectedCustomers(): number {
  const column = (text: string, at: number) =>
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[at] ?? '');
  return new Set([...column(members(), 0), ...column(orders(), 1)]).size + 1;
}

describe('a ledger of files in GB18030', () => {
  let run: NotebookRun;
  beforeAll(async () => {
    const tickets = [
      '手机号,投诉时间,投诉内容,处理状态',
      `${phoneOf(3)},2024-06-01,配送慢,未处理`,
      `+86 ${phoneOf(4)},2024-06-02,破损,已处理`,
      `13700001111,2024-06-03,没有回音,处理中`,
      `匿名,2024-06-04,没有回音,处理中`,
    ];
    run = await runNotebook({
      text: notebookText('ledger-shop'),
      inputs: {
        members: [written('members.csv', members())],
        orders: [written('orders.csv', orders())],
        tickets: [written('tickets.csv', `${tickets.join('\n')}\n`)],
      },
    });
  });
  afterAll(() => run.engine.close());

  it('runs whole', () => {
    const states = Object.values(run.results.cells).map(({ state }) => state);
    expect(states).toEqual(states.map(() => 'done'));
  });

  it('counts every customer once, and every row', () => {
    const result = run.results.cells['ledger']?.result as LedgerResult;
    expect(result.customers).toBe(expectedCustomers());
    for (const { rows, by, unknown } of result.sources)
      expect(by.customer + by.phone + by.email + by.name + unknown).toBe(rows);
    expect(result.sources.map(({ unknown }) => unknown)).toEqual([0, 1, 0]);
  });

  it('finds complaints by phone and gives them to the right customer', async () => {
    const rows = await run.engine.database.rows('SELECT * FROM open_complaints');
    expect(rows).toEqual([
      { customer: 'M1003', open_complaints: 1 },
      { customer: 'tel:13700001111', open_complaints: 1 },
    ]);
  });

  it('agrees with RFM on who bought how much', async () => {
    const differing = await run.engine.database.rows(
      'SELECT customer FROM ledger FULL JOIN rfm USING (customer) WHERE orders > 0 AND (frequency IS DISTINCT FROM orders OR abs(monetary - amount::DOUBLE) > 1e-9)',
    );
    expect(differing).toEqual([]);
  });
});
