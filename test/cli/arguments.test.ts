import { expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments';

it('reads inputs, maps and expressions', () => {
  const words = ['a.kequn.md', '--input', 'orders=/tmp/a=b.csv', '--input', 'orders=c.csv', '--out', 'dir'];
  const maps = ['--map', 'orders.customer=买家昵称', '--map', 'orders.amount=sql:Quantity * UnitPrice = 1'];
  expect(readArguments([...words, ...maps])).toEqual({
    file: 'a.kequn.md',
    out: 'dir',
    inputs: { orders: ['/tmp/a=b.csv', 'c.csv'] },
    maps: { orders: { customer: '买家昵称', amount: { sql: 'Quantity * UnitPrice = 1' } } },
  });
});

it.each([
  [['--out', 'x']],
  [['a', 'b', '--out', 'x']],
  [['a']],
  [['a', '--out', 'x', '--input', 'orders']],
  [['a', '--out', 'x', '--map', 'customer=x']],
  [['a', '--out', 'x', '--strange']],
])('refuses %j', (words) => {
  expect(() => readArguments(words)).toThrow();
});
