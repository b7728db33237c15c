import { describe, expect, it } from 'vitest';
import { claimCell, claimText } from '../../src/cells/report-claims';
import { normaliseCompetitors } from '../../src/cells/competitors/options';
import { report as competitors } from '../../src/cells/competitors/report';
import { normalisePosition } from '../../src/cells/position/options';
import { report as position } from '../../src/cells/position/report';
import type { CitedState, Evidence } from '../../src/model/evidence';
import type { ReportBlock } from '../../src/model/report';

/** Every citation is `1_000*`, in a state. */
function evidenceOf(state: CitedState): Evidence {
  return {
    cite: (path) => ({ path, state, text: '1_000*', before: '40%', source: null }),
    review: ({ text }) => ({ state: text.includes('{') ? state : 'same', cited: [] }),
    confirm: (claim) => claim,
    citable: () => [],
  };
}

const claim = (text: string) => ({ text, confirmed: {} });

describe('a claim in a cell of a table', () => {
  it('is as it reads, without the escapes of Markdown', () => {
    const evidence = evidenceOf('same');
    expect(claimCell(claim(' {a.b} of x_y\n'), evidence, 'en')).toBe('1_000* of x_y');
    expect(claimText('{a.b}', evidence)).toBe('1\\_000\\*');
  });

  it('says that it is to be reviewed where its figures changed or are gone, and only there', () => {
    const said = (state: CitedState, text = '{a.b}') => claimCell(claim(text), evidenceOf(state), 'zh-CN');
    expect(said('changed')).toBe('1_000*（待复核）');
    expect(said('gone')).toBe('1_000*（待复核）');
    expect(said('unconfirmed')).toBe('1_000*');
    expect(said('changed', '没有引用')).toBe('没有引用');
    expect(claimCell(claim('{a.b}'), evidenceOf('changed'), 'en')).toBe('1_000* (to be reviewed)');
  });
});

describe('tables of reports', () => {
  const context = {
    name: 'x',
    tables: [],
    warnings: [],
    locale: 'zh-CN',
    evidence: evidenceOf('changed'),
  } as const;
  const cellsOf = (blocks: readonly ReportBlock[], id: string) =>
    blocks.flatMap((block) => (block.type === 'table' && block.id === id ? block.rows.flat() : []));

  it('mark what competitors do', () => {
    const read = normaliseCompetitors({ competitors: [{ name: '甲', price: '低 {a.b}', service: '慢' }] });
    if (!read.ok) throw new Error('invalid options');
    const result = { brands: [], gaps: [], map: null } as never;
    const cells = cellsOf(competitors.blocks({ ...context, options: read.options, result }), 'brands');
    expect(cells).toContain('低 1_000*（待复核）');
    expect(cells).toContain('慢');
  });

  it('mark the notes of own abilities', () => {
    const read = normalisePosition({ abilities: [{ ability: '配送', note: '{a.b} 次日达' }] });
    if (!read.ok) throw new Error('invalid options');
    const result = { brands: [], criteria: [], segments: [], map: null } as never;
    const cells = cellsOf(position.blocks({ ...context, options: read.options, result }), 'abilities');
    expect(cells).toContain('1_000* 次日达（待复核）');
  });
});
