import { describe, expect, it } from 'vitest';
import * as edits from '../../src/notebook/document/edit';
import { parse } from '../../src/notebook/document/parse';
import { rename } from '../../src/notebook/document/rename';
import { serialize } from '../../src/notebook/document/serialize';
import { NotebookRunner } from '../../src/notebook/runner';
import { FakeEngine } from './fake-engine';
import { fakeDefinition } from './fake-kinds';

/** source → a, b → c (a diamond), and a cell that stands alone. */
const DIAMOND = `---
kequn: 1
as_of: 2024-07-01
inputs:
  orders: { customer: text }
params: { high: 5, low: 1 }
---
Prose about {c.run}.

\`\`\`chart c
from: [a, b]
\`\`\`

\`\`\`source orders
input: orders
\`\`\`

\`\`\`rfm a
from: orders
n: 1
text: words
\`\`\`

\`\`\`sql b
SELECT * FROM orders WHERE x > $high
\`\`\`

\`\`\`scope alone
n: 1
\`\`\`
`;

function start(text = DIAMOND, options: { autorun?: boolean; manual?: boolean } = {}) {
  const engine = new FakeEngine();
  engine.manual = options.manual ?? false;
  const runner = new NotebookRunner({
    engine,
    document: parse(text),
    definitionOf: fakeDefinition,
    autorun: options.autorun ?? true,
    now: () => 42,
  });
  const set = (key: string, path: string, value: unknown): boolean =>
    runner.edit((document) => edits.setOption(document, key, [path], value));
  return { engine, runner, set };
}

/** Lets everything that is only waiting for promises happen. */
async function turn(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

function statuses(runner: NotebookRunner): Record<string, string> {
  return Object.fromEntries(runner.snapshot.cells.map(({ key, state }) => [key, state.status]));
}

const stateOf = (runner: NotebookRunner, key: string) =>
  runner.snapshot.cells.find((cell) => cell.key === key)?.state;

const ALL_DONE = { c: 'done', orders: 'done', a: 'done', b: 'done', alone: 'done' };

describe('what runs', () => {
  it('runs each cell once, after what it needs, otherwise in the order of the document', async () => {
    const { engine, runner } = start();
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a', 'b', 'c', 'alone']);
    expect(statuses(runner)).toEqual(ALL_DONE);
    expect(runner.snapshot.busy).toBe(false);
  });

  it('gives a run its tables, parameters, inputs and files', async () => {
    const { engine, runner } = start();
    await runner.settled();
    const c = engine.requests.find(({ cell }) => cell.name === 'c');
    expect(c?.tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(c?.parameters).toEqual({ high: 5, low: 1 });
    expect(c?.asOf).toBe('2024-07-01');
    const orders = engine.requests.find(({ cell }) => cell.name === 'orders');
    expect(orders?.files).toEqual({ orders: [] });
    expect(orders?.inputs).toEqual({ orders: { customer: { type: 'text', optional: false } } });
  });

  it('runs what depends on an edited cell again, and nothing else', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    engine.take();
    set('a', 'n', 2);
    expect(statuses(runner)).toEqual({ ...ALL_DONE, a: 'running', c: 'queued' });
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'c']);
    expect(statuses(runner)).toEqual(ALL_DONE);
  });

  it('runs nothing for prose, a comment, a title, or text that does not count', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    engine.take();
    runner.edit((document) => edits.setProse(document, 'text:', 'Other words.'));
    runner.edit((document) => edits.setFrontMatter(document, ['title'], 'A title'));
    runner.edit((document) => edits.setBody(document, 'a', 'from: orders # why\nn: 1\ntext: words\n'));
    set('a', 'text', 'other words');
    runner.edit((document) => edits.move(document, 'alone', null));
    await runner.settled();
    expect(engine.take()).toEqual([]);
    expect(serialize(runner.snapshot.document)).toContain('other words');
  });

  it('runs for a parameter only the cells that name it', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    runner.edit((document) => edits.setFrontMatter(document, ['params', 'low'], 2));
    await runner.settled();
    expect(engine.take()).toEqual([]);
    runner.edit((document) => edits.setFrontMatter(document, ['params', 'high'], 6));
    await runner.settled();
    expect(engine.take()).toEqual(['b', 'c']);
  });

  it('runs for another date only the cells that count from it', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    runner.edit((document) => edits.setFrontMatter(document, ['as_of'], '2024-08-01'));
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'c']);
  });

  it('runs for new files what reads them, even if they are the same', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    const file = new File(['a'], 'a.csv');
    runner.setFiles('orders', [file]);
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a', 'b', 'c']);
    expect(engine.requests.findLast(({ cell }) => cell.name === 'orders')?.files).toEqual({ orders: [file] });
    runner.setFiles('others', [file]);
    await runner.settled();
    expect(engine.take()).toEqual([]);
  });

  it('does not compute what an undo makes true again', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    engine.take();
    engine.manual = true;
    set('alone', 'n', 2);
    runner.cancelAll();
    await turn();
    expect(statuses(runner)['alone']).toBe('cancelled');
    runner.undo();
    expect(statuses(runner)).toEqual(ALL_DONE);
    expect(engine.take()).toEqual(['alone']);
  });
});

