import { describe, expect, it } from 'vitest';
import { availableTo } from '../../src/notebook/available';
import { bridgeRequest } from '../../src/notebook/bridge-request';
import * as edits from '../../src/notebook/document/edit';
import { parse } from '../../src/notebook/document/parse';
import { History } from '../../src/notebook/history';
import { NotebookStore } from '../../src/notebook/notebook.svelte';
import { NotebookRunner } from '../../src/notebook/runner';
import { FakeEngine } from './fake-engine';
import { fakeDefinition } from './fake-kinds';

const TEXT = `---
kequn: 1
as_of: 2024-07-01
inputs:
  orders: { customer: text }
---
\`\`\`source orders
input: orders
\`\`\`

\`\`\`scope chosen
from: orders
\`\`\`

\`\`\`rfm rfm
from: chosen
\`\`\`
`;

function start(text = TEXT) {
  const engine = new FakeEngine();
  return {
    engine,
    runner: new NotebookRunner({ engine, document: parse(text), definitionOf: fakeDefinition }),
  };
}

describe('what a cell can refer to', () => {
  it('is everything that does not depend on it', async () => {
    const { runner } = start();
    await runner.settled();
    expect(availableTo(runner.snapshot, 'chosen')).toEqual({
      tables: [{ name: 'orders', columns: [] }],
      segmentations: [],
      inputs: ['orders'],
    });
    const all = availableTo(runner.snapshot);
    expect(all.tables.map(({ name }) => name)).toEqual(['orders', 'chosen', 'rfm', 'rfm_segments']);
    expect(all.segmentations).toEqual(['rfm']);
  });
});

describe('reconciliation', () => {
  it('goes from the source on to the table that the cell uses', async () => {
    const { runner } = start();
    await runner.settled();
    expect(bridgeRequest(runner.snapshot, 'rfm')).toEqual({
      cell: 'rfm',
      chain: ['orders', 'chosen'],
      file: { rows: 0, rejected: 0, summary: 0 },
      refunds: 'net',
      asOf: '2024-07-01',
    });
    expect(bridgeRequest(runner.snapshot, 'orders')).toBeNull();
    expect(bridgeRequest(runner.snapshot, 'nobody')).toBeNull();
  });

  it('does not run in circles', () => {
    const { runner } = start('```scope a\nfrom: b\n```\n\n```scope b\nfrom: a\n```\n');
    expect(bridgeRequest(runner.snapshot, 'a')?.chain).toEqual(['b', 'a', 'b'].slice(1));
  });
});

describe('a batch', () => {
  it('runs what it makes stale once', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    runner.batch(() => {
      runner.setFiles('orders', [new File(['a'], 'a.csv')]);
      runner.edit((document) => edits.setOption(document, 'orders', ['n'], 1));
      expect(engine.take()).toEqual([]);
    });
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'chosen', 'rfm']);
  });
});

describe('history', () => {
  it('goes back and forth, and forgets what was undone once something else is done', () => {
    const history = new History('a');
    for (const next of ['b', 'c']) history.push(next);
    history.undo();
    expect(history.current).toBe('b');
    history.push('d', 'typing');
    history.push('e', 'typing');
    expect([history.canRedo, history.current]).toEqual([false, 'e']);
    history.undo();
    expect(history.current).toBe('b');
    history.redo();
    history.push('f', 'typing');
    history.undo();
    expect(history.current).toBe('e');
  });
});

describe('the store', () => {
  it('tells the pages what the runner tells, and saves what was read', async () => {
    const engine = new FakeEngine();
    const store = new NotebookStore(engine, '---\nkequn: 1\n---\n```source orders\ninput: orders\n```\n');
    const name = store.addCell('sql', 'orders', { sql: 'SELECT 1' });
    expect(store.addCell('sql', name)).toBe('sql_2');
    await store.runner.settled();
    expect(store.cells.map(({ key, state }) => [key, state.status])).toEqual([
      ['orders', 'done'],
      ['sql', 'done'],
      ['sql_2', 'done'],
    ]);
    expect(store.rename('sql', 'orders')).toBe(false);
    expect(store.rename('sql', 'one')).toBe(true);
    store.undo();
    store.undo();
    expect(store.text).toContain('```sql sql\nSELECT 1\n```\n');
    expect(store.text).not.toContain('sql_2');
    store.open('```sql a\nSELECT 1\n```\n', false);
    expect(store.cell('a')?.state.status).toBe('idle');
    expect(store.autorun).toBe(false);
    store.close();
  });

  it('sets several options of a cell as one undo step', async () => {
    const store = new NotebookStore(new FakeEngine(), '```rfm rfm\nfrom: orders\n```\n');
    const changes = ['a', 'b'].map((option, value) => ({ path: [option], value }));
    store.setOptions('rfm', changes);
    expect(store.text).toContain('a: 0\nb: 1\n');
    store.undo();
    expect(store.text).toBe('```rfm rfm\nfrom: orders\n```\n');
    await store.runner.settled();
    store.close();
  });
});
