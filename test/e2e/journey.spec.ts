import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { app } from '../../src/i18n/shell/app';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { segments } from '../../src/i18n/shell/segments';
import { share } from '../../src/i18n/shell/share';
import type { Locale } from '../../src/i18n/dictionary';
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

async function open(page: Page, site: Site, locale: Locale): Promise<void> {
  await page.goto(site.address);
  const switcher = page.getByRole('button', {
    name: texts(app, locale === 'en' ? 'zh-CN' : 'en')('switchLanguage'),
  });
  if (locale === 'en') await switcher.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts(notebook, locale)('welcomeTitle'));
}

async function dropFile(page: Page, locale: Locale, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: texts(notebook, locale)('welcomeChoose') }).click();
  await (await chooser).setFiles(file);
  const confirm = page.getByRole('button', { name: texts(importing, locale)('confirm'), exact: true });
  await expect(confirm).toBeEnabled({ timeout: 60_000 });
  await confirm.click();
}

/** Every step is done: no badge says anything else. */
async function allDone(page: Page): Promise<void> {
  await expect(page.locator('section.cell.done').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('section.cell:not(.done)')).toHaveCount(0, { timeout: 120_000 });
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

for (const { locale, file, customers } of JOURNEYS) {
  test(`drop to erase: ${file} (${locale})`, async ({ page, site, context }) => {
    const real = realFile(file);
    const a = texts(app, locale);
    const s = texts(segments, locale);
    const h = texts(share, locale);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, site, locale);
    await dropFile(page, locale, real);
    await allDone(page);
    await expect(page.locator('#cell-rfm')).toContainText(customers);

    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: a('segments'), exact: true })
      .click();
    await expect(page.getByRole('row')).not.toHaveCount(0);
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: s('exportCsv') }).click();
    const exporting = page.waitForEvent('download');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: s('exportCsv') })
      .click();
    const csv = await textOf(await exporting);
    expect(csv.startsWith('\uFEFFcustomer,')).toBe(true);
    expect(csv.split('\r\n').length).toBeGreaterThan(100);

    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: a('personas'), exact: true })
      .click();
    await expect(page.getByRole('article').first()).toBeVisible();

    await page.getByRole('button', { name: a('share'), exact: true }).click();
    const link = await page.getByRole('dialog').getByLabel(h('link'), { exact: true }).inputValue();
    expect(link).toContain('#n=1.');
    await page.keyboard.press('Escape');

    await page.reload();
    await page
      .getByRole('navigation')
      .first()
      .getByRole('link', { name: a('notebook'), exact: true })
      .click();
    await expect(page.locator('#cell-rfm')).toBeVisible();

    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(h('openTitle'));
    await other.close();
    expect(site.complaints).toEqual([]);
    expectNothingLeft(site);
  });
}