describe('without autorun', () => {
  it('runs nothing until the reader agrees', async () => {
    const { engine, runner } = start(DIAMOND, { autorun: false });
    await runner.settled();
    expect(engine.take()).toEqual([]);
    expect(new Set(Object.values(statuses(runner)))).toEqual(new Set(['idle']));
    runner.setAutorun(true);
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a', 'b', 'c', 'alone']);
  });

  it('runs one cell with what it needs, and leaves what depends on it stale', async () => {
    const { engine, runner, set } = start(DIAMOND, { autorun: false });
    runner.run('a');
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a']);
    runner.runStale();
    await runner.settled();
    expect(engine.take()).toEqual(['b', 'c', 'alone']);
    set('a', 'n', 2);
    expect(statuses(runner)).toEqual({ ...ALL_DONE, a: 'stale', c: 'stale' });
    runner.run('c');
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'c']);
  });

  it('runs a cell that is up to date once more when asked, and only it', async () => {
    const { engine, runner } = start(DIAMOND, { autorun: false });
    runner.runAll();
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a', 'b', 'c', 'alone']);
    runner.run('a');
    await runner.settled();
    expect(engine.take()).toEqual(['a']);
    expect(stateOf(runner, 'a')?.version).toBe(2);
    expect(statuses(runner)).toEqual(ALL_DONE);
  });
});

describe('answers that come late', () => {
  it('drops the answer to an earlier question', async () => {
    const { engine, runner, set } = start(DIAMOND, { manual: true });
    engine.deaf = true;
    engine.end('orders');
    await turn();
    expect(statuses(runner)['a']).toBe('running');
    set('a', 'n', 2);
    const first = engine.runs.at(-1);
    expect(first?.cancelled).toBe(true);
    first?.send({ type: 'progress', progress: { stage: 'query', done: 1 } });
    engine.end('a');
    await turn();
    expect(stateOf(runner, 'a')).toMatchObject({
      status: 'running',
      outcome: null,
      progress: null,
      version: 0,
    });
    engine.end('a');
    await turn();
    expect(stateOf(runner, 'a')).toMatchObject({
      status: 'done',
      outcome: { result: { run: 3 } },
      version: 1,
    });
    expect(engine.requests.at(-2)?.cell.options).toMatchObject({ n: 2 });
  });

  it('drops the answer for a cell that was deleted, and its tables', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    engine.deaf = true;
    runner.edit((document) => edits.remove(document, 'orders'));
    engine.end('orders');
    await turn();
    expect(engine.dropped).toEqual(['orders']);
    expect(statuses(runner)['a']).toBe('failed');
  });

  it('runs one cell at a time', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    expect(engine.order).toEqual(['orders']);
    expect(statuses(runner)).toEqual({
      c: 'queued',
      orders: 'running',
      a: 'queued',
      b: 'queued',
      alone: 'queued',
    });
    engine.end('orders');
    await turn();
    expect(engine.order).toEqual(['orders', 'a']);
  });
});

describe('failures', () => {
  it('block what depends on them and nothing else, and are not tried again by themselves', async () => {
    const { engine, runner, set } = start();
    engine.failing.set('a', 'sql.failed');
    await runner.settled();
    expect(statuses(runner)).toEqual({ ...ALL_DONE, a: 'failed', c: 'blocked' });
    expect(stateOf(runner, 'a')?.failure).toMatchObject({ code: 'sql.failed', cell: 'a' });
    expect(stateOf(runner, 'c')?.failure).toMatchObject({ code: 'graph.blocked', values: { name: 'a' } });
    engine.take();
    set('alone', 'n', 3);
    await runner.settled();
    expect(engine.take()).toEqual(['alone']);
    engine.failing.clear();
    runner.run('c');
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'c']);
    expect(statuses(runner)).toEqual(ALL_DONE);
  });

  it('leave the earlier outcome in sight', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    engine.failing.set('a', 'sql.failed');
    set('a', 'n', 2);
    await runner.settled();
    expect(stateOf(runner, 'a')).toMatchObject({ status: 'failed', outcome: { result: { run: 2 } } });
    expect(stateOf(runner, 'c')).toMatchObject({ status: 'blocked', outcome: { result: { run: 4 } } });
  });

  it('of options stand on the cell, and what needs it waits', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    engine.take();
    set('orders', 'bad', true);
    await runner.settled();
    expect(statuses(runner)).toEqual({
      c: 'blocked',
      orders: 'failed',
      a: 'blocked',
      b: 'blocked',
      alone: 'done',
    });
    expect(stateOf(runner, 'orders')?.failure?.code).toBe('document.bad_options');
    set('orders', 'bad', undefined);
    await runner.settled();
    expect(statuses(runner)).toEqual(ALL_DONE);
    expect(engine.take()).toEqual([]);
  });
});

