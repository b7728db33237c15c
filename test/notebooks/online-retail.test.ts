import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../support/shared-data';
import { notebookText, runNotebook, type NotebookRun } from '../support/run-notebook';

const file = sharedData('online_retail/online_retail.csv.gz');

describe.skipIf(file === null)('Online Retail as a whole notebook (needs shared/data)', () => {
  let run: NotebookRun;
  beforeAll(async () => {
    run = await runNotebook({ text: notebookText('online-retail'), inputs: { orders: [file ?? ''] } });
  }, 180_000);
  afterAll(() => run.engine.close());

  it('runs every cell', () => {
    const states = Object.entries(run.results.cells).map(([name, cell]) => [name, cell.state, cell.error]);
    expect(states).toEqual([
      ['orders', 'done', null],
      ['orders_clean', 'done', null],
      ['rfm', 'done', null],
      ['groups', 'done', null],
    ]);
  });
});
