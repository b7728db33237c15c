import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CleanResult } from '../../src/cells/clean/result';
import { notebookText, runNotebook, type NotebookRun } from '../support/run-notebook';
import { sharedData } from '../support/shared-data';

const later = sharedData('online_retail/online_retail.csv.gz');
const earlier = sharedData('online_retail_ii/online_retail_II.parquet');

describe.skipIf(later === null || earlier === null)(
  'A recipe over Online Retail, replayed on the year before (needs shared/data)',
  () => {
    let run: NotebookRun;
    beforeAll(async () => {
      const inputs = { orders: [later ?? ''], earlier: [earlier ?? ''] };
      run = await runNotebook({ text: notebookText('online-retail-recipe'), inputs });
    }, 400_000);
    afterAll(() => run.engine.close());

    /** The one row of a query, by column. */
    async function counted(table: string): Promise<Record<string, number>> {
      const page = await run.engine.rows({ table, offset: 0, limit: 1 });
      return Object.fromEntries(page.columns.map(({ name }, i) => [name, Number(page.rows[0]?.[i])]));
    }

    const result = (name: string) => run.results.cells[name]?.result as CleanResult;

    it('runs every cell', () => {
      const states = Object.entries(run.results.cells).map(([name, cell]) => [name, cell.state, cell.error]);
      expect(states).toEqual(Object.keys(run.results.cells).map((name) => [name, 'done', null]));
      expect(run.results.cells['orders_clean']?.warnings).toEqual([]);
    });

    it.each([
      [
        'orders_clean',
        'counted',
        { all: 541909, cancelled: 9288, nobody: 134697, nothing: 40, kept: 397884 },
      ],
      [
        'earlier_clean',
        'counted_earlier',
        { all: 525461, cancelled: 10206, nobody: 107560, nothing: 31, kept: 407664 },
      ],
    ])('%s: each step takes out what a query counts', async (cell, query, published) => {
      const wanted = await counted(query);
      expect(wanted).toEqual(published);
      const { steps, rows_in, rows_out } = result(cell);
      expect(steps.map(({ state, reason }) => [state, reason])).toEqual(steps.map(() => ['done', null]));
      expect(rows_in).toBe(wanted['all']);
      expect(steps.map(({ rows_in: before, rows_out: after }) => before - after)).toEqual([
        0,
        wanted['cancelled'],
        wanted['nobody'],
        wanted['nothing'],
      ]);
      expect(rows_out).toBe(wanted['kept']);
    });

    it('lists what was excluded by reason, and it adds up', async () => {
      const page = await run.engine.rows({ table: 'orders_clean_excluded', offset: 0, limit: 1 });
      expect(page.total).toBe(541909 - 397884);
      const bridge = await run.engine.bridge({
        cell: 'x',
        chain: ['orders', 'orders_clean'],
        file: null,
        refunds: 'keep',
        asOf: null,
      });
      const between = bridge.steps.slice(0, 5).map(({ step, reason, rows }) => [step, reason ?? null, rows]);
      expect(between).toEqual([
        ['table', null, 541909],
        ['excluded', '取消单', 9288],
        ['excluded', '没有客户编号', 134697],
        ['excluded', '数量或单价不是正数', 40],
        ['table', null, 397884],
      ]);
      const amount = (step: string) =>
        bridge.steps.filter((one) => one.step === step).reduce((sum, one) => sum + (one.amount ?? 0), 0);
      expect(bridge.steps[4]?.amount).toBeCloseTo(8911407.904, 2);
      expect((bridge.steps[0]?.amount ?? 0) - amount('excluded')).toBeCloseTo(8911407.904, 2);
    });

    it('unites both files and drops the overlap', async () => {
      const wanted = await counted('counted_both');
      const { steps, rows_out } = result('both');
      expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
      expect([steps[0]?.rows_in, steps[0]?.rows_out]).toEqual([525461, 525461 + 541909]);
      // Of the later file 22,523 rows are in the earlier one too; 11,814 more repeat within a file.
      expect(wanted).toEqual({ all: 1067370, kept: 1033033, overlap: 22523, second_in_overlap: 22523 });
      expect(rows_out).toBe(wanted['kept']);
    });
  },
);
