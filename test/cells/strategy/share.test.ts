import { expect, it } from 'vitest';
import { filterOptions } from '../../../src/share/filter-options';
import { CELL_RULES } from '../../../src/share/rules';

const STORED = {
  segmentation: 'rfm',
  customers: 'ledger',
  strategies: [
    {
      segment: '深圳',
      nature: 'core',
      objective: {
        text: '占 {rfm.share[a]}',
        confirmed: { 'rfm.share[a]': { value: 0.2, on: '2024-07-01' } },
      },
      price: '九折',
      budget: 5000,
    },
  ],
  measures: [{ key: 'calls', name: '给王总打电话', segments: ['深圳'], control: 0.1, seed: 7, note: '保密' }],
};

it('a link of the method carries neither words, segments nor figures of strategies', () => {
  const { value } = filterOptions(STORED, CELL_RULES.strategy, 'method');
  expect(value).toEqual({
    segmentation: 'rfm',
    customers: 'ledger',
    strategies: [{ nature: 'core' }],
    measures: [{ key: 'calls', control: 0.1, seed: 7 }],
  });
});

it('with the judgement it carries the words, and no budget or confirmed value', () => {
  const { value } = filterOptions(STORED, CELL_RULES.strategy, 'judgement');
  expect(value).toEqual({
    ...STORED,
    strategies: [
      { segment: '深圳', nature: 'core', objective: { text: '占 {rfm.share[a]}' }, price: '九折' },
    ],
  });
});
