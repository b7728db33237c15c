import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { LOCALES, type Locale } from '../../src/i18n/dictionary';
import { common } from '../../src/i18n/shell/common';
import { data } from '../../src/i18n/shell/data';
import { exporting } from '../../src/i18n/shell/exporting';
import { notebook } from '../../src/i18n/shell/notebook';
import { papers } from '../../src/i18n/shell/papers';
import { systemTemplate } from '../support/template';
import {
  allDone,
  cellOf,
  fileOf,
  fromMenu,
  giveFilesBy,
  goTo,
  openDocument,
  open,
  savedText,
  speak,
} from './steps';
import { expect, expectNothingLeft, test, texts } from './support';

/** Tables go out as files and into another system's template, masked until the reader says otherwise. */

const PEOPLE = ['王小明', '李雷', '韩梅梅', '赵磊', '陈静', '杨敏', '吴强', '徐丽', '孙涛', '胡伟'];
const CSV = [
  '会员号,下单时间,金额,姓名,手机,营销授权,客户级别',
  ...PEOPLE.map(
    (name, i) =>
      `00${i},2024-03-0${(i % 9) + 1},${10 + i}.5,${name},13${i}${String((i * 7919777 + 12345678) % 1e8).padStart(8, '0')},${i === 2 ? '否' : '是'},A级`,
  ),
].join('\n');

const DOCUMENT = `---
kequn: 1
title: 客户名单
inputs:
  people: { customer: text, time: timestamp, amount: number, name?: text, phone?: text, consent?: text }
---

\`\`\`source people
input: people
row: order
map: { customer: 会员号, time: 下单时间, amount: 金额, name: 姓名, phone: 手机, consent: 营销授权 }
\`\`\`

\`\`\`sql list
SELECT customer, name AS who, phone AS reach, time, amount, "客户级别" FROM people ORDER BY customer
\`\`\`
`;

async function start(page: Page, locale: Locale): Promise<Locator> {
  await openDocument(page, locale, DOCUMENT);
  const chooser = cellOf(page, 'people').getByRole('button', { name: texts(notebook, locale)('chooseFile') });
  await giveFilesBy(page, chooser, fileOf('people.csv', CSV));
  const dialog = page.getByRole('dialog');
  await dialog.locator('footer').getByRole('button').last().click();
  await expect(dialog).toHaveCount(0);
  await allDone(page);
  return cellOf(page, 'list');
}

async function exportDialog(page: Page, cell: Locator, locale: Locale): Promise<Locator> {
  await cell.getByRole('button', { name: texts(common, locale)('exportTable'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

async function go(page: Page, dialog: Locator, locale: Locale): Promise<Buffer> {
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: texts(exporting, locale)('go'), exact: true }).click();
  const bytes = await readFile(await (await saving).path());
  await expect(dialog.getByRole('status')).toBeVisible();
  return bytes;
}

const close = (dialog: Locator, locale: Locale) =>
  dialog
    .locator('footer')
    .getByRole('button', { name: texts(common, locale)('close') })
    .click();

for (const locale of LOCALES) {
  test(`a table goes out masked, in full, and into a template (${locale})`, async ({ page, site }) => {
    const x = texts(exporting, locale);
    await open(page, site, locale);
    const list = await start(page, locale);
    await expect(list.getByRole('table')).toContainText('王**');
    await expect(list.getByRole('table')).not.toContainText('王小明');

    let dialog = await exportDialog(page, list, locale);
    const found = await new AxeBuilder({ page }).include('dialog[open]').analyze();
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const masked = (await go(page, dialog, locale)).toString('utf8');
    expect(masked).toContain('王**');
    expect(PEOPLE.filter((name) => masked.includes(name))).toEqual([]);
    // Who opted out is not among them, and that is said.
    expect(masked.trim().split('\r\n').length).toBe(PEOPLE.length);
    await expect(dialog.getByRole('status')).toContainText(x('doneOptedOut', { rows: 1 }));
    await close(dialog, locale);

    dialog = await exportDialog(page, list, locale);
    await dialog.getByRole('radio', { name: x('xlsx') }).check();
    await dialog.getByRole('radio', { name: x('personalFull') }).check();
    await expect(dialog).toContainText(x('hashNote'));
    const book = await readXlsx(new Uint8Array(await go(page, dialog, locale)));
    expect(book.sheets[0]?.rows[1]?.slice(0, 2)).toEqual(['000', '王小明']);
    await close(dialog, locale);

    await fromMenu(list, texts(notebook, locale)('exportTable', { table: 'list' }));
    dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: x('wayTemplate') }).check();
    const template = Buffer.from(await systemTemplate().arrayBuffer());
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '客户导入模板.xlsx', mimeType: 'application/octet-stream', buffer: template });
    await dialog.getByLabel('*客户名称(必填)', { exact: true }).selectOption('who');
    await dialog.getByLabel('手机号', { exact: true }).selectOption('reach');
    await dialog.getByLabel('最近购买日期', { exact: true }).selectOption('time');
    await dialog.getByLabel(x('dates')).selectOption('MM/dd/yyyy');
    const scan = await new AxeBuilder({ page }).include('dialog[open]').analyze();
    expect(scan.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const filled = await readXlsx(new Uint8Array(await go(page, dialog, locale)));
    const rows = filled.sheets[0]?.rows ?? [];
    expect(rows[4]?.slice(0, 4)).toEqual([
      '王**',
      'A级',
      expect.stringMatching(/^130\*{4}\d{4}$/),
      '03/01/2024',
    ]);
    expect(rows.length).toBe(4 + PEOPLE.length - 1);
    await close(dialog, locale);

    const text = await savedText(page, locale);
    expect(text).toContain('templates:');
    expect(PEOPLE.filter((name) => text.includes(name))).toEqual([]);

    await goTo(page, locale, 'data');
    const p = texts(papers, locale);
    const log = page.getByRole('table', { name: texts(data, locale)('exports') });
    await expect(log.getByRole('row')).toHaveCount(5);
    await expect(log.getByRole('row').nth(3)).toContainText('who');
    for (const paper of ['request', 'registration', 'base', 'quality'] as const) {
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: `${p('make')}: ${p(paper)}` }).click();
      const made = await readXlsx(new Uint8Array(await readFile(await (await saving).path())));
      expect(made.sheets[0]?.rows.length).toBeGreaterThan(3);
      const all = JSON.stringify(made.sheets.map((sheet) => sheet.rows));
      expect(PEOPLE.filter((name) => all.includes(name))).toEqual([]);
    }
    expect(site.complaints).toEqual([]);
    expectNothingLeft(site);
  });
}

test('the dialogs fit a telephone', async ({ page, site }) => {
  await page.goto(site.address);
  await speak(page, 'zh-CN');
  const list = await start(page, 'zh-CN');
  await page.setViewportSize({ width: 390, height: 844 });
  const dialog = await exportDialog(page, list, 'zh-CN');
  const wide = () =>
    dialog.evaluate((one) =>
      [...one.querySelectorAll('*')].filter((node) => node.scrollWidth > 390).map((node) => node.className),
    );
  expect(await wide()).toEqual([]);
  await dialog.getByRole('radio', { name: exporting.zh.wayTemplate }).check();
  const template = Buffer.from(await systemTemplate().arrayBuffer());
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '客户导入模板.xlsx', mimeType: 'application/octet-stream', buffer: template });
  await expect(dialog.getByLabel('手机号', { exact: true })).toBeVisible();
  expect(await wide()).toEqual([]);
});
