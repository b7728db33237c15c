import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarTasks } from '../../../src/cells/plan/calendar';
import { columnsOf } from '../../../src/cells/plan/columns';
import { filterTasks, NOBODY, NO_FILTER } from '../../../src/cells/plan/filter';
import { calendarFile } from '../../../src/cells/plan/ics';
import { normalisePlan, planClaims, type PlanOptions } from '../../../src/cells/plan/options';
import { phaseOn, spansOf } from '../../../src/cells/plan/phases';
import { readDay } from '../../../src/cells/plan/read-day';
import { report } from '../../../src/cells/plan/report';
import { schedule } from '../../../src/cells/plan/schedule';
import { readState } from '../../../src/cells/plan/states';
import { addMonths, isDay } from '../../../src/lib/iso-day';
import { cyclesIn } from '../../../src/lib/strong-components';
import { readYaml } from '../../../src/lib/yaml/read-yaml';
import { editYaml, writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { setPart } from '../../../src/cells/entry-edit';
import { noEvidence } from '../../support/no-evidence';

const expected = JSON.parse(
  readFileSync(new URL('../../expected/positioning.json', import.meta.url), 'utf8'),
) as { graphs: { edges: number[][]; cycles: number[][] }[] };

function options(stored: unknown): PlanOptions {
  const read = normalisePlan(stored);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.options;
}

function planned(tasks: readonly unknown[], rest: { asOf?: string; start?: string } = {}) {
  const read = options({ tasks });
  return schedule(
    read.tasks.map((task, at) => ({ at, task })),
    { start: rest.start ?? null, phases: read.phases, asOf: rest.asOf ?? null, segments: new Set(['gold']) },
  );
}

describe('cycles', () => {
  it('are those that scipy finds', () => {
    for (const { edges, cycles } of expected.graphs) expect(cyclesIn(edges)).toEqual(cycles);
    expect(expected.graphs.some(({ cycles }) => cycles.length > 1)).toBe(true);
  });

  it('are found in a chain of a hundred thousand', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => [at + 1]);
    expect(cyclesIn(chain)).toEqual([]);
    chain[99_999] = [99_997];
    expect(cyclesIn(chain)).toEqual([[99_997, 99_998, 99_999]]);
  });
});

describe('days', () => {
  it.each([
    ['2024-07-01', '2024-07-01'],
    ['2024/7/1', '2024-07-01'],
    ['2024年7月1日', '2024-07-01'],
    [' ２０２４．７．１ ', '2024-07-01'],
    ['2024-07-01 08:05:00', '2024-07-01'],
    ['2023-02-29', null],
    ['7/1/2024', null],
    ['', null],
    ['soon', null],
  ])('%j is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it('count months to the end of a shorter one', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(isDay('2024-13-01')).toBe(false);
  });
});

describe('phases', () => {
  const { phases } = options({});
  const spans = spansOf(phases, '2024-07-01');

  it('are short, middle and long term by default', () => {
    expect(spans.map(({ phase, from, to }) => [phase, from, to])).toEqual([
      ['short', '2024-07-01', '2024-12-31'],
      ['middle', '2025-01-01', '2025-12-31'],
      ['long', '2026-01-01', '2027-06-30'],
    ]);
  });

  it.each([
    ['2024-12-31', 'short'],
    ['2025-01-01', 'middle'],
    ['2024-01-01', 'short'],
    ['2030-01-01', 'long'],
    [null, null],
  ])('%s is in %s', (day, phase) => {
    expect(phaseOn(day, spans)).toBe(phase);
  });

  it('without a day have none', () => {
    expect(spansOf(phases, null).every(({ from, to }) => from === null && to === null)).toBe(true);
    expect(phaseOn('2024-01-01', spansOf(phases, null))).toBeNull();
  });
});

