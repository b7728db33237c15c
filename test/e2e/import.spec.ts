import type { Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from '../../src/i18n/shell/app';
import { common } from '../../src/i18n/shell/common';
import { importing } from '../../src/i18n/shell/importing';
import { CORPUS } from '../import/corpus';
import { asShown, type DirtyFile, readBack, shown } from '../import/corpus/dirty-file';
import { addSql, cellOf, confirmImport, expectState, giveFiles, type Given, open } from './steps';
import { expect, test, texts } from './support';

const ZH = 'zh-CN';
const i = texts(importing, ZH);
const TABLE = 'dirty';

/** Real files with the rows that their README states; only what is not 0 below the header counts. */
const REAL: readonly (readonly [string, number])[] = [
  ['cdnow/CDNOW_master.txt', 69_659],
  ['cdnow/CDNOW_sample.txt', 6_919],
  ['online_retail/online_retail.csv.gz', 541_909],
  ['online_retail_ii/online_retail_II.parquet', 525_461],
  ['rfm_r/rfm_data_orders.csv', 4_906],
  ['rfm_r/rfm_data_customer.csv', 39_999],
  ['groceries/groceries_long.csv', 43_367],
  ['mall/Mall_Customers.csv', 200],
  ['marketing_campaign/marketing_campaign_comma.csv', 2_240],
  ['marketing_campaign/marketing_campaign_semicolon.csv', 2_240],
  ['wholesale/wholesale_customers.csv', 440],
  ['telco/telco_churn.csv', 7_043],
  ['rfm_shop_cn/rfm_shop.xlsx', 28_833],
  ['rfm_shop_cn/rfm_shop_gb.csv', 28_833],
  ['tmall_orders_cn/tmall_order_report.csv', 28_010],
  ['restaurant_cn/meal_order_info_gbk.csv', 945],
  ['restaurant_cn/meal_order_detail.csv', 10_037],
];

function inShared(file: string): string {
  return path.resolve('../shared/data', file);
}

/** Imports files as data alone, as the dialog guesses, under one name. */
async function importAsData(page: Page, files: Given | readonly Given[]): Promise<void> {
  const dialog = await giveFiles(page, ZH, files);
  await dialog.locator('.found').first().waitFor({ timeout: 60_000 });
  await dialog.getByRole('radio', { name: new RegExp(`^${i('toSource')}`) }).check();
  await dialog.getByLabel(i('nameLabel'), { exact: true }).fill(TABLE);
  await confirmImport(page, ZH);
  await expectState(cellOf(page, TABLE), 'done', 120_000);
}

/** The one value of a query, as it is shown. */
async function valueOf(page: Page, query: string): Promise<string> {
  const cell = await addSql(page, ZH, query);
  await expectState(cell, 'done');
  return shown(await cell.locator('tbody td').first().innerText());
}

/** An empty notebook, and so the welcome page. */
async function startAnew(page: Page): Promise<void> {
  const t = texts(app, ZH);
  await page
    .getByRole('banner')
    .getByRole('button', { name: t('more'), exact: true })
    .click();
  await page.getByRole('menuitem', { name: t('newNotebook'), exact: true }).click();
  await expect(page.locator('section.cell')).toHaveCount(0);
}

async function given({ files }: DirtyFile): Promise<Given[]> {
  return Promise.all(
    [...(await files())].map(async (file) => ({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await file.arrayBuffer()),
    })),
  );
}

test('dirty files become the tables that they are', async ({ page, site }) => {
  test.setTimeout(1_200_000);
  await open(page, site, ZH);
  // What a reader must choose first (a sheet, a unit) is for the tests of the engine; here nothing is chosen.
  for (const dirty of CORPUS.filter(({ options }) => options === undefined)) {
    await test.step(`${dirty.name}: ${dirty.trait}`, async () => {
      await importAsData(page, await given(dirty));
      const found = await valueOf(page, readBack(TABLE, dirty.columns));
      expect.soft(found, dirty.name).toBe(asShown(dirty.rows));
      await startAnew(page);
    });
  }
  expect(site.complaints).toEqual([]);
});

// One page takes one file after another, as a reader's does; two pages share the work.
for (const part of [0, 1]) {
  const files = REAL.filter((_, index) => index % 2 === part);
  const names = files.map(([file]) => path.basename(file)).join(', ');
  test(`real files come with all their rows and nothing set by hand: ${names}`, async ({ page, site }) => {
    const here = files.filter(([file]) => existsSync(inShared(file)));
    test.skip(here.length === 0, 'shared/data is not here');
    await open(page, site, ZH);
    for (const [file, rows] of here) {
      await test.step(file, async () => {
        await importAsData(page, inShared(file));
        const counted = await valueOf(page, `SELECT count(*)::VARCHAR AS n FROM ${TABLE}`);
        expect.soft(counted, file).toBe(String(rows));
        await startAnew(page);
      });
    }
  });
}

test('a table pasted on the page is a file like any other', async ({ page, site }) => {
  await open(page, site, ZH);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '会员号\t下单时间\t实付金额\nA1\t2024-03-01\t12.5\nA2\t2024-03-02\t8');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  const dialog = page.getByRole('dialog', { name: i('title') });
  await expect(dialog.getByText(i('pasteFile')).first()).toBeVisible();
  await dialog.getByRole('button', { name: texts(common, ZH)('cancel'), exact: true }).click();
});
