import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forces } from '../../../src/cells/forces/definition';
import { normaliseForces, type ForcesOptions } from '../../../src/cells/forces/options';
import { report } from '../../../src/cells/forces/report';
import type { ForcesResult } from '../../../src/cells/forces/result';
import { scoreForces } from '../../../src/cells/forces/score';
import { usualFactors } from '../../../src/cells/forces/usual-factors';
import { editYaml, writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { noEvidence } from '../../support/no-evidence';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

function options(stored: unknown): ForcesOptions {
  const read = normaliseForces(stored);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.options;
}

const target = (segment: string) => ({ segment, label_zh: segment, label_en: segment, colour: 1 });
const TARGETS = [target('all'), target('a'), target('b')];

const FACTORS = [
  { force: 'rivalry', text: 'price war', score: 5, weight: 3 },
  { force: 'rivalry', text: 'many', score: 3, weight: 1, by_target: { a: 1 } },
  { force: 'buyers', text: 'few large ones', score: 2 },
  { force: 'suppliers', text: 'not thought of yet' },
];

describe('scoreForces', () => {
  it('takes means by weight, a target’s own score before the general one', () => {
    const { targets, missing, factors, scored } = scoreForces(options({ factors: FACTORS }), TARGETS);
    expect(targets.map(({ forces: found }) => [found.rivalry, found.buyers, found.suppliers])).toEqual([
      [4.5, 2, null],
      [4, 2, null],
      [4.5, 2, null],
    ]);
    expect(targets.map(({ intensity, level, strongest, own }) => [intensity, level, strongest, own])).toEqual(
      [
        [3.25, 'medium', 'rivalry', true],
        [3, 'medium', 'rivalry', true],
        [3.25, 'medium', 'rivalry', false],
      ],
    );
    expect(missing).toEqual(['entrants', 'substitutes', 'suppliers']);
    expect([factors, scored]).toEqual([4, 3]);
  });

  it('weighs the forces, and says where weights sum to nothing', () => {
    const weighed = options({ factors: FACTORS, weights: { rivalry: 0, buyers: 2 } });
    expect(scoreForces(weighed, TARGETS).targets[0]?.intensity).toBe(2);
    const nothing = options({ factors: [{ force: 'buyers', score: 4, weight: 0 }] });
    const found = scoreForces(nothing, TARGETS);
    expect(found.weightless).toEqual(['buyers']);
    expect(found.targets[0]).toMatchObject({ intensity: null, level: null, strongest: null });
  });

  it('keeps scores of targets that are gone', () => {
    const judged = options({ factors: [{ force: 'buyers', score: 4, by_target: { z: 5, a: 2 } }] });
    expect(scoreForces(judged, TARGETS).gone).toEqual(['z']);
  });
});

describe('options', () => {
  it('reads entry by entry: one that cannot be read takes none of the others with it', () => {
    const { factors } = options({
      factors: [
        'a text alone',
        { force: 'gravity', text: 'b', score: 9 },
        { force: 'buyers', score: '4' },
        7,
      ],
    });
    expect(factors.map(({ force, score, text }) => [force, score, text.text])).toEqual([
      [null, null, 'a text alone'],
      [null, null, 'b'],
      ['buyers', 4, ''],
      [null, null, ''],
    ]);
    expect(factors.map(({ unread }) => unread.map(({ part }) => part))).toEqual([
      [],
      ['force', 'score'],
      [],
      [''],
    ]);
  });

  it('names every text that can cite, with its place', () => {
    const judged = options({
      factors: [{ force: 'buyers', text: 'a' }],
      conclusions: { buyers: 'b' },
      conclusion: { text: 'c', confirmed: { 'rfm.customers': { value: 3, on: '2024-07-01' } } },
    });
    expect(forces.claims?.(judged)).toEqual([
      { path: ['factors', 0, 'text'], claim: { text: 'a', confirmed: {} } },
      { path: ['conclusions', 'buyers'], claim: { text: 'b', confirmed: {} } },
      {
        path: ['conclusion'],
        claim: { text: 'c', confirmed: { 'rfm.customers': { value: 3, on: '2024-07-01' } } },
      },
    ]);
  });

  it('computes nothing again for words', () => {
    const key = (stored: unknown) => JSON.stringify(forces.computeKey?.(options(stored)));
    const factor = { force: 'buyers', text: 'a', score: 3 };
    expect(key({ factors: [factor], conclusion: 'x' })).toBe(
      key({ factors: [{ ...factor, text: 'longer' }], conclusion: 'y' }),
    );
    expect(key({ factors: [factor] })).not.toBe(key({ factors: [{ ...factor, score: 4 }] }));
  });

  it('never throws, and says the same after a way through the document', () => {
    const factor = fc.record(
      {
        force: fc.constantFrom('rivalry', 'buyers', 'gravity'),
        text: fc.oneof(fc.string(), fc.constant('{rfm.customers} in all\nand more')),
        score: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.string()),
        weight: fc.integer({ min: -1, max: 5 }),
        by_target: fc.dictionary(fc.string(), fc.integer({ min: 1, max: 5 })),
      },
      { requiredKeys: [] },
    );
    const stored = fc.record({ factors: fc.array(fc.oneof(factor, fc.string())), conclusion: fc.string() });
    fc.assert(
      fc.property(fc.jsonValue(), stored, (anything, given) => {
        expect(typeof normaliseForces(anything).ok).toBe('boolean');
        const read = readYaml(writeYaml(given));
        expect(read.ok && normaliseForces(read.value)).toEqual(normaliseForces(given));
        const { targets } = scoreForces(options(given), TARGETS);
        for (const { intensity } of targets)
          expect(intensity === null || (intensity >= 1 && intensity <= 5)).toBe(true);
      }),
      { seed: 11, numRuns },
    );
  });

  it('keeps what is written around an edit', () => {
    const text = 'factors:\n  # seen at the fair\n  - { force: rivalry, text: price war, typo: 1 }\n';
    const edited = editYaml(text, ['factors', 0, 'score'], 4) ?? '';
    expect(edited).toContain('# seen at the fair');
    const read = readYaml(edited);
    expect(read.ok && read.value).toEqual({
      factors: [{ force: 'rivalry', text: 'price war', typo: 1, score: 4 }],
    });
  });

  it('offers usual factors in both languages', () => {
    expect(usualFactors('buyers', 'en')).toHaveLength(usualFactors('buyers', 'zh-CN').length);
  });
});

