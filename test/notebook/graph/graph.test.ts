import { describe, expect, it } from 'vitest';
import { readNotebook } from '../../../src/notebook/document/notebook';
import { parse } from '../../../src/notebook/document/parse';
import { buildGraph } from '../../../src/notebook/graph/graph';
import { ancestorsOf, cycleThrough, topologicalOrder } from '../../../src/notebook/graph/order';
import { fakeDefinition } from '../fake-kinds';

const cell = (kind: string, name: string, body = ''): string => `\`\`\`${kind} ${name}\n${body}\n\`\`\`\n`;

function graphOf(...cells: string[]) {
  return buildGraph(readNotebook(parse(cells.join('\n')), fakeDefinition));
}

function failures(...cells: string[]): Record<string, string | undefined> {
  return Object.fromEntries([...graphOf(...cells).nodes].map(([key, node]) => [key, node.failure?.code]));
}

describe('order', () => {
  const needs = new Map([
    ['d', ['b', 'c']],
    ['c', ['a']],
    ['b', ['a']],
    ['a', []],
    ['e', ['missing']],
  ]);

  it('puts each after what it needs, and keeps the order given otherwise', () => {
    expect(topologicalOrder(needs)).toEqual(['a', 'c', 'b', 'd', 'e']);
  });

  it('finds what a name needs, directly or not', () => {
    expect([...ancestorsOf('d', needs)].sort()).toEqual(['a', 'b', 'c']);
  });

  it('finds cycles, and leaves their members to the end', () => {
    const circle = new Map([
      ['x', ['z']],
      ['y', ['x']],
      ['z', ['y']],
      ['w', []],
      ['v', ['x']],
    ]);
    expect(cycleThrough('x', circle)).toEqual(['x', 'z', 'y', 'x']);
    expect(cycleThrough('v', circle)).toBeNull();
    expect(topologicalOrder(circle)).toEqual(['w', 'x', 'y', 'z', 'v']);
  });
});

describe('dependencies', () => {
  it('are over the tables that cells publish', () => {
    const graph = graphOf(
      cell('sql', 'big', 'SELECT * FROM rfm_segments JOIN orders USING (customer)'),
      cell('rfm', 'rfm', 'from: orders'),
      cell('source', 'orders'),
    );
    expect([...graph.nodes.keys()]).toEqual(['orders', 'rfm', 'big']);
    expect(graph.needs.get('big')).toEqual(['rfm', 'orders']);
  });

  it('on a segmentation take a segmentation', () => {
    const cells = [cell('source', 'orders'), cell('rfm', 'rfm', 'from: orders')];
    expect(failures(...cells, cell('persona', 'who', 'segmentation: rfm'))['who']).toBeUndefined();
    for (const name of ['orders', 'rfm_segments', 'nothing']) {
      expect(failures(...cells, cell('persona', 'who', `segmentation: ${name}`))['who']).toBe(
        'graph.missing_segmentation',
      );
    }
  });

  it('that are missing are told on the cell', () => {
    const graph = graphOf(cell('rfm', 'rfm', 'from: sales'));
    expect(graph.nodes.get('rfm')?.failure).toEqual({
      code: 'graph.missing_table',
      message: 'missing table: sales',
      values: { name: 'sales' },
      cell: 'rfm',
    });
  });

  it('on a cell that cannot be read are not missing', () => {
    expect(
      failures(
        cell('rfm', 'rfm', 'from: ['),
        cell('x-later', 'thing'),
        cell('scope', 's', 'from: [rfm, thing]'),
      ),
    ).toEqual({
      rfm: 'document.bad_yaml',
      thing: 'document.unknown_kind',
      s: undefined,
    });
  });

  it('in a circle are told on each of its cells, and only there', () => {
    const graph = graphOf(
      cell('scope', 'a', 'from: c'),
      cell('scope', 'b', 'from: a'),
      cell('scope', 'c', 'from: b'),
      cell('scope', 'd', 'from: c'),
      cell('scope', 'self', 'from: self'),
    );
    expect(graph.nodes.get('a')?.failure).toMatchObject({
      code: 'graph.cycle',
      values: { names: 'a → c → b → a' },
    });
    expect(graph.nodes.get('self')?.failure).toMatchObject({ values: { names: 'self → self' } });
    expect(graph.nodes.get('d')?.failure).toBeNull();
  });

  it('of a query on its own name are so only where a table stands', () => {
    const orders = cell('source', 'orders');
    expect(
      failures(orders, cell('sql', 'amount', 'SELECT sum(amount) AS amount FROM orders'))['amount'],
    ).toBeUndefined();
    expect(failures(orders, cell('sql', 'amount', 'SELECT * FROM amount'))['amount']).toBe('graph.cycle');
  });
});

describe('names', () => {
  it('are taken by the first cell that has them', () => {
    expect(
      failures(cell('scope', 'a'), cell('scope', 'a'), cell('rfm', 'r'), cell('scope', 'r_segments')),
    ).toEqual({
      a: undefined,
      'a~2': 'document.duplicate_name',
      r: undefined,
      r_segments: 'document.duplicate_name',
    });
  });
});
