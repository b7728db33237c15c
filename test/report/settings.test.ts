import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_PARTS } from '../../src/model/report';
import { contents, movedWithin } from '../../src/report/contents';
import { reportSettings } from '../../src/report/settings';
import { writeYaml } from '../../src/lib/yaml/edit-yaml';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 5 };
const front = (report: unknown) => writeYaml({ kequn: 1, report });

describe('the settings of a report', () => {
  it('are all there where the document says nothing', () => {
    for (const text of [null, '', 'kequn: 1\n', 'report: 3\n', 'report: [\n']) {
      const settings = reportSettings(text);
      expect(settings).toMatchObject({ title: null, minGroup: 10, dominance: 0.5, rows: false, mask: true });
      expect(settings.parts).toEqual(REPORT_PARTS);
      expect(settings.hide.size).toBe(0);
    }
  });

  it('are read as they are written; what cannot be read is as if it were not there', () => {
    const settings = reportSettings(
      front({
        title: ' 季报 ',
        currency: 'CNY',
        parts: ['kpi', 'nowhere', 'scope', 'kpi'],
        order: { findings: ['b', 'a', 3], segments: ['a', 'c'] },
        hide: ['x', 7],
        min_group: -1,
        rows: 'yes',
        mask: false,
      }),
    );
    expect(settings).toMatchObject({
      title: '季报',
      currency: 'CNY',
      minGroup: 10,
      rows: false,
      mask: false,
    });
    expect(settings.parts.slice(0, 3)).toEqual(['kpi', 'scope', 'findings']);
    expect(settings.parts).toHaveLength(REPORT_PARTS.length);
    // A block that is named twice stands where it is named first.
    expect(settings.order).toEqual({ findings: ['b', 'a'], segments: ['c'] });
    expect([...settings.hide]).toEqual(['x']);
  });

  it('never throw, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const settings = reportSettings(front(value));
        expect([...settings.parts].sort()).toEqual([...REPORT_PARTS].sort());
        expect(settings.minGroup).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
});

const entries = [
  { key: 'a', part: 'findings' },
  { key: 'b', part: 'findings' },
  { key: 'c', part: 'segments' },
] as const;

describe('the contents of a report', () => {
  const placed = (report: object) =>
    contents(entries, reportSettings(front(report))).map(({ part, entries: found }) => [
      part,
      found.map(({ entry, shown }) => (shown ? entry.key : `(${entry.key})`)).join(' '),
    ]);

  it('are in the order of the document, part by part', () => {
    const found = Object.fromEntries(placed({}));
    expect(found).toMatchObject({ findings: 'a b', segments: 'c', kpi: '' });
  });

  it('follow what the author placed; what is new stands after it', () => {
    const found = Object.fromEntries(placed({ order: { findings: ['c', 'b'] }, hide: ['b'] }));
    expect(found).toMatchObject({ findings: 'c (b) a', segments: '' });
  });

  it('hold every block exactly once, whatever the settings', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...REPORT_PARTS), fc.array(fc.constantFrom('a', 'b', 'c', 'gone'))),
        (order) => {
          const all = contents(entries, reportSettings(front({ order }))).flatMap((part) =>
            part.entries.map(({ entry }) => entry.key),
          );
          expect(all.sort()).toEqual(['a', 'b', 'c']);
        },
      ),
      runs,
    );
  });

  it('move a block by one place and no further than the ends', () => {
    const part = contents(entries, reportSettings(null)).find((one) => one.part === 'findings');
    if (!part) throw new Error('no findings');
    expect(movedWithin(part, 'a', 1)).toEqual(['b', 'a']);
    expect(movedWithin(part, 'a', -1)).toEqual(['a', 'b']);
    expect(movedWithin(part, 'gone', 1)).toEqual(['a', 'b']);
  });
});