describe('a plan', () => {
  const TASKS = [
    {
      id: 'a',
      task: '访谈',
      segment: 'gold',
      owner: '王',
      start: '2024-07-01',
      due: '2024-07-31',
      state: '已完成',
    },
    { id: 'b', task: '方案', owner: '李', start: '2024-07-15', due: '2024-08-31', after: ['a'] },
    { task: '上线', due: '2024-09-30', after: ['方案', 'z'], segment: ['gold', 'gone'] },
    { id: 'd', task: '', state: 'odd', start: '2024-10-02', due: '2024-10-01', owner: '李' },
    { id: 'd', task: '取消的', state: 'dropped', phase: 'never' },
  ];

  it('says what is wrong with each task', () => {
    const { lines } = planned(TASKS, { asOf: '2024-09-10' });
    expect(lines.map(({ problems }) => problems)).toEqual([
      [],
      ['late', 'too_early'],
      ['missing_task', 'unassigned', 'segment_gone'],
      ['reversed', 'nameless', 'unread'],
      ['twice', 'phase_gone'],
    ]);
    expect(lines.map(({ late }) => late)).toEqual([null, 10, null, null, null]);
    expect(lines.map(({ waits }) => waits)).toEqual([false, false, true, false, false]);
    expect(lines[2]?.after).toEqual([2]);
  });

  it('counts', () => {
    const plan = planned(TASKS, { asOf: '2024-09-10' });
    expect(plan.states).toEqual({ todo: 3, doing: 0, blocked: 0, done: 1, dropped: 1 });
    expect(plan).toMatchObject({
      progress: 0.25,
      late: 1,
      unassigned: 1,
      undated: 0,
      from: '2024-07-01',
      to: '2024-10-02',
    });
    expect(plan.owners).toEqual([
      { owner: '李', tasks: 2, open: 2, late: 1 },
      { owner: '王', tasks: 1, open: 0, late: 0 },
      { owner: '', tasks: 1, open: 1, late: 0 },
    ]);
    expect(plan.phases.map(({ phase, tasks, done }) => [phase, tasks, done])).toEqual([
      ['short', 4, 1],
      ['middle', 0, 0],
      ['long', 0, 0],
    ]);
  });

  it('says nothing of late without a day to compare with, nor on the due date itself', () => {
    expect(planned(TASKS).late).toBe(0);
    expect(planned(TASKS, { asOf: '2024-08-31' }).late).toBe(0);
    expect(planned(TASKS, { asOf: '2024-09-01' }).late).toBe(1);
  });

  it('finds tasks that wait for each other, and keeps them', () => {
    const plan = planned([
      { id: 'a', task: 'A', after: 'c' },
      { id: 'b', task: 'B', after: ['a'] },
      { id: 'c', task: 'C', after: ['B'] },
      { id: 'd', task: 'D', after: ['d'] },
      { id: 'e', task: 'E', after: ['a'] },
    ]);
    expect(plan.cycles).toEqual([[1, 2, 3], [4]]);
    expect(
      plan.lines.filter(({ problems }) => problems.includes('cycle')).map(({ number }) => number),
    ).toEqual([...[1, 2, 3, 4]]);
  });

  it('of nothing is empty', () => {
    expect(planned([])).toMatchObject({ lines: [], progress: null, from: null, cycles: [], owners: [] });
    expect(planned([{ task: 'x', state: 'dropped' }]).progress).toBeNull();
  });

  it('can have ten thousand tasks, each after the one before', () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => ({
      ...{ id: `t${at}`, task: `任务 ${at}`, owner: `组 ${at % 40}`, due: '2024-07-01' },
      after: at === 0 ? [] : [`t${at - 1}`],
    }));
    const plan = planned(tasks, { asOf: '2024-08-01' });
    expect(plan.late).toBe(10_000);
    expect(filterTasks(plan.lines, { ...NO_FILTER, search: '任务 999' })).toHaveLength(11);
  });
});

