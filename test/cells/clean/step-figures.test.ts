import { describe, expect, it } from 'vitest';
import type { StepResult } from '../../../src/cells/clean/result';
import { figuresOf, removedRows } from '../../../src/cells/clean/step-figures';

function result(index: number, more: Partial<StepResult> = {}): StepResult {
  return {
    index,
    kind: 'trim',
    state: 'done',
    reason: null,
    rows_in: 100,
    rows_out: 100,
    changed: index,
    lost: 0,
    because: null,
    facts: [],
    examples: [],
    sql: null,
    ...more,
  };
}

const [a, b, c] = [{ trim: 'all' }, { drop: ['x'] }, { half_width: 'all' }];
const RESULTS = [0, 1, 2].map((index) => result(index));
const indexes = (steps: readonly unknown[], ran: readonly unknown[]) =>
  figuresOf(steps, ran, RESULTS).map((one) => one?.index ?? null);

describe('figures beside a recipe that is being edited', () => {
  it('follow a step that was moved and leave one that was changed', () => {
    expect(indexes([a, b, c], [a, b, c])).toEqual([0, 1, 2]);
    expect(indexes([c, a, b], [a, b, c])).toEqual([2, 0, 1]);
    expect(indexes([a, { drop: ['y'] }, c], [a, b, c])).toEqual([0, null, 2]);
    expect(indexes([a, c], [a, b, c])).toEqual([0, 2]);
    expect(indexes([a, a, b], [a, b, c])).toEqual([0, null, 1]);
  });

  it('keep equal steps apart by their place', () => {
    expect(indexes([a, b, a], [a, b, a])).toEqual([0, 1, 2]);
    expect(indexes([b, a, a], [a, b, a])).toEqual([1, 0, 2]);
  });
});

describe('rows that a recipe took out', () => {
  it('are summed by reason, most first', () => {
    const steps = [
      result(0, { because: 'refunds', rows_out: 90 }),
      result(1, { because: 'duplicate', rows_in: 90, rows_out: 60 }),
      result(2, { because: 'refunds', rows_in: 60, rows_out: 55 }),
      result(3, { because: 'filter', rows_in: 55, rows_out: 55 }),
      result(4, { rows_in: 55, rows_out: 80 }),
    ];
    expect(removedRows({ rows_in: 100, rows_out: 80, steps, kept_as: 'table' })).toEqual([
      { because: 'duplicate', rows: 30, steps: [1] },
      { because: 'refunds', rows: 15, steps: [0, 2] },
    ]);
  });
});
