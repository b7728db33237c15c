import type { Browser, Page } from '@playwright/test';
import { strings as personaStrings } from '../../src/cells/persona/strings';
import { common } from '../../src/i18n/shell/common';
import { data } from '../../src/i18n/shell/data';
import { exporting } from '../../src/i18n/shell/exporting';
import { notebook } from '../../src/i18n/shell/notebook';
import { share } from '../../src/i18n/shell/share';
import type { Locale } from '../../src/i18n/dictionary';
import { readLink } from '../../src/share/link';
import { ATTACKS } from './attacks';
import {
  addSql,
  allDone,
  cellOf,
  confirmImport,
  dropFile,
  expectState,
  giveFilesBy,
  goTo,
  methodLink,
  open,
  saysThat,
  speak,
  textOf,
  writeSql,
} from './steps';
import { emptyStorages } from './storages';
import { expect, expectNothingLeft, realFile, test, texts, type Site } from './support';

/** From drop to persona, export, link, reload and erase, as a reader does it, on real files in both languages. */

interface Journey {
  readonly locale: Locale;
  readonly file: string;
  /** Customers that RFM finds with every default untouched. */
  readonly customers: string;
}

const JOURNEYS: readonly Journey[] = [
  { locale: 'zh-CN', file: 'rfm_shop_cn/rfm_shop_gb.csv', customers: '25,420' },
  { locale: 'en', file: 'online_retail/online_retail.csv.gz', customers: '4,338' },
];

const PERSONA_TEXT = 'Zhang Wei 13812345678 told us so';

for (const { locale, file, customers } of JOURNEYS) {
  test(`drop to erase: ${file} (${locale})`, async ({ page, site, context, browser }) => {
    const real = realFile(file);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, site, locale);
    await dropFile(page, locale, real, true);
    await allDone(page);
    await expect(cellOf(page, 'rfm')).toContainText(customers);

    const ids = await exportSegment(page, locale);
    await editPersona(page, locale);
    const title = await page.title();
    const link = await methodLink(page, locale);
    const carried = readLink(link);
    const text = carried.found === 'link' && carried.document.ok ? carried.document.text : '';
    expect(text).toContain('```rfm rfm');
    const name = file.split('/').at(-1) ?? '';
    const secrets = [title.split(' · ')[0] ?? '', PERSONA_TEXT, '13812345678', name, ...ids];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);

    await goTo(page, locale, 'notebook');
    await page.reload();
    await allDone(page);
    await expect(cellOf(page, 'rfm')).toContainText(customers);
    await openElsewhere(browser, site, { locale, file: real, customers, link });
    await eraseEverything(page, locale);
    expect(site.complaints).toEqual([]);
    expectNothingLeft(site);
  });
}

/** Exports the customers of one segment and returns their ids. */
async function exportSegment(page: Page, locale: Locale): Promise<readonly string[]> {
  await goTo(page, locale, 'segments');
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: texts(common, locale)('exportTable') }).click();
  const x = texts(exporting, locale);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: x('csv') }).first()).toBeChecked();
  // Ids that look like persons are masked unless the reader asks for them.
  const full = dialog.getByRole('radio', { name: x('personalFull') });
  if ((await full.count()) > 0) await full.check();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: x('go'), exact: true }).click();
  const csv = await textOf(await saving);
  await dialog
    .getByRole('button', { name: texts(common, locale)('close') })
    .last()
    .click();
  expect(csv.startsWith('\uFEFFcustomer,')).toBe(true);
  const ids = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');
  expect(ids.length).toBeGreaterThan(100);
  return ids;
}

/** Writes a persona's description anew, and finds it on the card. */
async function editPersona(page: Page, locale: Locale): Promise<void> {
  const p = texts(personaStrings, locale);
  await goTo(page, locale, 'personas');
  const card = page.getByRole('article').first();
  await card.getByRole('button').first().click();
  const editor = page.getByRole('dialog');
  await editor.getByRole('textbox', { name: p('description') }).fill(PERSONA_TEXT);
  await editor.getByRole('button', { name: p('save'), exact: true }).click();
  await expect(page.getByRole('article').first()).toContainText(PERSONA_TEXT);
}

/** Opens the link where nothing is kept: agrees, gives the same file, and gets the same customers. */
async function openElsewhere(
  browser: Browser,
  site: Site,
  { locale, file, customers, link }: Journey & { readonly link: string },
): Promise<void> {
  const context = await browser.newContext();
  await site.watch(context);
  const page = await context.newPage();
  await page.goto(link);
  await speak(page, locale);
  const h = texts(share, locale);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(h('openTitle'));
  await expect(page.locator('section.cell')).toHaveCount(0);
  await page.getByRole('button', { name: h('agree') }).click();
  const n = texts(notebook, locale);
  await giveFilesBy(page, page.getByRole('button', { name: n('chooseFile') }).first(), file);
  await confirmImport(page, locale);
  await allDone(page);
  await expect(cellOf(page, 'rfm')).toContainText(customers);
  expect(page.url()).not.toContain('#n=');
  await context.close();
}

async function eraseEverything(page: Page, locale: Locale): Promise<void> {
  const d = texts(data, locale);
  await goTo(page, locale, 'data');
  await page.getByRole('button', { name: d('erase') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: d('eraseConfirm') })
    .click();
  const dialog = page.getByRole('dialog', { name: d('erased') });
  await expect(dialog).toContainText(d('erasedText'));
  await page.waitForTimeout(500);
  await emptyStorages(page);
  await dialog.getByRole('button', { name: d('reload') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts(notebook, 'zh-CN')('welcomeTitle'));
}

test('SQL that reaches out of the page is refused on its step', async ({ page, site }) => {
  const locale = 'en';
  await open(page, site, locale);
  await dropFile(page, locale, realFile('rfm_shop_cn/rfm_shop_gb.csv'));
  await allDone(page);
  const others = await page.locator('section.cell.done').count();
  const cell = await addSql(page, locale, 'SELECT 1 AS one');
  await expectState(cell, 'done');
  const before = site.requests.length;
  for (const { query, code } of ATTACKS) {
    await writeSql(cell, locale, query);
    await expect(cell.getByRole('alert')).toContainText(saysThat(code, locale));
    await expectState(cell, 'failed');
    await expect(page.locator('section.cell.done')).toHaveCount(others);
  }
  await writeSql(cell, locale, 'SELECT count(*) AS n FROM rfm');
  await expectState(cell, 'done');
  await expect(cell).toContainText('25,420');
  expect(site.requests.slice(before)).toEqual([]);
  expectNothingLeft(site);
});