describe('cancelling', () => {
  it('a run blocks what depends on it; the rest goes on; it stays cancelled until asked', async () => {
    const { engine, runner, set } = start(DIAMOND, { manual: true });
    engine.end('orders');
    await turn();
    runner.cancel('a');
    engine.manual = false;
    await runner.settled();
    expect(statuses(runner)).toEqual({ ...ALL_DONE, a: 'cancelled', c: 'blocked' });
    engine.take();
    set('alone', 'n', 7);
    await runner.settled();
    expect(engine.take()).toEqual(['alone']);
    runner.run('a');
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'c']);
  });

  it('takes a waiting cell from the queue', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    runner.cancel('b');
    expect(statuses(runner)).toMatchObject({ orders: 'running', b: 'cancelled', c: 'blocked', a: 'queued' });
    engine.manual = false;
    engine.end('orders');
    await runner.settled();
    expect(engine.order).toEqual(['orders', 'a', 'alone']);
    expect(statuses(runner)['b']).toBe('cancelled');
  });

  it('of everything in the middle, then running again, ends with the same', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    engine.end('orders');
    await turn();
    runner.cancelAll();
    await turn();
    expect(statuses(runner)).toEqual({
      c: 'blocked',
      orders: 'done',
      a: 'cancelled',
      b: 'cancelled',
      alone: 'cancelled',
    });
    expect(runner.snapshot.busy).toBe(false);
    engine.manual = false;
    engine.take();
    runner.runStale();
    await runner.settled();
    expect(engine.take()).toEqual(['a', 'b', 'c', 'alone']);
    expect(statuses(runner)).toEqual(ALL_DONE);
  });

  it('a repeated run leaves the cell as up to date as it was', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.manual = true;
    runner.run('a');
    expect(statuses(runner)['a']).toBe('running');
    runner.cancel('a');
    await turn();
    expect(statuses(runner)).toEqual(ALL_DONE);
  });

  it('takes an answer that came before it was heard', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    engine.deaf = true;
    runner.cancel('orders');
    engine.end('orders');
    await turn();
    expect(statuses(runner)['orders']).toBe('done');
  });
});

describe('editing', () => {
  it('undoes and redoes each edit in one step, and runs accordingly', async () => {
    const { engine, runner, set } = start();
    await runner.settled();
    const before = serialize(runner.snapshot.document);
    set('a', 'n', 2);
    set('a', 'n', 3);
    await runner.settled();
    engine.take();
    runner.undo();
    runner.undo();
    await runner.settled();
    expect(serialize(runner.snapshot.document)).toBe(before);
    expect(runner.snapshot).toMatchObject({ canUndo: false, canRedo: true });
    // The first undo began a run that the second one made pointless.
    expect(engine.take()).toEqual(['a', 'a', 'c']);
    runner.redo();
    await runner.settled();
    expect(runner.snapshot.cells.find(({ key }) => key === 'a')?.options).toMatchObject({ n: 2 });
  });

  it('takes typing under one key for one step', () => {
    const { runner } = start();
    for (const text of ['a', 'ab', 'abc']) {
      runner.edit((document) => edits.setProse(document, 'text:', text), 'text:');
    }
    runner.undo();
    expect(serialize(runner.snapshot.document)).toBe(DIAMOND);
    expect(runner.snapshot.canUndo).toBe(false);
  });

  it('renames: what refers to the cell follows, its old tables go, it runs under its new name', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    runner.edit((document) => rename(document, fakeDefinition, 'orders', 'sales'));
    await runner.settled();
    expect(engine.take()).toEqual(['sales', 'a', 'b', 'c']);
    expect(engine.dropped).toEqual(['orders']);
    expect(serialize(runner.snapshot.document)).toContain('SELECT * FROM sales WHERE');
  });

  it('forgets a deleted cell and brings it back with an undo', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    runner.edit((document) => edits.remove(document, 'a'));
    await runner.settled();
    expect(engine.dropped).toEqual(['a']);
    expect(stateOf(runner, 'c')?.failure).toMatchObject({
      code: 'graph.missing_table',
      values: { name: 'a' },
    });
    runner.undo();
    await runner.settled();
    expect(engine.take()).toEqual(['a']);
    expect(statuses(runner)).toEqual(ALL_DONE);
  });

  it('forgets the outcome of a cell that became another kind', async () => {
    const { runner } = start();
    await runner.settled();
    runner.edit((document) => {
      const without = edits.remove(document, 'alone');
      return edits.addCell(without, 'b', { kind: 'persona', name: 'alone', options: {} });
    });
    expect(stateOf(runner, 'alone')).toMatchObject({ status: 'running', outcome: null });
  });

  it('opens another notebook: nothing of the old one stays', async () => {
    const { engine, runner } = start();
    runner.setFiles('orders', [new File([''], 'a.csv')]);
    await runner.settled();
    engine.take();
    runner.open(parse('```scope alone\nn: 1\n```\n'), false);
    expect(statuses(runner)).toEqual({ alone: 'idle' });
    expect(runner.snapshot).toMatchObject({ canUndo: false, files: {}, autorun: false });
    expect(new Set(engine.dropped)).toEqual(new Set(['orders', 'a', 'b', 'c', 'alone']));
    expect(engine.take()).toEqual([]);
  });
});

