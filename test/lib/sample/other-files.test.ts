import { describe, expect, it } from 'vitest';
import { accountsFile } from '../../../src/lib/sample/accounts-file';
import { quarterFiles } from '../../../src/lib/sample/quarter-files';
import { retailFile } from '../../../src/lib/sample/retail-file';
import { surveyFile } from '../../../src/lib/sample/survey-file';

const lines = async (file: File) =>
  (await file.text())
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
const LANGUAGES = ['zh', 'en'] as const;

describe.each(LANGUAGES)('sample files in %s', (language) => {
  it('are the same every time', async () => {
    expect(await (await accountsFile(language)).text()).toBe(await (await accountsFile(language)).text());
    expect(await surveyFile(language).text()).toBe(await surveyFile(language).text());
  });

  it('have as many cells in every row as headings', async () => {
    for (const file of [await accountsFile(language), surveyFile(language)]) {
      const [heading = '', ...rows] = (await lines(file)).map(
        (line) => line.replace(/"[^"]*"/g, 'x').split(',').length,
      );
      expect(rows.length).toBeGreaterThan(400);
      expect(new Set(rows)).toEqual(new Set([heading]));
    }
  });

  it('quarters hold every order of the shop once', async () => {
    const whole = await lines(await retailFile(language));
    const parts = await Promise.all((await quarterFiles(language)).map(lines));
    expect(parts.map(([heading]) => heading)).toEqual([whole[0], whole[0], whole[0]]);
    expect(parts.flatMap((part) => part.slice(1))).toEqual(whole.slice(1));
  });
});

it('accounts reach every tier of the usual rules', async () => {
  const [heading = '', ...rows] = await lines(await accountsFile('zh'));
  const at = (name: string) => heading.split(',').indexOf(name);
  const yearly = new Map<string, number>();
  for (const cells of rows.map((row) => row.split(','))) {
    if ((cells[at('下单日期')] ?? '') < '2023-07-01') continue;
    const account = cells[at('客户编号')] ?? '';
    yearly.set(account, (yearly.get(account) ?? 0) + Number(cells[at('订单金额')]));
  }
  const amounts = [...yearly.values()];
  expect(amounts.filter((amount) => amount >= 1_000_000).length).toBeGreaterThan(5);
  expect(amounts.filter((amount) => amount >= 500_000 && amount < 1_000_000).length).toBeGreaterThan(5);
  expect(amounts.filter((amount) => amount < 500_000).length).toBeGreaterThan(30);
});