describe('a run', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('publishes a row a target, and speaks in a report', async () => {
    const info = await makeSegmentation(
      database,
      'tiers',
      `SELECT i::VARCHAR AS customer, CASE WHEN i < 3 THEN 'a' ELSE 'b' END AS segment FROM range(6) t(i)`,
    );
    const stored = {
      segmentation: 'tiers',
      targets: ['overseas'],
      factors: [...FACTORS, { text: 'lost' }, { force: 'buyers', score: 11, by_target: { z: 2 } }],
      conclusion: 'Stay out of the price war.',
    };
    const outcome = await runCell('forces', { options: stored, segmentations: [info] }, database);
    expect(await database.rows('SELECT target, rivalry, buyers, intensity FROM forces')).toEqual([
      { target: 'all', rivalry: 4.5, buyers: 2, intensity: 3.25 },
      { target: 'a', rivalry: 4, buyers: 2, intensity: 3 },
      { target: 'b', rivalry: 4.5, buyers: 2, intensity: 3.25 },
      { target: 'overseas', rivalry: 4.5, buyers: 2, intensity: 3.25 },
    ]);
    expect(outcome.warnings.map(({ code, values }) => [code, values['count']])).toEqual([
      ['judgement.unread', 1],
      ['forces.without_force', 1],
      ['forces.not_scored', 3],
      ['judgement.target_gone', 1],
    ]);
    const blocks = report.blocks({
      name: 'forces',
      options: options(stored),
      result: outcome.result as ForcesResult,
      tables: outcome.tables,
      warnings: outcome.warnings,
      locale: 'zh-CN',
      evidence: noEvidence,
    });
    expect(blocks.map(({ type }) => type)).toEqual([
      ...['figures', 'chart', 'table', 'claims', 'claims', 'claims', 'claims'],
    ]);
    expect(JSON.stringify(blocks)).toContain('price war（5 分 · 权重 3）');
  });

  it('of nothing scored has no intensity, and one target', async () => {
    const outcome = await runCell('forces', { name: 'none', options: {} }, database);
    expect(outcome.warnings).toEqual([]);
    expect(await database.rows('SELECT target, intensity FROM none')).toEqual([
      { target: 'all', intensity: null },
    ]);
  });
});
