import { expect, it } from 'vitest';
import { fileName } from '../../src/lib/file-name';

it.each([
  ['会员分层 2024', '会员分层 2024.csv'],
  ['a/b\\c:d*?"<>|', 'a-b-c-d------.csv'],
  ['..', 'kequn.csv'],
  ['', 'kequn.csv'],
  ['x'.repeat(200), `${'x'.repeat(80)}.csv`],
])('makes %j a file name', (text, expected) => {
  expect(fileName(text, 'csv')).toBe(expected);
});
