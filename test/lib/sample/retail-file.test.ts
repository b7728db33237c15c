import { describe, expect, it } from 'vitest';
import { retailFile } from '../../../src/lib/sample/retail-file';

async function table(language: 'zh' | 'en'): Promise<{ headings: string[]; rows: string[][] }> {
  const lines = (await (await retailFile(language)).text())
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const [headings, ...rows] = lines.map((line) => line.split(','));
  return { headings: headings ?? [], rows };
}

describe('the sample order file', () => {
  it('is the same at every call, begins with a byte order mark and has full rows only', async () => {
    const [first, second] = await Promise.all([retailFile('zh'), retailFile('zh')]);
    expect(await second.text()).toBe(await first.text());
    const bytes = new Uint8Array(await first.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { headings, rows } = await table('zh');
    expect(headings).toHaveLength(17);
    expect(rows.every((row) => row.length === 17)).toBe(true);
  });

  it('has between three and five thousand orders with unique 18-digit numbers', async () => {
    const { rows } = await table('zh');
    const ids = rows.map((row) => row[0] ?? '');
    expect(rows.length).toBeGreaterThan(3000);
    expect(rows.length).toBeLessThan(5500);
    expect(new Set(ids).size).toBe(rows.length);
    expect(ids.every((id) => /^\d{18}$/.test(id))).toBe(true);
  });

  it('has one-time buyers, loyal ones, refunds and unpaid orders in believable shares', async () => {
    const { rows } = await table('zh');
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row[1] ?? '', (counts.get(row[1] ?? '') ?? 0) + 1);
    const once = [...counts.values()].filter((count) => count === 1).length / counts.size;
    expect(once).toBeGreaterThan(0.2);
    expect(once).toBeLessThan(0.5);
    expect(Math.max(...counts.values())).toBeGreaterThan(15);
    const share = (state: string) => rows.filter((row) => row[16] === state).length / rows.length;
    expect(share('退款成功')).toBeGreaterThan(0.02);
    expect(share('交易关闭')).toBeGreaterThan(0.01);
    expect(
      rows.filter((row) => row[16] === '交易关闭').every((row) => row[12] === '' && row[14] === '0.00'),
    ).toBe(true);
    expect(rows.filter((row) => row[16] === '退款成功').every((row) => row[15] === row[14])).toBe(true);
  });

  it('lies within January 2023 and June 2024, by time', async () => {
    const { rows } = await table('en');
    const times = rows.map((row) => row[11] ?? '');
    expect(times).toEqual([...times].sort());
    expect(times[0]?.startsWith('2023-01')).toBe(true);
    expect(times.at(-1)?.startsWith('2024-06')).toBe(true);
  });

  it('tells the same story in both languages', async () => {
    const [zh, en] = await Promise.all([table('zh'), table('en')]);
    expect(en.rows.map((row) => row[0])).toEqual(zh.rows.map((row) => row[0]));
    expect(en.headings.some((heading) => /[^\u0020-\u007e]/.test(heading))).toBe(false);
  });
});