describe('filterTasks', () => {
  const { lines } = planned([
    { task: '电话回访', owner: '王', segment: 'gold', state: 'doing', due: '2024-07-01' },
    { task: '发券', measure: '回访券', segment: 'x' },
  ]);
  it.each([
    [{ search: '回访' }, 2],
    [{ search: 'ＮＯ' }, 0],
    [{ owner: NOBODY }, 1],
    [{ owner: '王' }, 1],
    [{ segment: 'gold', state: 'doing' }, 1],
    [{ state: 'done' }, 0],
    [{ problems: true }, 1],
    [{ phase: 'short' }, 1],
  ] as const)('%j leaves %i', (filter, count) => {
    expect(filterTasks(lines, { ...NO_FILTER, ...filter })).toHaveLength(count);
  });
});

describe('the calendar file', () => {
  const { lines } = planned([
    {
      id: 't1',
      task: '访谈, 100 位; 一对一\\',
      segment: 'gold',
      owner: '王',
      start: '2024-07-01',
      due: '2024-07-31',
    },
    { task: '上线', due: '2024-09-30', state: 'dropped' },
    { task: '没有日期' },
    { task: '倒着写', start: '2024-10-05', due: '2024-10-01' },
  ]);
  const segments = [{ segment: 'gold', label_zh: '高价值', label_en: 'Gold', colour: 1 }];
  const { tasks, leftOut } = calendarTasks(
    { document: '复购计划', cell: 'plan' },
    { lines, segments },
    ({ number }) => (number === 1 ? '第一行\n第二行' : ''),
    'zh-CN',
  );
  const file = calendarFile('计划', tasks, '20240701T000000Z');
  const unfolded = file.replaceAll('\r\n ', '');

  it('holds every task with a date as all-day events, and counts the others', () => {
    expect(leftOut).toBe(1);
    expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20240701\r\nDTEND;VALUE=DATE:20240801\r\n');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20240930\r\nDTEND;VALUE=DATE:20241001\r\n');
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20241001\r\nDTEND;VALUE=DATE:20241006\r\n');
    expect(unfolded.match(/UID:[0-9a-f]{16}@kequn\r\n/g)).toHaveLength(3);
    expect(unfolded.match(/STATUS:CANCELLED/g)).toHaveLength(1);
  });

  it('names a task the same wherever it stands, another otherwise, of another document otherwise', () => {
    const uidsOf = (document: string, rows: readonly object[]) =>
      calendarTasks(
        { document, cell: 'plan' },
        { lines: planned(rows).lines, segments },
        () => '',
        'zh-CN',
      ).tasks.map(({ uid }) => uid);
    const [call, visit] = [
      { task: '回访', due: '2024-07-01' },
      { id: 'v', task: '拜访', due: '2024-07-02' },
    ];
    const [first, second] = uidsOf('甲', [call, visit]);
    expect(uidsOf('甲', [visit, { task: '新增', due: '2024-06-01' }, call])).toEqual([
      ...[second, expect.any(String), first],
    ]);
    expect(uidsOf('甲', [{ ...visit, task: '改名' }])).toEqual([second]);
    expect(uidsOf('乙', [call, visit])).not.toEqual(expect.arrayContaining([first]));
    expect(new Set(uidsOf('甲', [call, call, call])).size).toBe(3);
  });

  it('escapes what means something, and ends and folds lines as calendars want', () => {
    expect(unfolded).toContain('SUMMARY:访谈\\, 100 位\\; 一对一\\\\\r\n');
    expect(unfolded).toContain('DESCRIPTION:客群：高价值\\n负责人：王\\n状态：未开始\\n第一行\\n第二行\r\n');
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const bytes = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(75);
    expect(file).not.toBe(unfolded);
  });
});

describe('columns of a table of tasks', () => {
  const columns = (names: readonly string[]) => names.map((name) => ({ name, type: 'VARCHAR' }));
  it('are known by their headings, in Chinese and in English, and as the author says', () => {
    expect(columnsOf(columns(['任务', '负责人', '截止日期', '状态', '别的']), {})).toEqual({
      ...{ task: '任务', owner: '负责人', due: '截止日期', state: '状态' },
    });
    expect(columnsOf(columns(['Title', 'Assignee', 'Due Date']), {})).toEqual({
      ...{ task: 'Title', owner: 'Assignee', due: 'Due Date' },
    });
    expect(columnsOf(columns(['任务', '内容']), { task: '内容', owner: 'gone' })).toEqual({ task: '内容' });
  });

  it.each([
    ['进行中', 'doing'],
    [' Done ', 'done'],
    ['已取消', 'dropped'],
    ['on hold', 'blocked'],
    ['?', null],
  ])('the state %j is %s', (text, state) => {
    expect(readState(text)).toBe(state);
  });
});

