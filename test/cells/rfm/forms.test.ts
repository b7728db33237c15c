import { describe, expect, it } from 'vitest';
import { boxOfPattern } from '../../../src/analysis/rfm/box';
import { coverage } from '../../../src/analysis/rfm/coverage';
import { MAP_BINS, MAP_NAMES, MAPS } from '../../../src/analysis/rfm/maps';
import { cutRows } from '../../../src/cells/rfm/cut-rows';
import { cutPlaces, movedCuts } from '../../../src/cells/rfm/cut-places';
import { normaliseRfm } from '../../../src/cells/rfm/options';
import { editable, freeSegmentKey, storedSegments, withSide } from '../../../src/cells/rfm/segment-edit';

describe('segments to edit', () => {
  it.each(MAP_NAMES.filter((name) => name !== 'cn8'))('%s: its copy has the same scores', (name) => {
    const bins = MAP_BINS[name] ?? 5;
    const stored = storedSegments(editable(name));
    const found = normaliseRfm({ from: 'x', bins, segments: stored });
    const segments = found.ok && typeof found.options.segments !== 'string' ? found.options.segments : [];
    expect(segments.map(({ segment, label_en }) => [segment, label_en])).toEqual(
      MAPS[name].map(({ segment, label_en }) => [segment, label_en]),
    );
    const of = { r: bins, f: bins, m: bins };
    expect(coverage(segments, of)).toEqual(coverage(MAPS[name], of));
  });

  it('makes boxes of patterns where they are', () => {
    expect(boxOfPattern('[34][45].')).toEqual({ r: [3, 4], f: [4, 5] });
    expect(boxOfPattern('5.1')).toEqual({ r: [5, 5], m: [1, 1] });
    expect(boxOfPattern('...')).toEqual({});
    expect(boxOfPattern('[135]..')).toBeNull();
    expect(boxOfPattern('5+')).toBeNull();
  });

  it('sets sides; one over all scores is no side', () => {
    const segment = { segment: 'a', label_zh: '', label_en: '', ranges: {}, box: { f: [1, 2] as const } };
    expect(withSide(segment, 'r', 4, 2, 5).box).toEqual({ f: [1, 2], r: [2, 4] });
    expect(withSide(segment, 'f', 1, 5, 5).box).toEqual({});
    expect(freeSegmentKey([segment])).toBe('segment_2');
  });
});

describe('cuts that were moved', () => {
  it('stand in one row, lower and higher', () => {
    const down = { measure: 'recency', cut: 30, to: 27, changed: 4 } as const;
    const up = { ...down, to: 33, changed: 6 };
    const other = { measure: 'frequency', cut: 30, to: 31, changed: 0 } as const;
    expect(cutRows({ cuts: [down, up, other] })).toEqual([
      { measure: 'recency', cut: 30, down, up },
      { measure: 'frequency', cut: 30, up: other },
    ]);
  });
});

describe('cuts to drag', () => {
  const distributions = {
    recency: [{ from: 0, to: 30, customers: 1 }],
    frequency: [{ from: 1, to: 10, customers: 1 }],
    monetary: [{ from: 0, to: 5000, customers: 1 }],
  };
  const cuts = { recency: [10, 40], frequency: [2, 3], monetary: [100, 200, 300] };

  it('have the range of the values, as far as the cuts themselves lie', () => {
    expect(cutPlaces({ distributions }, cuts, 'recency')).toEqual([
      { value: 10, min: 0, max: 40, step: 1 },
      { value: 40, min: 0, max: 40, step: 1 },
    ]);
    expect(cutPlaces({ distributions }, cuts, 'monetary')[0]).toEqual({
      value: 100,
      min: 0,
      max: 5000,
      step: 10,
    });
  });

  it('push their neighbours along', () => {
    expect(movedCuts(cuts, 'monetary', 0, 250).monetary).toEqual([250, 250, 300]);
    expect(movedCuts(cuts, 'monetary', 2, 50).monetary).toEqual([50, 50, 50]);
    expect(movedCuts(cuts, 'monetary', 1, 220)).toEqual({ ...cuts, monetary: [100, 220, 300] });
  });
});
