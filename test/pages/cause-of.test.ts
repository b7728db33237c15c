import { expect, it } from 'vitest';
import { kindDefinition } from '../../src/cells/kinds';
import { NotebookRunner } from '../../src/notebook/runner';
import { parse } from '../../src/notebook/document/parse';
import type { CellView } from '../../src/notebook/state';
import { causeOf, inputAwaited } from '../../src/pages/cause-of';
import { FakeEngine } from '../support/fake-engine';
import { KequnError } from '../../src/model/failure';

const TEXT = `---
kequn: 1
---

\`\`\`source orders
input: shop
\`\`\`

\`\`\`rfm rfm
from: orders
\`\`\`

\`\`\`persona people
segmentation: rfm
orders: orders
\`\`\`

\`\`\`sql alone
SELECT 1 AS x
\`\`\`
`;

async function cellsOf(): Promise<readonly CellView[]> {
  const engine = new FakeEngine(({ cell }) => {
    if (cell.kind === 'source') throw new KequnError('import.no_file', 'missing file: shop');
    return { tables: [], result: {}, warnings: [], statements: [] };
  });
  const runner = new NotebookRunner({ engine, document: parse(TEXT), definitionOf: kindDefinition });
  await runner.settled();
  const { cells } = runner.snapshot;
  runner.close();
  return cells;
}

it('leads from a blocked step to the one that began it, and says which file is awaited', async () => {
  const cells = await cellsOf();
  const [orders, , people, alone] = cells;
  if (!orders || !people || !alone) throw new Error('missing cells');
  expect(people.state.status).toBe('blocked');
  expect(causeOf(people, cells)).toBe(orders);
  expect(inputAwaited(orders)).toBe('shop');
  expect(inputAwaited(people)).toBeNull();
  expect(causeOf(alone, cells)).toBe(alone);
});
