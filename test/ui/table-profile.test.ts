import { describe, expect, it } from 'vitest';
import type { AskControl } from '../../src/model/cell';
import type { ColumnProfile } from '../../src/model/profile';
import { sampleProfile } from '../../src/pages/gallery/sample-profile';
import { columnBars } from '../../src/ui/column-bars';
import { TableProfile } from '../../src/ui/table-profile.svelte';

/** A profile whose answer comes when the test says so. */
function later() {
  const asked: {
    control: AskControl;
    give: (columns: readonly ColumnProfile[]) => void;
    fail: () => void;
  }[] = [];
  const profile = (control: AskControl) =>
    new Promise<readonly ColumnProfile[]>((give, reject) => {
      asked.push({ control, give, fail: () => reject(new Error('no engine')) });
    });
  return { asked, profile };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the profile at the head of a table', () => {
  it('is opened and closed by table, and stays so for another view of it', () => {
    const first = new TableProfile();
    expect(first.isOpen('orders')).toBe(false);
    first.toggle('orders');
    expect(new TableProfile().isOpen('orders')).toBe(true);
    expect(first.isOpen('customers')).toBe(false);
    first.toggle('orders');
    expect(first.isOpen('orders')).toBe(false);
  });

  it('shows progress, then the columns by name', async () => {
    const { asked, profile } = later();
    const shown = new TableProfile();
    shown.run(profile);
    asked[0]?.control.progress?.({ stage: 'count', done: 3, total: 9 });
    expect(shown.progress).toEqual({ stage: 'count', done: 3, total: 9 });
    asked[0]?.give(sampleProfile);
    await settled();
    expect(shown.progress).toBeNull();
    expect(shown.columns?.get('recency')?.sort).toBe('number');
  });

  it('drops the answer of a count that was stopped, and stops it', async () => {
    const { asked, profile } = later();
    const shown = new TableProfile();
    const stop = shown.run(profile);
    stop();
    shown.run(profile);
    expect(asked[0]?.control.signal?.aborted).toBe(true);
    expect(asked[1]?.control.signal?.aborted).toBe(false);
    asked[0]?.give(sampleProfile);
    await settled();
    expect(shown.columns).toBeNull();
    asked[1]?.give([]);
    await settled();
    expect(shown.columns?.size).toBe(0);
  });

  it('says that it failed', async () => {
    const { asked, profile } = later();
    const shown = new TableProfile();
    shown.run(profile);
    asked[0]?.fail();
    await settled();
    expect(shown.failed).toBe(true);
    expect(shown.progress).toBeNull();
  });
});

describe('the bars of a column', () => {
  const column = (name: string): ColumnProfile => {
    const found = sampleProfile.find((one) => one.name === name);
    if (!found) throw new Error(`missing column: ${name}`);
    return found;
  };

  it('are its histogram with what lies outside at the ends', () => {
    const { bins, above } = column('recency');
    expect(columnBars(column('recency'))).toEqual([...bins.map(({ rows }) => rows), above]);
    expect(columnBars({ ...column('recency'), below: 7 })[0]).toBe(7);
  });

  it('are the most frequent values with all others as the last', () => {
    const { top, filled } = column('name');
    const counted = top.reduce((sum, { rows }) => sum + rows, 0);
    expect(columnBars(column('name'))).toEqual([...top.map(({ rows }) => rows), filled - counted]);
    expect(columnBars(column('segment'))).toHaveLength(8);
    expect(columnBars(column('r100'))).toEqual([]);
  });
});
