import { describe, expect, it } from 'vitest';
import { Drafts, typedEdit } from '../../../src/cells/kpi/typed';
import { writtenTasks } from '../../../src/pages/review/plan-tasks';
import { kpiOptions } from './support';

function kpiOf(more: object = {}) {
  const { kpis } = kpiOptions({
    kpis: [{ key: 'k', metric: 'market_share', period: 'quarter', unit: 'share', ...more }],
  });
  const [kpi] = kpis;
  if (!kpi) throw new Error('missing KPI');
  return kpi;
}
const STORED = { actuals: [{ period: '2024-Q1', value: 0.12, source: '年报', date: '2024-04-01' }] };

describe('a value that is typed', () => {
  it('goes into the document once it is a value of a period, with or without a source', () => {
    const typed = { value: 12, source: '', date: '' };
    expect(typedEdit(kpiOf(), '2024-Q1', typed)).toEqual({
      path: ['kpis', 0, 'actuals'],
      value: [{ period: '2024-Q1', value: 0.12 }],
    });
    expect(typedEdit(kpiOf(), '2024-Q9', typed)).toBeNull();
    expect(typedEdit(kpiOf(), '2024-Q1', { ...typed, value: null, source: '年报' })).toBeNull();
  });

  it('follows a source that is typed later, and changes nothing where nothing changed', () => {
    const kpi = kpiOf(STORED);
    const same = { value: 12, source: '年报', date: '2024-04-01' };
    expect(typedEdit(kpi, '2024-Q1', same)).toBeNull();
    expect(typedEdit(kpi, '2024-Q1', { ...same, source: '协会' })).toEqual({
      path: ['kpis', 0, 'actuals', 0],
      value: { period: '2024-Q1', value: 0.12, source: '协会', date: '2024-04-01' },
    });
  });
});

describe('drafts', () => {
  it('are kept by who applies them, KPI and period, until they are in the document', () => {
    const drafts = new Drafts();
    const [review, other] = [{}, {}];
    const typed = { value: null, source: '年报', date: '' };
    drafts.keep(review, { key: 'k' }, '2024-Q1', typed);
    expect(drafts.read(review, { key: 'k' }, '2024-Q1')).toEqual(typed);
    expect(drafts.read(review, { key: 'k' }, '2024-Q2')).toBeNull();
    expect(drafts.read(review, { key: 'l' }, '2024-Q1')).toBeNull();
    expect(drafts.read(other, { key: 'k' }, '2024-Q1')).toBeNull();
    drafts.keep(review, { key: 'k' }, '2024-Q1', null);
    expect(drafts.read(review, { key: 'k' }, '2024-Q1')).toBeNull();
  });
});

it('what stands for tasks and is no list is not taken for an empty one', () => {
  expect(writtenTasks(undefined)).toEqual([]);
  expect(writtenTasks(null)).toEqual([]);
  expect(writtenTasks([{ task: 'a' }])).toEqual([{ task: 'a' }]);
  expect(writtenTasks('打电话')).toBeNull();
  expect(writtenTasks({ task: 'a' })).toBeNull();
});
