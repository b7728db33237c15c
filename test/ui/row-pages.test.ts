import { describe, expect, it, vi } from 'vitest';
import type { Page, Pager, RowsRequest } from '../../src/model/table';
import { RowPages } from '../../src/ui/row-pages';

function page({ offset, limit }: RowsRequest, total = 100_000): Page {
  const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => [offset + i]);
  return { columns: [{ name: 'n', type: 'INTEGER' }], rows, total };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('RowPages', () => {
  it('asks for the pages that come into view, each once', async () => {
    const pager = vi.fn<Pager>(async (request) => page(request));
    const pages = new RowPages(() => pager, vi.fn());
    pages.open({ table: 't', sort: [] });
    await settled();
    pages.want(0, 20);
    pages.want(390, 410);
    pages.want(395, 415);
    await settled();
    expect(pager.mock.calls.map(([request]) => request.offset)).toEqual([0, 200, 400]);
    expect(pages.row(399)).toEqual([399]);
    expect(pages.row(400)).toEqual([400]);
    expect(pages.row(5000)).toBeUndefined();
    expect(pages.state.total).toBe(100_000);
  });

  it('drops answers to an earlier question', async () => {
    const answers: ((page: Page) => void)[] = [];
    const pager: Pager = () => new Promise((resolve) => answers.push(resolve));
    const pages = new RowPages(() => pager, vi.fn());
    pages.open({ table: 'old', sort: [] });
    pages.open({ table: 'new', sort: [] });
    answers[1]?.({ columns: [], rows: [['new']], total: 1 });
    await settled();
    answers[0]?.({ columns: [], rows: [['old']], total: 9 });
    await settled();
    expect(pages.row(0)).toEqual(['new']);
    expect(pages.state.total).toBe(1);
  });

  it('keeps a failure and asks no more until it is opened again', async () => {
    let broken = true;
    const pager = vi.fn<Pager>(async (request) => {
      if (broken) throw new Error('lost');
      return page(request);
    });
    const pages = new RowPages(() => pager, vi.fn());
    pages.open({ table: 't', sort: [] });
    await settled();
    expect(pages.state.failure).toBeInstanceOf(Error);
    pages.want(0, 500);
    expect(pager).toHaveBeenCalledTimes(1);
    broken = false;
    pages.open({ table: 't', sort: [] });
    await settled();
    expect(pages.state.failure).toBeNull();
    expect(pages.row(0)).toEqual([0]);
  });

  it('forgets pages far away and fetches them again', async () => {
    const pager = vi.fn<Pager>(async (request) => page(request));
    const pages = new RowPages(() => pager, vi.fn());
    pages.open({ table: 't', sort: [] });
    for (let i = 0; i < 40; i++) {
      pages.want(i * 200, i * 200 + 10);
      await settled();
    }
    expect(pages.row(0)).toBeUndefined();
    expect(pages.row(39 * 200)).toEqual([7800]);
    pages.want(0, 10);
    await settled();
    expect(pages.row(0)).toEqual([0]);
  });
});
