import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntryReader } from '../../src/cells/entry';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

describe('EntryReader', () => {
  it('reads what can be read and notes the rest, part by part', () => {
    const entry = new EntryReader({
      ...{ share: '12%', size: 'large', score: 7, force: 'gravity', text: ['no text'], chosen: 'yes' },
      ...{ needs: { a: 3, b: 'much' }, typo: 1, source: 2024 },
    });
    expect(entry.number('share', 0, 1)).toBe(0.12);
    expect(entry.number('size', 0)).toBeNull();
    expect(entry.number('score', 1, 5)).toBeNull();
    expect(entry.oneOf('force', ['rivalry'])).toBeNull();
    expect(entry.claim('text').text).toBe('');
    expect(entry.flag('chosen')).toBe(false);
    expect(entry.numbers('needs', 1, 5)).toEqual({ a: 3 });
    expect(entry.text('source')).toBe('2024');
    expect(entry.rest()).toEqual([
      { part: 'size', value: 'large' },
      { part: 'score', value: '7' },
      { part: 'force', value: 'gravity' },
      { part: 'text', value: '["no text"]' },
      { part: 'chosen', value: 'yes' },
      { part: 'needs.b', value: 'much' },
      { part: 'typo', value: '1' },
    ]);
  });

  it('notes an entry that is no record', () => {
    expect(new EntryReader(5).rest()).toEqual([{ part: '', value: '5' }]);
  });

  it('never throws, and reads no number beyond its bounds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const entry = new EntryReader({ a: stored, b: stored, c: stored, d: stored, e: stored });
        const number = entry.number('a', 1, 5);
        expect(number === null || (number >= 1 && number <= 5)).toBe(true);
        for (const one of Object.values(entry.numbers('b', 1, 5))) expect(one >= 1 && one <= 5).toBe(true);
        expect(typeof entry.text('c')).toBe('string');
        expect(typeof entry.claim('d').text).toBe('string');
        expect(typeof entry.flag('e')).toBe('boolean');
        expect(Array.isArray(new EntryReader(stored).rest())).toBe(true);
      }),
      { seed: 5, numRuns },
    );
  });
});
