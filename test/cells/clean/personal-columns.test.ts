import { describe, expect, it } from 'vitest';
import { readStep } from '../../../src/cells/clean/options';
import { personalColumns } from '../../../src/cells/clean/personal-columns';

describe('personal columns along a recipe', () => {
  it('follow renaming, splitting and joining', () => {
    const steps = [
      { rename: { phone: 'tel', amount: 'paid' } },
      { split: { column: 'name', by: ' ', into: ['first', 'last'] } },
      { join_columns: { columns: ['city', 'last'], into: 'label' } },
      { nonsense: 1 },
    ].map(readStep);
    const found = personalColumns(['phone', 'amount', 'name', 'city'], steps);
    expect([...found].sort()).toEqual(['first', 'label', 'last', 'name', 'phone', 'tel']);
  });

  it('begin with what was found in the data', () => {
    const steps = [readStep({ rename: { remark: 'note' } })];
    expect([...personalColumns(['remark', 'amount'], steps)]).toEqual([]);
    expect([...personalColumns(['remark', 'amount'], steps, ['remark'])].sort()).toEqual(['note', 'remark']);
  });
});
