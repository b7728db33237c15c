import { expect, test } from 'vitest';
import type { Asked, AskRequest } from '../../src/engine/protocol';
import { askEngine } from '../../src/notebook/ask';
import { parse } from '../../src/notebook/document/parse';
import { NotebookRunner } from '../../src/notebook/runner';
import { FakeEngine } from './fake-engine';
import { fakeDefinition } from './fake-kinds';

const TEXT = `---
kequn: 1
---
\`\`\`source orders
input: orders
\`\`\`

\`\`\`rfm a
from: orders
\`\`\`
`;

async function settled() {
  const engine = new FakeEngine();
  const runner = new NotebookRunner({ engine, document: parse(TEXT), definitionOf: fakeDefinition });
  await runner.settled();
  return { engine, runner };
}

test('a question goes to the cell’s own kind with the tables it reads', async () => {
  const { runner } = await settled();
  const request = (await runner.ask('a', { type: 'count' })) as AskRequest;
  expect(request.cell).toMatchObject({ name: 'a', kind: 'rfm' });
  expect(request.tables.map(({ name }) => name)).toEqual(['orders']);
  expect(request.question).toEqual({ type: 'count' });
});

test('asked as another kind it goes with the tables that the cell published, and changes nothing', async () => {
  const { engine, runner } = await settled();
  const before = runner.snapshot;
  const as = { kind: 'scope', options: { from: 'a' } } as const;
  const request = (await runner.ask('a', 1, undefined, as)) as AskRequest;
  expect(request.cell).toEqual({ name: 'a', kind: 'scope', options: { from: 'a' } });
  expect(request.tables.map(({ name }) => name)).toEqual(['a']);
  expect(runner.snapshot).toBe(before);
  expect(engine.order).toEqual(['orders', 'a']);
});

test('a cell that is not there is said to be missing', async () => {
  const { runner } = await settled();
  await expect(runner.ask('gone', 1)).rejects.toMatchObject({ code: 'graph.missing_table' });
});

test('a question that is withdrawn rejects as an abort, and the engine is told', async () => {
  const { engine, runner } = await settled();
  const request = (await runner.ask('a', 1)) as AskRequest;
  const controller = new AbortController();
  let told = false;
  engine.ask = (): Asked => {
    let end: (ended: { type: 'cancelled' }) => void = () => undefined;
    const ended = new Promise<{ type: 'cancelled' }>((resolve) => (end = resolve));
    return { ended, cancel: () => ((told = true), end({ type: 'cancelled' })) };
  };
  const asked = askEngine(engine, request, { signal: controller.signal });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  expect(told).toBe(true);
});
