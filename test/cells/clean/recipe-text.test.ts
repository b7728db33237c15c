import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecipe, recipeText, valuesIn, withoutValues } from '../../../src/cells/clean/recipe-text';
import { parse } from '../../../src/notebook/document/parse';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 20240701 };

const STEPS = [
  { trim: 'all' },
  { map_values: { column: 'city', map: { 上海市: '上海', '': null, '007': '7' } } },
  { filter: { where: "amount > 0 AND city <> '测试'" }, off: true, note: '与店长确认: 只要正数' },
];

function stored(text: string) {
  const reading = readRecipe(text);
  if (!reading.ok) throw new Error(reading.message);
  return reading.steps.map((step) => step.stored);
}

describe('a recipe carried as text', () => {
  it('comes back as it was', () => {
    expect(stored(recipeText(STEPS))).toEqual(STEPS);
  });

  it('reads the bare list, a single step, a block of a document, Windows line ends', () => {
    expect(stored('- trim: all\n- drop: [a, b]\n')).toEqual([{ trim: 'all' }, { drop: ['a', 'b'] }]);
    expect(stored('trim: all')).toEqual([{ trim: 'all' }]);
    const block =
      '\uFEFFSee below.\r\n\r\n```clean orders_clean\r\nfrom: orders\r\nsteps:\r\n  - trim: all\r\n```\r\nEnd.';
    expect(stored(block)).toEqual([{ trim: 'all' }]);
  });

  it('is the same YAML that a document holds', () => {
    const document = parse(`---\nkequn: 1\n---\n\`\`\`clean c\nfrom: a\n${recipeText(STEPS)}\`\`\`\n`);
    const [cell] = document.blocks;
    expect(cell?.type === 'cell' ? stored(`\`\`\`clean c\n${cell.body}\`\`\``) : null).toEqual(STEPS);
  });

  it('keeps what it does not understand and says what is wrong', () => {
    const reading = readRecipe('- trim: all\n- teleport: all\n- case: { columns: [a], to: sideways }\n- 5');
    expect(reading.ok && reading.steps.map(({ problem }) => problem?.split(':')[0] ?? null)).toEqual([
      null,
      'unknown step',
      'invalid option to',
      'invalid step',
    ]);
  });

  it('refuses what is no recipe', () => {
    for (const text of [
      '',
      'hello',
      'a: 1',
      '[]',
      'steps: []',
      'steps: [unclosed',
      '&a [*a]',
      '- '.repeat(300),
    ]) {
      expect(readRecipe(text).ok).toBe(false);
    }
    expect(readRecipe(Array.from({ length: 201 }, () => '- trim: all').join('\n')).ok).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(typeof readRecipe(text).ok).toBe('boolean');
      }),
      runs,
    );
  });

  it('counts the values it carries, and can leave them behind', () => {
    const reading = readRecipe(recipeText([...STEPS, { map_values: { column: 'name', local: 'names' } }]));
    expect(reading.ok && valuesIn(reading.steps)).toBe(3);
    expect(reading.ok && withoutValues(reading.steps)).toEqual([STEPS[0], STEPS[2]]);
  });
});
