import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseScope } from '../../../src/cells/scope/options';
import { writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 23 };

const text = fc.string({ maxLength: 30 });
const claim = fc.oneof(text, fc.constant('{rfm.share[a]} 的会员\n还有'));
const names = fc.oneof(text, fc.array(text, { maxLength: 3 }));
const stored = fc.record(
  {
    question: claim,
    customer_type: fc.constantFrom('b2c', 'b2b'),
    region: names,
    product_line: names,
    who: fc.array(
      fc.oneof(
        fc.record({ field: fc.constantFrom('city', 'sex'), in: fc.array(text, { maxLength: 3 }) }),
        fc.record({ field: fc.constant('age'), min: fc.integer(), max: fc.integer() }),
      ),
      { maxLength: 3 },
    ),
    select: fc.constantFrom('rows', 'customers'),
    period: fc.constantFrom(
      { last_months: 12 },
      { from: '2024-01-01' },
      { from: '2023-01-01', to: '2023-12-31' },
    ),
    success: fc.oneof(claim, fc.array(claim, { maxLength: 3 })),
    sources: names,
  },
  { requiredKeys: [] },
);

it('options come back from the document as they were stored', () => {
  fc.assert(
    fc.property(stored, (given) => {
      const reading = readYaml(writeYaml(given));
      const [own, back] = [given, reading.ok ? reading.value : null].map(normaliseScope);
      expect(own?.ok).toBe(true);
      expect(back).toEqual(own);
    }),
    RUNS,
  );
});

it('what is no scope is said, not thrown', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('who', 'period', 'region', 'success', 'where'),
      (any, part) => {
        const read = normaliseScope({ [part]: any });
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      },
    ),
    RUNS,
  );
});
