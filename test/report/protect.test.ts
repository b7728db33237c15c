import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportBlock, ReportChart, ReportTable } from '../../src/model/report';
import { protect, protectParts } from '../../src/report/protect';
import { DEFAULT_PROTECTION, type ProtectRules } from '../../src/report/protection';

const RULES: ProtectRules = { ...DEFAULT_PROTECTION, locale: 'zh-CN' };

function table(sizes: readonly number[], more: Partial<ReportTable> = {}): ReportTable {
  return {
    type: 'table',
    id: 'sizes',
    title: '客群规模',
    columns: [
      { label: '客群', format: 'text' },
      { label: '人数', format: 'integer' },
    ],
    rows: sizes.map((size, i) => [`客群${'甲乙丙丁戊己庚辛'.charAt(i)}`, size]),
    groups: { sizes },
    ...more,
  };
}

function shown(blocks: readonly ReportBlock[], at = 0): unknown[] {
  const block = blocks[at];
  return block?.type === 'table' ? block.rows.map((row) => row[1]) : [];
}

describe('groups of persons in a table', () => {
  it('lose their figures under the minimum, and the next smallest goes too', () => {
    const { blocks, suppressed } = protect([table([300, 7, 40, 90])], RULES);
    expect(shown(blocks)).toEqual([300, null, null, 90]);
    expect(suppressed).toEqual([
      { what: 'row', because: 'small', where: '客群规模', label: '客群乙' },
      { what: 'row', because: 'subtraction', where: '客群规模', label: '客群丙' },
    ]);
  });

  it('say so under the table, and keep their names', () => {
    const { blocks } = protect([table([300, 7, 40])], RULES);
    const [block] = blocks;
    expect(block?.type === 'table' && block.note).toContain('不足 10 人');
    expect(block?.type === 'table' && block.rows.map((row) => row[0])).toEqual([
      '客群甲',
      '客群乙',
      '客群丙',
    ]);
  });

  it('stay where all are large, without a note', () => {
    const { blocks, suppressed } = protect([table([10, 11])], RULES);
    expect(shown(blocks)).toEqual([10, 11]);
    expect(blocks[0]?.type === 'table' && blocks[0].note).toBeUndefined();
    expect(suppressed).toEqual([]);
  });

  it('hide a third where two small ones together stay under the minimum', () => {
    expect(shown(protect([table([3, 4, 50, 60])], RULES).blocks)).toEqual([null, null, null, 60]);
    expect(shown(protect([table([8, 9, 50, 60])], RULES).blocks)).toEqual([null, null, 50, 60]);
  });

  it('leave a sum as it is, unless it is small itself', () => {
    const sum = { groups: { sizes: [7, 40, 90, 137], total: 3 } };
    expect(shown(protect([table([7, 40, 90, 137], sum)], RULES).blocks)).toEqual([null, null, 90, 137]);
    const small = { groups: { sizes: [3, 4, 7], total: 2 } };
    expect(shown(protect([table([3, 4, 7], small)], RULES).blocks)).toEqual([null, null, null]);
  });

  it('of nobody are shown', () => {
    expect(shown(protect([table([0, 20, 30])], RULES).blocks)).toEqual([0, 20, 30]);
  });

  it('that one person dominates lose their figures', () => {
    const dominated = table([300, 40, 90], { groups: { sizes: [300, 40, 90], dominant: [0.1, 0.2, 0.8] } });
    const { blocks, suppressed } = protect([dominated], RULES);
    expect(shown(blocks)).toEqual([300, null, null]);
    expect(suppressed.map(({ because }) => because).sort()).toEqual(['dominated', 'subtraction']);
  });

  it('that overlap cannot be subtracted: only the small ones go', () => {
    const tags = table([300, 7, 40], { groups: { sizes: [300, 7, 40], overlapping: true } });
    expect(shown(protect([tags], RULES).blocks)).toEqual([300, null, 40]);
  });

  it('of companies stay', () => {
    expect(shown(protect([table([3, 7, 40])], { ...RULES, persons: false }).blocks)).toEqual([3, 7, 40]);
  });

  it('stay with a minimum of nothing', () => {
    expect(shown(protect([table([1, 7, 40])], { ...RULES, minGroup: 0 }).blocks)).toEqual([1, 7, 40]);
  });

  it('do not tell the sizes the check went by', () => {
    const text = JSON.stringify(protect([table([300, 7, 41])], RULES).blocks);
    expect(text).not.toContain('groups');
    expect(text).not.toMatch(/\b(7|41)\b/);
  });
});