describe('a lost engine', () => {
  const failure = { code: 'engine.out_of_memory', message: 'out of memory' } as const;

  it('is followed by a rebuild from the sources; outcomes stay in sight meanwhile', async () => {
    const { engine, runner } = start();
    await runner.settled();
    engine.take();
    engine.say({ state: 'restarting', failure });
    expect(statuses(runner)['orders']).toBe('queued');
    expect(stateOf(runner, 'c')?.outcome).not.toBeNull();
    expect(engine.take()).toEqual([]);
    engine.say({ state: 'ready', version: 'fake' });
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a', 'b', 'c', 'alone']);
  });

  it('rebuilds what had been run, and only that, where nothing runs by itself', async () => {
    const { engine, runner } = start(DIAMOND, { autorun: false });
    runner.run('a');
    await runner.settled();
    engine.take();
    engine.say({ state: 'restarting', failure });
    engine.say({ state: 'ready', version: 'fake' });
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'a']);
  });

  it('is not lost again and again by the cell that broke it', async () => {
    const { engine, runner } = start();
    engine.failing.set('a', 'engine.out_of_memory');
    await runner.settled();
    engine.take();
    engine.say({ state: 'restarting', failure });
    engine.say({ state: 'ready', version: 'fake' });
    await runner.settled();
    expect(engine.take()).toEqual(['orders', 'b', 'alone']);
    expect(statuses(runner)).toMatchObject({ a: 'failed', c: 'blocked' });
  });

  it('is no fault of the run that was lost with it: that is tried once more, and once only', async () => {
    const { engine, runner } = start();
    engine.failing.set('alone', 'engine.restarted');
    await runner.settled();
    expect(engine.take().filter((name) => name === 'alone')).toEqual(['alone', 'alone']);
    expect(statuses(runner)['alone']).toBe('failed');
  });
});

describe('snapshots', () => {
  it('keep what did not change the same object', async () => {
    const { runner, set } = start();
    await runner.settled();
    const before = new Map(runner.snapshot.cells.map((cell) => [cell.key, cell]));
    expect(runner.snapshot).toBe(runner.snapshot);
    set('a', 'n', 2);
    const same = runner.snapshot.cells.filter((cell) => before.get(cell.key) === cell).map(({ key }) => key);
    expect(same).toEqual(['orders', 'b', 'alone']);
  });

  it('tell progress and the time of the start while a cell runs', async () => {
    const { engine, runner } = start(DIAMOND, { manual: true });
    let told = 0;
    const stop = runner.subscribe(() => (told += 1));
    const progress = { stage: 'read', done: 1, total: 2 };
    engine.runs[0]?.send({ type: 'progress', progress });
    expect(told).toBe(1);
    expect(stateOf(runner, 'orders')).toMatchObject({ status: 'running', startedAt: 42, progress });
    stop();
    engine.end('orders');
    await turn();
    expect(told).toBe(1);
    expect(stateOf(runner, 'orders')).toMatchObject({
      status: 'done',
      startedAt: null,
      progress: null,
      seconds: 0.1,
    });
  });
});
