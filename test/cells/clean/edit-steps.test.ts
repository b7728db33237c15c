import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annotateStep,
  copyStep,
  landing,
  moveStep,
  switchStep,
  withoutStep,
  withStep,
} from '../../../src/cells/clean/edit-steps';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 20240701 };
const STEPS = ['a', 'b', 'c', 'd'];

describe('edits of a list of steps', () => {
  it('put in, take out and copy', () => {
    expect(withStep(STEPS, 'x')).toEqual(['a', 'b', 'c', 'd', 'x']);
    expect(withStep(STEPS, 'x', 1)).toEqual(['a', 'x', 'b', 'c', 'd']);
    expect(withoutStep(STEPS, 2)).toEqual(['a', 'b', 'd']);
    expect(copyStep(STEPS, 3)).toEqual(['a', 'b', 'c', 'd', 'd']);
    expect(copyStep(STEPS, 9)).toBe(STEPS);
  });

  it('move a step to a place of the result', () => {
    expect(moveStep(STEPS, 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moveStep(STEPS, 3, 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(moveStep(STEPS, 1, 99)).toEqual(['a', 'c', 'd', 'b']);
    expect(moveStep(STEPS, 1, 1)).toBe(STEPS);
    expect(moveStep(STEPS, 3, 4)).toBe(STEPS);
    expect(moveStep(STEPS, 7, 0)).toBe(STEPS);
  });

  it('moving back undoes a move', () => {
    const places = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(places, places, (from, to) => {
        const steps = [0, 1, 2, 3, 4, 5];
        expect(moveStep(moveStep(steps, from, to), to, from)).toEqual(steps);
      }),
      runs,
    );
  });

  it('land where the row is let go', () => {
    const drop = (from: number, over: number, before: boolean) =>
      moveStep(STEPS, from, landing(from, over, before)).join('');
    expect(drop(0, 2, true)).toBe('bacd');
    expect(drop(0, 2, false)).toBe('bcad');
    expect(drop(3, 1, true)).toBe('adbc');
    expect(drop(3, 1, false)).toBe('abdc');
    expect(drop(1, 1, true)).toBe('abcd');
    expect(drop(1, 1, false)).toBe('abcd');
    expect(drop(1, 0, false)).toBe('abcd');
  });

  it('switch and annotate', () => {
    expect(switchStep({ trim: 'all', off: true }, true)).toEqual({ trim: 'all' });
    expect(switchStep({ trim: 'all' }, false)).toEqual({ trim: 'all', off: true });
    expect(switchStep('broken', false)).toBe('broken');
    expect(annotateStep({ trim: 'all' }, ' as agreed ')).toEqual({ trim: 'all', note: 'as agreed' });
    expect(annotateStep({ trim: 'all', note: 'x' }, ' ')).toEqual({ trim: 'all' });
  });
});