describe('a group hidden in one place', () => {
  it('is hidden in every table, though that table alone would show it', () => {
    const first = table([300, 7, 40, 90]);
    const second = table([300, 40], {
      id: 'b',
      rows: [
        ['客群甲', 300],
        ['客群丙', 40],
      ],
      groups: { sizes: [300, 40] },
    });
    const { blocks } = protect([first, second], RULES);
    expect(shown(blocks, 1)).toEqual([null, null]);
  });

  it('is hidden in tables and pictures that do not say whom they are of', () => {
    const plain = table([], {
      columns: [
        { label: '指标', format: 'text' },
        { label: '客群甲', format: 'number' },
        { label: '客群乙', format: 'number' },
      ],
      rows: [['均额', 12, 34]],
    });
    const { groups: _, ...profile } = plain;
    const { blocks } = protect([table([300, 7, 40]), profile, radar()], RULES);
    const [, second, third] = blocks;
    expect(second?.type === 'table' && second.rows).toEqual([['均额', 12, null]]);
    expect(third?.type === 'chart' && third.picture.kind === 'radar' && third.picture.series).toEqual([
      { name: '客群甲', values: [1, 2, 3] },
      { name: '客群乙', values: [null, null, null] },
    ]);
  });

  it('loses its figures in sentences that name it, not its words', () => {
    const text = '客群乙有 7 人，占 2.0%，喜欢周末下单。客群甲有 300 人。';
    const { blocks } = protect([table([300, 7, 40]), { type: 'text', text }], RULES);
    expect(blocks[1]).toEqual({ type: 'text', text: '客群乙有 … 人，占 …，喜欢周末下单。客群甲有 300 人。' });
  });

  it('keeps codes beside it, which are no figures of it', () => {
    const text = '客群乙（O1，见 S2）占 12.5%。';
    const { blocks } = protect([table([300, 7, 40]), { type: 'text', text }], RULES);
    expect(blocks[1]).toEqual({ type: 'text', text: '客群乙（O1，见 S2）占 …。' });
  });

  it('loses figures named after it', () => {
    const figures: ReportBlock = {
      type: 'figures',
      figures: [{ label: '客群乙人数', value: 7, format: 'integer', note: '比上期多 2 人' }],
    };
    const { blocks } = protect([table([300, 7, 40]), figures], RULES);
    expect(JSON.stringify(blocks[1])).not.toMatch(/[27]/);
  });
});