describe('options of a plan', () => {
  it('keep what can be read of a task, and note the rest', () => {
    const { tasks } = options({
      tasks: ['只有一句话', { task: 1, due: 'soon', state: '?', colour: 'red', after: [{}] }, 5],
    });
    expect(tasks.map(({ task }) => task)).toEqual(['只有一句话', '1', '']);
    expect(tasks[0]?.bare).toEqual({ task: '只有一句话' });
    expect(tasks[1]?.unread.map(({ part }) => part).sort()).toEqual(['after', 'colour', 'due', 'state']);
    expect(planClaims(options({ tasks: [{ notes: '见 {rfm.share[x]}' }] }))[0]?.path).toEqual([
      'tasks',
      0,
      'notes',
    ]);
  });

  it.each([
    [{ start: '2024-02-30' }, 'start'],
    [{ tasks: 'x' }, 'tasks'],
    [{ task: [] }, 'task'],
  ])('%j is refused where it stands', (stored, place) => {
    const read = normalisePlan(stored);
    expect(read.ok ? null : read.problems[0]?.path).toEqual([place]);
  });

  it('keep the text of a task that was a text alone when it gets parts', () => {
    const text = 'tasks:\n  - 电话回访\n  - task: B\n';
    const { tasks } = options({ tasks: ['电话回访', { task: 'B' }] });
    let edited: string | null = text;
    setPart(
      (path, value) => (edited = editYaml(text, path, value)),
      ['tasks', 0],
      tasks[0]?.bare ?? null,
      ['owner'],
      '王',
    );
    const read = readYaml(edited);
    expect(read.ok && read.value).toEqual({ tasks: [{ task: '电话回访', owner: '王' }, { task: 'B' }] });
  });

  it('never throw, and say the same after being written as YAML', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (any, entry) => {
        normalisePlan(any);
        const read = readYaml(writeYaml({ tasks: [entry, entry], phases: [entry] }));
        if (!read.ok) return;
        const again = readYaml(writeYaml(read.value));
        const normalised = normalisePlan(read.value);
        expect(again.ok && normalisePlan(again.value)).toEqual(normalised);
        if (!normalised.ok) return;
        const { tasks, phases } = normalised.options;
        expect(tasks).toHaveLength(2);
        schedule(
          tasks.map((task, at) => ({ at, task })),
          { start: null, phases, asOf: '2024-01-01', segments: null },
        );
      }),
      { seed: 6, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});

describe('a plan in a report', () => {
  it.each(['zh-CN', 'en'] as const)('says everything in %s', (locale) => {
    const stored = { tasks: [{ task: 'A', after: ['A'], due: '2024-07-01', notes: 'n' }] };
    const read = options(stored);
    const result = { ...planned(stored.tasks, { asOf: '2024-08-01' }), segments: [], emptyRows: 0 };
    const blocks = report.blocks({
      ...{ name: 'plan', options: read, result, tables: [], warnings: [], locale, evidence: noEvidence },
    });
    expect(
      blocks.map((block) => (block.type === 'table' || block.type === 'chart' ? block.id : block.type)),
    ).toEqual([...['figures', 'note', 'states', 'phases', 'tasks', 'owners']]);
    for (const block of blocks)
      if (block.type === 'table')
        expect(block.rows.every((row) => row.length === block.columns.length)).toBe(true);
    expect(JSON.stringify(blocks)).not.toMatch(/\{\w+\}/);
    if (locale === 'zh-CN') expect(JSON.stringify(blocks)).not.toMatch(/[\u4e00-\u9fff][:;] /);
  });
});
