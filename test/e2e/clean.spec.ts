import type { Locator, Page } from '@playwright/test';
import { nearStrings } from '../../src/cells/clean/near-strings';
import { strings } from '../../src/cells/clean/strings';
import { app } from '../../src/i18n/shell/app';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import type { Locale } from '../../src/i18n/dictionary';
import {
  allDone,
  cellOf,
  confirmImport,
  expectState,
  fileOf,
  giveFiles,
  giveFilesBy,
  importDialog,
  open,
  openDocument,
  savedText,
  undo,
} from './steps';
import { expect, expectNothingLeft, test, texts } from './support';

/** A dirty file, cleaned step by step, kept, and the same recipe on next month's file. */

const locale: Locale = 'zh-CN';
const t = texts(strings, locale);
const near = texts(nearStrings, locale);

const NAMES = ['华强科技有限公司', '华强科技', '华强科技', '北风贸易（ＡＢＣ）', '南山茶行'];

/** 40 orders of four spellings, and the first three of them once more. */
function orders(columns: readonly string[]): string {
  const rows = Array.from({ length: 40 }, (_, i): Record<string, string> => ({
    customer: `C${String(100 + (i % 10))}`,
    order: `O${String(500 + i)}`,
    time: `2024-0${String(1 + (i % 9))}-15`,
    amount: String(10 + i),
    name: NAMES[i % NAMES.length] ?? '',
    shoe: String(36 + (i % 8)),
  }));
  const lines = [...rows, ...rows.slice(0, 3)].map((row) => columns.map((column) => row[column]).join(','));
  return `${columns.join(',')}\n${lines.join('\n')}\n`;
}

const COLUMNS = ['customer', 'order', 'time', 'amount', 'name', 'shoe'];
const DOCUMENT = `---
kequn: 1
title: 清洗
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number, name: text }
---
\`\`\`source orders
input: orders
row: line
map: { customer: customer, order: order, time: time, amount: amount, name: name }
import: { format: delimited, encoding: utf-8, delimiter: ",", header: 1 }
\`\`\`

\`\`\`clean tidy
from: orders
steps: []
\`\`\`

\`\`\`sql counted
SELECT count(*) AS n FROM tidy
\`\`\`
`;

function row(page: Page, step: number): Locator {
  return cellOf(page, 'tidy')
    .locator('ol > li.row')
    .nth(step - 1);
}

