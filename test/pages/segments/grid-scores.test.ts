import { describe, expect, it } from 'vitest';
import { binsOf, cellKey, gridOf, scoresOf } from '../../../src/pages/segments/grid-scores';
import { personalColumns } from '../../../src/pages/segments/personal-columns';

describe('the RFM heat grid', () => {
  it('is read from a result that has one and from no other', () => {
    const cell = { r: 5, f: 4, customers: 3, amount: 1 };
    expect(gridOf({ grid: [cell, { r: '5' }] })).toEqual([cell]);
    for (const result of [null, {}, { grid: [] }, { grid: 'x' }, 3]) expect(gridOf(result)).toBeNull();
  });

  it('keeps the shape of five scores, and two where there are two', () => {
    expect(binsOf([{ r: 3, f: 3, customers: 1 }])).toBe(5);
    expect(binsOf([{ r: 2, f: 1, customers: 1 }])).toBe(2);
    expect(binsOf([{ r: 7, f: 1, customers: 1 }])).toBe(7);
  });

  it('picks the scores of a field for every monetary score, in one order whatever was picked first', () => {
    const keys = [cellKey({ r: 5, f: 4 }), cellKey({ r: 1, f: 1 })];
    expect(scoresOf(new Set(keys), 2)).toEqual(['111', '112', '541', '542']);
    expect(scoresOf(new Set([...keys].reverse()), 2)).toEqual(scoresOf(new Set(keys), 2));
  });
});

describe('personal columns of a table', () => {
  it('are those of personal fields, also where a clash renamed them', () => {
    const columns = ['customer', 'name_raw', 'phone', 'segment', 'city', 'birth_date'].map((name) => ({
      name,
      type: 'VARCHAR',
    }));
    expect(personalColumns(columns)).toEqual(['customer', 'name_raw', 'phone', 'birth_date']);
  });
});