describe('a group that stands under several names', () => {
  const keys = ['甲', '乙', '丙'].map((name) => `rfm[${name}]`);
  const segments = table([300, 7, 40], { groups: { sizes: [300, 7, 40], keys } });
  const portrait = (title: string, size: number, key: string): ReportBlock => ({
    ...{ type: 'card', title, size, key },
    blocks: [{ type: 'text', text: `${title}有 ${size} 人` }],
  });
  /** As portraits stand in a report: those of small segments are not made at all. */
  const portraits = [portrait('常客', 300, 'rfm[甲]'), portrait('尝鲜客', 40, 'rfm[丙]')];
  const beside = table([300, 40], {
    rows: [
      ['常客', 300],
      ['尝鲜客', 40],
    ],
    groups: { sizes: [300, 40], keys: ['rfm[甲]', 'rfm[丙]'] },
  });

  it('is hidden under all of them, and none besides', () => {
    const text: ReportBlock = { type: 'text', text: '尝鲜客有 40 人。常客有 300 人。' };
    const { blocks } = protect([segments, beside, ...portraits, text], RULES);
    expect(shown(blocks)).toEqual([300, null, null]);
    expect(shown(blocks, 1)).toEqual([300, null]);
    expect(blocks.slice(2, 4).map(({ type }) => type)).toEqual(['card', 'note']);
    expect(blocks[4]).toEqual({ type: 'text', text: '尝鲜客有 … 人。常客有 300 人。' });
    expect(JSON.stringify(blocks)).not.toMatch(/rfm\[|40/);
  });

  it('would be told by its other name alone', () => {
    const nameless = { ...beside, groups: { sizes: [300, 40] } };
    expect(shown(protect([segments, nameless], RULES).blocks, 1)).toEqual([300, 40]);
  });

  it('is hidden whatever its size is there', () => {
    const later = { ...beside, groups: { sizes: [310, 55], keys: ['rfm[甲]', 'rfm[丙]'] } };
    expect(shown(protect([segments, later], RULES).blocks, 1)).toEqual([300, null]);
  });
});

describe('parts of a group', () => {
  const keys = ['rfm[甲]', 'rfm[乙]', 'rfm[丙]'];
  const whole = table([300, 70, 40], { groups: { sizes: [300, 70, 40], keys } });
  const part = (sizes: number[]) => table(sizes, { groups: { sizes, keys, part: true } });

  it('go where the group goes, whatever their size', () => {
    const small = table([300, 70, 4], { groups: { sizes: [300, 70, 4], keys } });
    expect(shown(protect([small, part([250, 65, 12])], RULES).blocks, 1)).toEqual([250, null, null]);
  });

  it('may be small by themselves, and the group still leaves', () => {
    const { blocks } = protect([whole, part([250, 65, 4])], RULES);
    expect([shown(blocks), shown(blocks, 1)]).toEqual([
      [300, 70, 40],
      [250, null, null],
    ]);
  });

  it('are named with their figures everywhere but beside what hides them', () => {
    const text: ReportBlock = { type: 'text', text: '客群丙有 40 人。' };
    const told: ReportBlock = { type: 'text', text: '其中客群丙 4 人下单。' };
    const { parts } = protectParts(
      [{ blocks: [whole, text] }, { blocks: [part([250, 65, 4]), told] }],
      RULES,
    );
    expect(parts[0]?.blocks[1]).toEqual(text);
    expect(parts[1]?.blocks[1]).toEqual({ type: 'text', text: '其中客群丙 … 人下单。' });
    expect(shown(parts[0]?.blocks ?? [])).toEqual([300, 70, 40]);
  });

  it('can be of two segmentations: hidden in one is hidden there', () => {
    const before = table([300, 4, 40], {
      groups: { sizes: [300, 4, 40], keys: ['old[甲]', 'old[乙]', 'old[丙]'] },
    });
    const both = ['甲', '乙', '丙'].map((one) => [`old[${one}]`, `rfm[${one}]`]);
    const moved = table([200, 80, 90], { groups: { sizes: [200, 80, 90], keys: both, part: true } });
    expect(shown(protect([before, whole, moved], RULES).blocks, 2)).toEqual([200, null, null]);
  });
});

describe('groups of whom nobody knows how many they are', () => {
  const unknown = table([], {
    rows: [
      ['客群甲', 1],
      ['客群乙', 2],
      ['客群丙', 3],
    ],
    groups: { sizes: [300, null, 400] },
  });

  it('are hidden, with another so that nothing can be subtracted', () => {
    const { blocks, suppressed } = protect([unknown], RULES);
    expect(shown(blocks)).toEqual([null, null, 3]);
    expect(suppressed.find(({ label }) => label === '客群乙')?.because).toBe('unknown');
  });

  it('are hidden there only: elsewhere they may be known', () => {
    const known = table([300, 200, 400]);
    expect(shown(protect([unknown, known], RULES).blocks, 1)).toEqual([300, 200, 400]);
  });

  it('are hidden for the reason they are hidden for by name', () => {
    const { suppressed } = protect([table([300, 7, 40]), unknown], RULES);
    const because = suppressed.filter(({ label }) => label === '客群乙').map((one) => one.because);
    expect(because).toEqual(['small']);
  });

  it('stay where customers are companies, or there is no minimum', () => {
    expect(shown(protect([unknown], { ...RULES, persons: false }).blocks)).toEqual([1, 2, 3]);
    expect(shown(protect([unknown], { ...RULES, minGroup: 0 }).blocks)).toEqual([1, 2, 3]);
  });
});

describe('cards', () => {
  const card = (title: string, size: number): ReportBlock => ({
    type: 'card',
    title,
    size,
    blocks: [{ type: 'text', text: `${title}：${size} 人` }],
  });

  it('of small groups are left out with a word about it, and the next smallest too', () => {
    const { blocks, suppressed } = protect([card('甲组', 300), card('乙组', 7), card('丙组', 40)], RULES);
    expect(blocks.map(({ type }) => type)).toEqual(['card', 'note', 'note']);
    expect(JSON.stringify(blocks)).not.toMatch(/ 7 人|40/);
    expect(suppressed.filter(({ what }) => what === 'card')).toHaveLength(2);
  });

  it('stay where nothing is small', () => {
    expect(protect([card('甲组', 300), card('乙组', 70)], RULES).blocks.map(({ type }) => type)).toEqual([
      'card',
      'card',
    ]);
  });
});

describe('pictures', () => {
  const bars: ReportChart = {
    type: 'chart',
    id: 'bars',
    title: '客群金额',
    alt: '最小的是乙组，7 人',
    format: 'money',
    picture: {
      kind: 'bars',
      categories: ['甲组', '乙组', '丙组'],
      series: [{ name: '金额', values: [9, 8, 7] }],
    },
    groups: { sizes: [300, 7, 40] },
  };

  it('leave out small categories, and the sentence that tells of them', () => {
    const [block] = protect([bars], RULES).blocks;
    expect(
      block?.type === 'chart' && block.picture.kind === 'bars' && block.picture.series[0]?.values,
    ).toEqual([9, null, null]);
    expect(block?.type === 'chart' && block.alt).toBe('客群金额（部分组人数过少，未画出）');
  });

  it('leave out points', () => {
    const points: ReportChart = {
      ...bars,
      picture: {
        kind: 'points',
        x: 'x',
        y: 'y',
        points: ['甲组', '乙组', '丙组'].map((label, x) => ({ label, x, y: 1 })),
      },
    };
    const [block] = protect([points], RULES).blocks;
    expect(block?.type === 'chart' && block.picture.kind === 'points' && block.picture.points).toEqual([
      { label: '甲组', x: 0, y: 1 },
    ]);
  });
});

describe('rows of single customers', () => {
  const people = table([], {
    title: '访谈名单',
    persons: true,
    columns: [
      { label: '客户编号', format: 'text' },
      { label: '姓名', format: 'text' },
      { label: '备注', format: 'text' },
      { label: '昵称', format: 'text', personal: true },
    ],
    rows: [['1001', '张小明', '电话 13812345641', 'xiaoming']],
  });

  it('stay here', () => {
    expect(protect([people], RULES)).toEqual({
      blocks: [],
      suppressed: [{ what: 'table', because: 'customers', where: '访谈名单', label: null }],
    });
  });

  it('leave masked where the author asks for them', () => {
    const [block] = protect([people], { ...RULES, rows: true }).blocks;
    expect(block?.type === 'table' && block.rows).toEqual([
      ['1001', '张**', '电话 138****5641', 'xia****ming'],
    ]);
  });
});

describe('texts', () => {
  const said = (text: string, known?: readonly string[]) => {
    const [block] = protect([{ type: 'text', text }], known ? { ...RULES, known } : RULES).blocks;
    return block?.type === 'text' ? block.text : '';
  };

  it('lose contacts and names with a title', () => {
    expect(said('王小姐（13812345641，wang@example.com）说发货慢')).toBe(
      '王\\*小姐（138\\*\\*\\*\\*5641，w\\*\\*\\*@example.com）说发货慢',
    );
    expect(said('Ms. Smith, +44 7700 900123')).toBe('Ms. S\\*\\*\\*, +44\\*\\*\\*\\*0123');
  });

  it('lose what the data knows as a name', () => {
    expect(said('李雷说“方便”，李雷朋友也说', ['李雷'])).toBe('李\\*说“方便”，李\\*朋友也说');
  });

  it('keep figures, dates and words in quotes', () => {
    const text = '截至 2024-07-01，金额 12,345,678.90 元，“高端”客群占 32.1%。';
    expect(said(text)).toBe(text);
  });
});

const labels = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己', '庚', '辛');
const groups = fc.uniqueArray(fc.record({ label: labels, size: fc.integer({ min: 0, max: 60 }) }), {
  selector: ({ label }) => label,
  minLength: 1,
});
const runs = { seed: 5, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };

describe('the check', () => {
  const of = (list: readonly { label: string; size: number }[]) =>
    table([], {
      rows: list.map(({ label, size }) => [label, size]),
      groups: { sizes: list.map(({ size }) => size) },
    });

  it('never shows a group under the minimum, nor lets one be subtracted', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 2, max: 20 }), (list, minGroup) => {
        const visible = shown(protect([of(list)], { ...RULES, minGroup }).blocks);
        const hidden = list.filter((_, i) => visible[i] === null);
        const rest = hidden.reduce((sum, { size }) => sum + size, 0);
        expect(visible.every((size) => size === null || size === 0 || Number(size) >= minGroup)).toBe(true);
        const others = list.filter(({ size }, i) => visible[i] !== null && size > 0);
        expect(hidden.length === 0 || others.length === 0 || (rest >= minGroup && hidden.length >= 2)).toBe(
          true,
        );
      }),
      runs,
    );
  });

  it('hides the same groups whatever the order of rows, and hides nothing more the second time', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const hiddenOf = (some: typeof list) => {
          const visible = shown(protect([of(some)], RULES).blocks);
          return some.flatMap(({ label }, i) => (visible[i] === null ? [label] : [])).sort();
        };
        expect(hiddenOf([...list].reverse())).toEqual(hiddenOf(list));
        const once = protect([of(list)], RULES).blocks;
        expect(protect(once, RULES).blocks).toEqual(once);
      }),
      runs,
    );
  });
});

function radar(): ReportChart {
  const series = ['客群甲', '客群乙'].map((name) => ({ name, values: [1, 2, 3] }));
  return {
    type: 'chart',
    id: 'radar',
    title: '对比',
    alt: '',
    format: 'index',
    picture: { kind: 'radar', categories: ['a', 'b', 'c'], series, max: 3 },
  };
}
