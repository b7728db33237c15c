import { describe, expect, it } from 'vitest';
import type { AnyReport } from '../../src/cells/reports';
import type { CellKind } from '../../src/model/cell';
import type { ReportGroups, ReportTable } from '../../src/model/report';
import { hiddenLabels } from '../../src/report/hidden-labels';
import { reportSettings } from '../../src/report/settings';
import { noEvidence } from '../support/no-evidence';

const NAMES = ['重要价值', '一般发展', '一般挽留', '3'];

function saying(groups: ReportGroups): AnyReport {
  const table: ReportTable = {
    ...{ type: 'table', id: 't', title: '', columns: [{ label: '客群', format: 'text' }] },
    rows: NAMES.map((name) => [name]),
    groups,
  };
  return { part: 'segments', blocks: () => [table] };
}

const keys = NAMES.map((name) => `rfm[${name}]`);
const REPORTS = new Map<CellKind, AnyReport>([
  ['groups', saying({ sizes: [300, 40, 7, 3] })],
  ['kpi', saying({ sizes: [300, 2, 60, 80], keys, part: true })],
]);

/** As the notebook has them, with nothing but what is asked. */
const cellsOf = (...kinds: readonly string[]) =>
  kinds.map((kind) => ({
    ...{ type: 'cell', key: kind, name: kind, kind, options: {}, stored: {} },
    state: { status: 'done', outcome: { tables: [], warnings: [], result: {} } },
  })) as never;

const hidden = (cell: string | null, kinds = ['groups', 'kpi'], front: string | null = null) => [
  ...hiddenLabels({
    cells: cellsOf(...kinds),
    settings: reportSettings(front),
    reports: REPORTS,
    locale: 'zh-CN',
    evidence: noEvidence,
    cell,
  }),
];

describe('names of groups that no picture tells', () => {
  it('are those hidden in any cell, if they are names', () => {
    expect(hidden(null)).toEqual(['一般挽留']);
  });

  it('in a picture of a cell are those of its parts too', () => {
    expect(hidden('kpi', ['kpi']).sort()).toEqual(['一般发展', '一般挽留']);
    expect(hidden('groups', ['kpi'])).toEqual([]);
  });

  it('are none where no minimum is set', () => {
    expect(hidden('kpi', ['groups', 'kpi'], 'report: { min_group: 0 }')).toEqual([]);
  });
});
