import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { strings } from '../../src/cells/ledger/strings';
import type { Locale } from '../../src/i18n/dictionary';
import { app } from '../../src/i18n/shell/app';
import { columnName } from '../../src/i18n/shell/column-names';
import { form } from '../../src/i18n/shell/form';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { members, membersLater, NOTEBOOK, orders } from './ledger-files';
import {
  allDone,
  cellOf,
  confirmImport,
  expectState,
  fileOf,
  giveFilesBy,
  open,
  openDocument,
  textOf,
} from './steps';
import { expect, test, texts } from './support';

/** A list and orders become one ledger; it is remembered, corrected by the form, updated, and a customer is forgotten. */

const locale: Locale = 'en';
const l = texts(strings, locale);
const f = texts(form, locale);
const n = texts(notebook, locale);
const field = (name: string) => columnName(name, locale);

async function goToForm(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: texts(app, locale)('form'), exact: true })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(f('title'));
}

/** No rule of axe is broken by what is on the page. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

async function goBack(page: Page): Promise<Locator> {
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: texts(app, locale)('notebook'), exact: true })
    .click();
  await allDone(page);
  return cellOf(page, 'ledger');
}

function tab(cell: Locator, name: string): Locator {
  return cell.getByRole('tab', { name: new RegExp(`^${name}`) });
}

async function figure(cell: Locator, label: string): Promise<string> {
  const text = await cell.locator('.figure', { hasText: label }).locator('.value').first().textContent();
  return (text ?? '').trim();
}

async function apply(page: Page, cell: Locator, button: 'remember' | 'apply'): Promise<void> {
  await tab(cell, l('tab_update')).click();
  await cell.getByRole('button', { name: l(button), exact: true }).click();
  await expect(page.locator('.toast').first()).toBeVisible();
  await expectState(cell, 'done');
  await expect(cell.getByText(l('nothing_new'))).toBeVisible();
}

test('a ledger from list, orders and form; an update is shown and agreed to; a customer is forgotten', async ({
  page,
  site,
}) => {
  await open(page, site, locale);
  await openDocument(page, locale, NOTEBOOK);
  for (const [name, content] of [
    ['members', members()],
    ['orders', orders()],
  ] as const) {
    const opener = cellOf(page, name).getByRole('button', { name: n('chooseFile') });
    await giveFilesBy(page, opener, fileOf(`${name}.csv`, content));
    await confirmImport(page, locale, name === 'orders');
  }
  await allDone(page);
  let cell = cellOf(page, 'ledger');
  expect(await figure(cell, l('customers'))).toBe('40');
  await expectAccessible(page);
  await apply(page, cell, 'remember');
  await expectAccessible(page);

  // A correction and a complaint by the form.
  await goToForm(page);
  await page.getByLabel(field('customer'), { exact: true }).fill('M1009');
  await page.getByRole('button', { name: f('lookUp') }).click();
  await expect(page.getByText(f('lookedUp'))).toBeVisible();
  await page.getByLabel(field('city'), { exact: true }).fill('宁波');
  await page.getByLabel(field('phone'), { exact: true }).fill('123');
  await page.getByRole('button', { name: f('saveCustomer') }).click();
  await expect(page.getByText(f('badPhone'))).toBeVisible();
  await page.getByLabel(field('phone'), { exact: true }).fill('');
  await page.getByRole('button', { name: f('saveCustomer') }).click();
  await expect(page.getByText(f('entriesCustomers', { count: 1 }))).toBeVisible();
  await page.getByRole('tab', { name: f('complaintTab') }).click();
  await page.getByLabel(field('customer'), { exact: true }).fill('M1009');
  await page.getByLabel(new RegExp(`^${f('time')}`)).fill('2024-06-20');
  await page.getByLabel(new RegExp(`^${f('content')}`)).fill('slow delivery');
  await page.getByRole('button', { name: f('saveComplaint') }).click();
  await expect(page.getByText(f('entriesComplaints', { count: 1 }))).toBeVisible();
  cell = await goBack(page);
  await tab(cell, l('tab_update')).click();
  await expect(cell.getByText(l('not_applied'))).toBeVisible();
  await apply(page, cell, 'apply');

  // Next month's list: added, changed and vanished, and nothing is taken over before it is agreed to.
  const opener = page
    .getByRole('banner')
    .getByRole('button', { name: texts(app, locale)('import'), exact: true });
  await giveFilesBy(page, opener, fileOf('members-july.csv', membersLater()));
  const toMembers = texts(importing, locale)('toInput', { input: 'members' });
  await page.getByRole('dialog').getByRole('radio', { name: toMembers }).check();
  await confirmImport(page, locale);
  await allDone(page);
  await tab(cell, l('tab_update')).click();
  expect(await figure(cell, l('added'))).toBe('1');
  expect(await figure(cell, l('changed'))).toBe('1');
  expect(await figure(cell, l('vanished'))).toBe('1');
  expect(await figure(cell, l('customers'))).toBe('40');
  await apply(page, cell, 'apply');
  expect(await figure(cell, l('customers'))).toBe('41');

  // The list for call-backs goes out masked.
  await tab(cell, l('tab_todo')).click();
  const saving = page.waitForEvent('download');
  await cell.getByRole('button', { name: l('todo_masked') }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.xlsx$/);

  // What was entered and remembered survives a reload.
  await page.reload();
  await goToForm(page);
  await expect(page.getByText(f('entriesCustomers', { count: 1 }))).toBeVisible();

  // A customer is forgotten: kept orders, memory and form.
  await page.getByRole('tab', { name: f('forgetTab') }).click();
  await page.getByLabel(f('forgetWho')).fill('M1009');
  await page.getByRole('button', { name: f('forgetSearch') }).click();
  await expect(page.getByRole('row', { name: /memory_ledger/ })).toContainText(f('willRewrite'));
  await expect(page.getByRole('row', { name: /form_customers/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /orders\.csv/ })).toBeVisible();
  await page.getByRole('button', { name: f('forgetGo') }).click();
  await expect(page.getByText(f('forgetDone'))).toBeVisible();
  await page.getByRole('button', { name: f('forgetSearch') }).click();
  await expect(page.getByText(f('nowhere'))).toBeVisible();
  expect(site.complaints).toEqual([]);
});

test('entries of the form go out and come back as a file', async ({ page, site }) => {
  await open(page, site, locale);
  await goToForm(page);
  await expectAccessible(page);
  await page.getByRole('tab', { name: f('forgetTab') }).click();
  await expectAccessible(page);
  await page.getByRole('tab', { name: f('customerTab'), exact: true }).click();
  await page.getByLabel(field('customer'), { exact: true }).fill('007');
  await page.getByLabel(field('name'), { exact: true }).fill('张三');
  await page.getByRole('button', { name: f('saveCustomer') }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: f('exportEntries') }).click();
  const text = await textOf(await saving);
  expect(text.split('\n')[1]).toMatch(/^007,张三,/);
  await page.getByRole('button', { name: new RegExp(f('deleteOf', { who: '' }).trim()) }).click();
  await expect(page.getByText(f('none'))).toBeVisible();
  await giveFilesBy(
    page,
    page.getByRole('button', { name: f('importEntries'), exact: true }),
    fileOf('back.csv', text),
  );
  await expect(page.getByText(f('entriesCustomers', { count: 1 }))).toBeVisible();
  expect(site.complaints).toEqual([]);
});
