import { describe, expect, it } from 'vitest';
import { addCleanStep } from '../../src/notebook/add-clean-step';
import { readNotebook } from '../../src/notebook/document/notebook';
import { parse } from '../../src/notebook/document/parse';
import { serialize } from '../../src/notebook/document/serialize';
import { buildGraph } from '../../src/notebook/graph/graph';
import { fakeDefinition } from './fake-kinds';

const TEXT = `---
kequn: 1
---
\`\`\`source orders
input: orders
\`\`\`

What the till gave us.

\`\`\`rfm rfm
from: orders # all of them
\`\`\`

\`\`\`sql big
SELECT orders.customer FROM orders WHERE amount > 5
\`\`\`

\`\`\`sql counted
SELECT count(*) AS orders FROM rfm
\`\`\`

\`\`\`persona people
segmentation: rfm
\`\`\`
`;

const TRIM = { trim: 'all' };

function place(text: string, table: string, step: Record<string, unknown> = TRIM) {
  const document = parse(text);
  const notebook = readNotebook(document, fakeDefinition);
  const placed = addCleanStep(document, notebook, buildGraph(notebook), table, step);
  const { document: after, ...said } = placed;
  return { text: serialize(after), said, graph: buildGraph(readNotebook(after, fakeDefinition)) };
}

describe('a step for a table', () => {
  it('makes a recipe after the table, and everything that read the table reads what is cleaned', () => {
    const { text, said, graph } = place(TEXT, 'orders');
    expect(said).toEqual({ place: 'made', cell: 'orders_clean', readers: ['rfm', 'big'] });
    expect(text).toContain(
      '```source orders\ninput: orders\n```\n\n```clean orders_clean\nfrom: orders\nsteps:\n  - { trim: all }\n```\n\nWhat the till',
    );
    expect(text).toContain('from: orders_clean # all of them');
    expect(text).toContain('SELECT orders_clean.customer FROM orders_clean WHERE amount > 5');
    expect(graph.nodes.get('orders_clean')?.needs).toEqual(['orders']);
    expect([...graph.nodes.values()].map(({ failure }) => failure)).toEqual(Array(6).fill(null));
  });

  it('lets a query alone that only names a column as the table is called', () => {
    expect(place(TEXT, 'orders').text).toContain('SELECT count(*) AS orders FROM rfm');
  });

  it('goes to the end of the recipe that reads the table, and to the recipe that made it', () => {
    const made = place(TEXT, 'orders').text;
    const more = place(made, 'orders', { drop: ['id_card'] });
    expect(more.said).toEqual({ place: 'added', cell: 'orders_clean', readers: [] });
    expect(more.text).toContain('steps:\n  - { trim: all }\n  - drop: [ id_card ]\n');
    const again = place(made, 'orders_clean', { drop: ['id_card'] });
    expect(again.text).toBe(more.text);
  });

  it('is not added twice', () => {
    const made = place(TEXT, 'orders').text;
    const again = place(made, 'orders');
    expect(again.said.place).toBe('known');
    expect(again.text).toBe(made);
  });

  it('keeps a segmentation a segmentation', () => {
    const { text, said } = place(TEXT, 'rfm');
    expect(said).toEqual({ place: 'made', cell: 'rfm_clean', readers: ['counted'] });
    expect(text).toContain('segmentation: rfm\n');
    expect(text).toContain('SELECT count(*) AS orders FROM rfm_clean');
  });

  it('takes a free name, and does nothing for a table that nobody publishes', () => {
    const taken = `${TEXT}\n\`\`\`sql orders_clean\nSELECT 1 AS one\n\`\`\`\n`;
    expect(place(taken, 'orders').said.cell).toBe('orders_clean_2');
    const nothing = place(TEXT, 'nowhere');
    expect(nothing.said.place).toBe('none');
    expect(nothing.text).toBe(TEXT);
  });
});
