import { describe, expect, it } from 'vitest';
import type { Pager } from '../../src/model/table';
import type { CellView } from '../../src/notebook/state';
import { knownNames, lookUpNames, nameCandidates } from '../../src/report/known-names';
import { hideFigures, knownPattern, labelPattern, maskPersonal } from '../../src/report/protect-text';

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

  it('and names of groups may hold any signs', () => {
    const signs = 'One-time (B/C) [x] {y} +a* ^$|';
    expect(hideFigures(`${signs} are 12.`, labelPattern([signs, 'R-1 \\']))).not.toContain('12');
    expect(maskPersonal('Jean-Luc Noir came', knownPattern(['Jean-Luc Noir']))).not.toContain('Luc');
  });

  it('are looked up in columns of personal names only', async () => {
    expect(await knownNames(['王小明'], [source()], pager)).toEqual([]);
  });

  it('are found whatever their capitals, and masked so', async () => {
    const texts = ['ANNA SMITH wrote', 'so did anna smith'];
    expect(await knownNames([texts[0] ?? ''], [source('personal')], pager)).toEqual(['Anna Smith']);
    const known = await knownNames([texts[1] ?? ''], [source('personal')], pager);
    expect(known).toEqual(['Anna Smith']);
    const masked = texts.map((text) => maskPersonal(text, knownPattern(known)));
    expect(masked.join(' ')).not.toMatch(/smith/i);
  });

  it('are looked up among customers where these are no codes', async () => {
    const customers =
      (values: readonly string[]): Pager =>
      ({ filter }) => {
        const wanted = filter?.oneOf?.['customer'];
        const found = wanted ? values.filter((value) => wanted.includes(value)) : values;
        const columns = [{ name: 'customer', type: 'VARCHAR' }];
        return Promise.resolve({ columns, rows: found.map((value) => [value]), total: found.length });
      };
    const text = ['李雷买得最多'];
    expect(await knownNames(text, [source()], customers(['王小明', '李雷']))).toEqual(['李雷']);
    const asked: unknown[] = [];
    const codes = customers(['C0012', '10023']);
    await knownNames(text, [source()], (request) => {
      asked.push(request.filter);
      return codes(request);
    });
    expect(asked).toEqual([undefined]);
  });

  it('are said to be cut off where there are too many to look up', async () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const word = (n: number) =>
      `A${letters.charAt(n % 26)}${letters.charAt(Math.floor(n / 26) % 26)}${letters.charAt(Math.floor(n / 676))}`;
    const many = Array.from({ length: 8000 }, (_, n) => `${word(n)} Zed`).join('. ');
    expect((await lookUpNames([many], [source('personal')], pager)).cut).toBe(true);
    expect((await lookUpNames(['王小明'], [source('personal')], pager)).cut).toBe(false);
  });

  it('are candidates by surname or capital letters', () => {
    expect(nameCandidates(['客户张三丰来了'])).toEqual(['张三', '张三丰', '张三丰来']);
    expect(nameCandidates(['the Old House in Berlin'])).toEqual(['Old House', 'OLD HOUSE', 'old house']);
    expect(nameCandidates(['欧阳娜娜'])).toContain('欧阳娜娜');
    expect(nameCandidates(['Dear Anna Smith'])).toContain('Anna Smith');
  });
});
