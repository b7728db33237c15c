import { describe, expect, it } from 'vitest';
import { putEntry, saysSomething } from '../../../src/cells/market/entry-edit';
import { addPart, putPart, removePart, type EditedList } from '../../../src/cells/market/list-edit';
import { newId } from '../../../src/cells/market/new-id';
import { normaliseMarket, type MarketOptions } from '../../../src/cells/market/options';
import { editYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';

/** A cell's text that is edited as the page does. */
class Text {
  constructor(public yaml: string) {}

  readonly set = (path: readonly (string | number)[], value: unknown) => {
    const edited = editYaml(this.yaml, path, value);
    if (edited === null) throw new Error('invalid yaml');
    this.yaml = edited;
  };

  get stored(): Record<string, unknown> {
    const read = readYaml(this.yaml);
    if (!read.ok) throw new Error('invalid yaml');
    return (read.value ?? {}) as Record<string, unknown>;
  }

  get options(): MarketOptions {
    const read = normaliseMarket(this.stored);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.options;
  }

  list(option: 'criteria' | 'abilities'): EditedList {
    return { option, stored: this.stored[option], used: this.options[option] };
  }
}

describe('entries of segments', () => {
  it('are made when first written, as a list, and changed in place after', () => {
    const text = new Text('segmentation: s\n');
    putEntry(text.set, text.options.markets, 'x', ['needs', 'service_team'], 4);
    putEntry(text.set, text.options.markets, 'y', ['size'], 100);
    putEntry(text.set, text.options.markets, 'x', ['chosen'], true);
    putEntry(text.set, text.options.markets, 'z', ['chosen'], undefined);
    expect(text.stored['markets']).toEqual([
      { segment: 'x', needs: { service_team: 4 }, chosen: true },
      { segment: 'y', size: 100 },
    ]);
  });

  it('leave comments, and what cannot be read, as they were written', () => {
    const text = new Text('markets:\n  # from the fair\n  - segment: x\n    growth: lots\n');
    putEntry(text.set, text.options.markets, 'x', ['size'], 5);
    expect(text.yaml).toContain('# from the fair');
    expect(text.stored['markets']).toEqual([{ segment: 'x', growth: 'lots', size: 5 }]);
    expect(text.options.markets[0]?.unread).toEqual([{ part: 'growth', value: 'lots' }]);
  });

  it('say something, or nothing', () => {
    const [empty, full] = new Text('markets:\n  - segment: x\n  - { segment: y, date: 2024 }\n').options
      .markets;
    expect([empty && saysSomething(empty), full && saysSomething(full)]).toEqual([false, true]);
  });
});

describe('criteria and abilities', () => {
  it('that are defaults are written down whole with the first change', () => {
    const text = new Text('segmentation: s\n');
    const before = text.options.criteria;
    putPart(text.set, text.list('criteria'), 1, 'weight', 5);
    expect(text.options.criteria).toEqual(before.map((one, at) => (at === 1 ? { ...one, weight: 5 } : one)));
    putPart(text.set, text.list('criteria'), 1, 'worst', 0);
    expect(text.options.criteria[1]).toMatchObject({ weight: 5, worst: 0 });
  });

  it('that are stored as a name alone become entries; the others stay', () => {
    const text = new Text('abilities:\n  - logistics # ours\n  - { id: service_team, have: 3, odd: 1 }\n');
    putPart(text.set, text.list('abilities'), 0, 'have', 2);
    expect(text.options.abilities.map(({ id, have }) => [id, have])).toEqual([
      ['logistics', 2],
      ['service_team', 3],
    ]);
    expect(text.stored['abilities']).toContainEqual({ id: 'service_team', have: 3, odd: 1 });
  });

  it('are added and removed', () => {
    const text = new Text('abilities: [logistics]\n');
    addPart(text.set, text.list('abilities'), { id: newId('ability', ['ability_1']), name: 'x' });
    expect(text.options.abilities.map(({ id }) => id)).toEqual(['logistics', 'ability_2']);
    removePart(text.set, text.list('abilities'), 0);
    expect(text.options.abilities.map(({ id }) => id)).toEqual(['ability_2']);
    removePart(text.set, text.list('abilities'), 0);
    expect(text.options.abilities).toEqual([]);
  });
});
