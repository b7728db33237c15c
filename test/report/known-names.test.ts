import { describe, expect, it } from 'vitest';
import type { Pager } from '../../src/model/table';
import type { CellView } from '../../src/notebook/state';
import { knownNames, nameCandidates } from '../../src/report/known-names';

function source(sensitivity?: 'personal'): CellView {
  const columns = [
    { name: 'customer', type: 'VARCHAR' },
    { name: 'name', type: 'VARCHAR', ...(sensitivity && { sensitivity }) },
  ];
  const outcome = { tables: [{ name: 'orders', rows: 500, columns }] };
  return { kind: 'source', name: 'orders', state: { outcome } } as unknown as CellView;
}

/** A file in which the first of the names fills more rows than a page has. */
const NAMES = [...Array.from({ length: 300 }, () => '王小明'), '李雷', 'Anna Smith'];
const pager: Pager = ({ filter, limit, offset }) => {
  const wanted = filter?.oneOf?.['name'] ?? [];
  const found = NAMES.filter((name) => wanted.includes(name));
  return Promise.resolve({
    columns: [
      { name: 'customer', type: 'VARCHAR' },
      { name: 'name', type: 'VARCHAR' },
    ],
    rows: found.slice(offset, offset + limit).map((name) => ['1', name]),
    total: found.length,
  });
};

describe('names that are known from the data', () => {
  it('are found in texts, each once, and words that only look like names are not', async () => {
    const texts = ['王小明说：和李雷一起买的，高端、安静、方便。', 'Anna Smith said Good Morning to Bob'];
    expect(await knownNames(texts, [source('personal')], pager)).toEqual(['Anna Smith', '李雷', '王小明']);
  });

  it('are looked up in columns of personal names only', async () => {
    expect(await knownNames(['王小明'], [source()], pager)).toEqual([]);
  });

  it('are candidates by surname or capital letters', () => {
    expect(nameCandidates(['客户张三丰来了'])).toEqual(['张三', '张三丰']);
    expect(nameCandidates(['the Old House in Berlin'])).toEqual(['Old House']);
  });
});
