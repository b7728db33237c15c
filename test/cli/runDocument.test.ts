import { expect, it } from 'vitest';
import { runDocument } from '../../src/cli/runDocument';
import { FakeEngine } from '../support/fake-engine';

const TEXT = `---
kequn: 1
inputs:
  orders: { customer: text, time: timestamp, amount: number }
---

\`\`\`source orders
input: orders
\`\`\`
`;

it('refuses an input that the document does not have, and names those it has', async () => {
  const run = { text: TEXT, inputs: { order: ['a.csv'] } };
  await expect(runDocument(new FakeEngine(), run)).rejects.toThrow(
    'unknown input: order (the document has: orders)',
  );
});

it('names the file that is not there', async () => {
  const run = { text: TEXT, inputs: { orders: ['/nowhere/a.csv'] } };
  await expect(runDocument(new FakeEngine(), run)).rejects.toThrow('missing file: /nowhere/a.csv');
});

it('refuses a map of an input that no source reads', async () => {
  const run = { text: TEXT, inputs: {}, maps: { other: { customer: '买家' } } };
  await expect(runDocument(new FakeEngine(), run)).rejects.toThrow('unknown input: other');
});