/** Finds a step in the menu by a word, fills its form in, and adds it. */
async function add(page: Page, word: string, fill: (form: Locator) => Promise<void> = async () => undefined) {
  const cell = cellOf(page, 'tidy');
  const rows = cell.locator('ol > li.row');
  const before = await rows.count();
  await cell.getByRole('button', { name: t('add_step'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('add_step_title') });
  await expect(dialog.getByLabel(t('add_step_search'))).toBeFocused();
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  const form = cell.getByRole('form', { name: t('new_step') });
  await fill(form);
  await form.getByRole('button', { name: t('add_it') }).click();
  await expect(rows).toHaveCount(before + 1);
  await expectState(cell, 'done');
}

async function choose(page: Page, form: Locator, label: string, column: string) {
  await form.getByRole('button', { name: new RegExp(`^${label}`) }).click();
  await page.getByRole('checkbox', { name: column }).check();
  await page.keyboard.press('Escape');
}

async function openTidy(page: Page) {
  await openDocument(page, locale, DOCUMENT);
  const opener = cellOf(page, 'orders').getByRole('button', { name: texts(notebook, locale)('chooseFile') });
  await giveFilesBy(page, opener, fileOf('orders.csv', orders(COLUMNS)));
  await confirmImport(page, locale, true);
  await allDone(page);
}

test.beforeEach(async ({ page, site }) => {
  await open(page, site, locale);
  await openTidy(page);
});

test.afterEach(({ site }) => {
  expect(site.complaints).toEqual([]);
  expectNothingLeft(site);
});

test('a recipe is written, switched, moved, undone, previewed', async ({ page }) => {
  const cell = cellOf(page, 'tidy');
  await add(page, t('name_half_width'));
  await add(page, t('name_dedupe'));
  await add(page, t('name_drop'), (form) => choose(page, form, t('field_columns'), 'shoe'));
  await expect(row(page, 1)).toContainText(t('rows_changed', { rows: 8 }));
  await expect(row(page, 2)).toContainText(t('rows_gone', { rows: 3 }));
  const written = await savedText(page, locale);
  expect(written).toContain('steps:\n  - { half_width: all }\n  - dedupe: {}\n  - drop: [ shoe ]\n');

  await row(page, 2)
    .getByRole('switch', { name: t('switched_on', { step: 2 }) })
    .click();
  await expectState(cell, 'done');
  await expect(cellOf(page, 'counted').locator('.view')).toContainText('43');
  expect(await savedText(page, locale)).toContain('- dedupe: {}\n    off: true\n');

  await row(page, 3).locator('[data-grip]').press('ArrowUp');
  await expect(row(page, 2)).toContainText(t('name_drop'));
  await expect(row(page, 2).locator('[data-grip]')).toBeFocused();
  await row(page, 1)
    .locator('[data-grip]')
    .dragTo(row(page, 3), { targetPosition: { x: 200, y: 30 } });
  await expect(row(page, 3)).toContainText(t('name_half_width'));
  for (let i = 0; i < 3; i += 1) await undo(page, locale);
  expect(await savedText(page, locale)).toBe(written);
  await expectState(cell, 'done');

  await row(page, 1)
    .getByRole('button', { name: t('preview_step') })
    .click();
  const changed = cell.locator('td.changed').first();
  await expect(changed).toHaveAttribute('title', /./);
  await cell.getByLabel(t('preview_touched')).check();
  await expect(cell.locator('.preview')).toContainText(/共 8 行/);
  await cell.getByLabel(t('preview_which')).selectOption('2');
  await expect(cell.locator('td.out').first()).toBeVisible();
});

test('near-duplicates stay on this device; next month’s file says what does not fit', async ({ page }) => {
  await add(page, t('name_drop'), (form) => choose(page, form, t('field_columns'), 'shoe'));
  const cell = cellOf(page, 'tidy');
  await cell.getByRole('button', { name: t('add_step'), exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(t('add_near')) })
    .click();
  const dialog = page.getByRole('dialog', { name: near('title') });
  await dialog.getByLabel(near('column')).selectOption('name');
  await dialog.getByRole('button', { name: near('start') }).click();
  await dialog.getByRole('button', { name: near('unmask') }).click();
  await expect(dialog.getByRole('textbox', { name: near('canonical_of', { cluster: 1 }) })).toHaveValue(
    '华强科技',
  );
  await dialog.getByRole('button', { name: near('accept_above_do') }).click();
  await dialog.getByRole('button', { name: near('next') }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: new RegExp(`^${near('on_device')}`) })
    .check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: near('add') })
    .click();
  await expect(row(page, 2)).toContainText(t('rows_changed', { rows: 9 }));
  const text = await savedText(page, locale);
  expect(text).toContain('map_values: { column: name, local: name }');
  expect(text).not.toContain('华强');
  await expect(page.getByRole('banner').getByRole('status')).toContainText(texts(app, locale)('saveSaved'));

  await page.reload();
  await allDone(page);
  await expect(row(page, 2)).toContainText(t('rows_changed', { rows: 9 }));

  const august = orders(COLUMNS.filter((column) => column !== 'shoe'));
  await giveFiles(page, locale, fileOf('orders-08.csv', august));
  await importDialog(page, locale)
    .getByRole('radio', { name: texts(importing, locale)('toInput', { input: 'orders' }) })
    .check();
  await confirmImport(page, locale);
  await allDone(page);
  await expect(row(page, 1)).toContainText(t('misfit_missing_columns', { columns: 'shoe' }));
  await expect(row(page, 2)).toContainText(t('rows_changed', { rows: 9 }));
  await expect(cell).toContainText(t('misfits', { count: 1 }));
});
