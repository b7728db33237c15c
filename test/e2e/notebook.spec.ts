import { strings as rfmStrings } from '../../src/cells/rfm/strings';
import { places } from '../../src/i18n/shell/failure-place';
import { notebook } from '../../src/i18n/shell/notebook';
import { common } from '../../src/i18n/shell/common';
import type { Locale } from '../../src/i18n/dictionary';
import { headButton, openSmall, SMALL, watchRuns } from './small-notebook';
import {
  addSql,
  allDone,
  cellOf,
  expectState,
  fromMenu,
  open,
  openDocument,
  redo,
  savedText,
  saysThat,
  undo,
  writeSql,
} from './steps';
import { expect, test, texts } from './support';

/** What a reader does to a notebook: change, undo, add, rename, delete, fold, run, save and open. */

const locale: Locale = 'en';
const n = texts(notebook, locale);
const r = texts(rfmStrings, locale);

test.beforeEach(async ({ page, site }) => {
  await open(page, site, locale);
});

test.afterEach(({ site }) => {
  expect(site.complaints).toEqual([]);
});

test('a change runs again what depends on it, and nothing else; undo and redo', async ({ page }) => {
  await openSmall(page, locale);
  const rfm = cellOf(page, 'rfm');
  await headButton(rfm, n('settings')).click();
  await rfm.getByRole('button', { name: r('more'), exact: true }).click();
  const bins = rfm.getByLabel(r('bins'), { exact: true });
  const runs = await watchRuns(page);
  const ran = ['big', 'rfm'];
  await bins.fill('3');
  await bins.press('Tab');
  await expect.poll(() => savedText(page, locale)).toContain('bins: 3');
  await allDone(page);
  expect(await runs.ran()).toEqual(ran);
  await undo(page, locale);
  await allDone(page);
  await expect.poll(() => runs.ran()).toEqual(ran);
  expect(await savedText(page, locale)).toContain('bins: 5');
  await redo(page, locale);
  await expect.poll(() => runs.ran()).toEqual(ran);
  await allDone(page);
  expect(await savedText(page, locale)).toBe(SMALL.replace('bins: 5', 'bins: 3'));
});

test('a query: its result, the place of its mistake, Shift+Enter', async ({ page }) => {
  await openSmall(page, locale);
  const cell = await addSql(page, locale, 'SELECT count(*) AS n FROM orders');
  await expectState(cell, 'done');
  await expect(cell.locator('.view')).toContainText('300');
  await writeSql(cell, locale, 'SELECT count(*) AS n,\n  nowhere\nFROM orders');
  await expectState(cell, 'failed');
  const name = (await cell.getAttribute('id'))?.replace('cell-', '') ?? '';
  await expect(cell).toContainText(texts(places, locale)('cellLine', { cell: name, line: 2, column: 3 }));
  await expect(cell.locator('.cm-lintRange-error')).toHaveText('nowhere');
  await expect(page.locator('section.cell.done')).toHaveCount(5);
  const runs = await watchRuns(page);
  await cellOf(page, 'aside').locator('.cm-content').press('Shift+Enter');
  await expect.poll(() => runs.ran()).toEqual(['aside']);
  await headButton(cellOf(page, 'rfm'), n('settings')).press('Shift+Enter');
  await expect.poll(() => runs.ran()).toEqual(['big', 'rfm']);
});

test('what is being written stays while the step that it belongs to runs', async ({ page }) => {
  await openSmall(page, locale);
  const cell = await addSql(page, locale, 'SELECT sum(i * i % 7) AS n FROM range(100000000) t(i)');
  await expectState(cell, 'running');
  await cell.locator('.cm-content').fill('SELECT 2 AS two');
  await expectState(cell, 'done');
  await expect(cell.locator('.cm-content')).toHaveText('SELECT 2 AS two');
  await cell.locator('.cm-content').press('Shift+Enter');
  await expect.poll(() => savedText(page, locale)).toContain('SELECT 2 AS two');
  await allDone(page);
});

test('a rename takes its references along', async ({ page }) => {
  await openSmall(page, locale);
  await fromMenu(cellOf(page, 'orders'), n('rename'));
  const name = page.getByLabel(n('nameLabel'));
  await name.fill('sales');
  await name.press('Enter');
  await expect(cellOf(page, 'sales')).toBeVisible();
  await allDone(page);
  const text = await savedText(page, locale);
  expect(text).toContain('```source sales\ninput: orders\n');
  expect(text).toContain('from: sales\nscore: quantile # as agreed\n');
  expect(text).toContain('SELECT * FROM sales WHERE amount > 10 -- orders\n');
  expect(text).toContain('SELECT count(*) AS n FROM sales\n');
  await undo(page, locale);
  await expect(cellOf(page, 'orders')).toBeVisible();
  await allDone(page);
  expect(await savedText(page, locale)).toBe(SMALL);
});

test('delete and bring back; fold', async ({ page }) => {
  await openSmall(page, locale);
  await fromMenu(cellOf(page, 'rfm'), n('delete'));
  await expect(cellOf(page, 'rfm')).toHaveCount(0);
  await expectState(cellOf(page, 'big'), 'failed');
  await expect(cellOf(page, 'big')).toContainText('rfm');
  await expectState(cellOf(page, 'aside'), 'done');
  await page
    .getByRole('status')
    .getByRole('button', { name: n('undo') })
    .or(page.locator('.toast').getByRole('button', { name: texts(common, locale)('undo') }))
    .first()
    .click();
  await expect(cellOf(page, 'rfm')).toBeVisible();
  await allDone(page);
  expect(await savedText(page, locale)).toBe(SMALL);
  const aside = cellOf(page, 'aside');
  await headButton(aside, n('fold', { name: 'aside' })).click();
  await expect(aside.locator('.cm-content')).toHaveCount(0);
  await headButton(aside, n('unfold', { name: 'aside' })).click();
  await expect(aside.locator('.cm-content')).toBeVisible();
  expect(await savedText(page, locale)).toBe(SMALL);
});

test('what is saved opens as what it was, unknown parts and all', async ({ page }) => {
  const text = `${SMALL}\nProse after.\n\n\`\`\`x-future one\nany: [thing, { at: all }]\n\`\`\`\n`;
  await openDocument(page, locale, text);
  const saved = await savedText(page, locale);
  expect(saved).toBe(text);
  await openDocument(page, locale, saved);
  expect(await savedText(page, locale)).toBe(text);
});

const BROKEN = `${SMALL}
\`\`\`sql egg
SELECT * FROM hen
\`\`\`

\`\`\`sql hen
SELECT * FROM egg
\`\`\`

\`\`\`rfm bad_yaml
from: [orders
\`\`\`

\`\`\`x-future one
any: thing
\`\`\`

\`\`\`chart lost
type: bar
from: nowhere
x: customer
\`\`\`
`;

test('a broken document says on each step what is wrong, and the rest runs', async ({ page }) => {
  await openSmall(page, locale, BROKEN);
  for (const name of ['orders', 'top', 'rfm', 'big', 'aside']) await expectState(cellOf(page, name), 'done');
  const said = [
    ['egg', 'graph.cycle'],
    ['hen', 'graph.cycle'],
    ['bad_yaml', 'document.bad_yaml'],
    ['one', 'document.unknown_kind'],
    ['lost', 'graph.missing_table'],
  ] as const;
  for (const [name, code] of said) {
    await expect(cellOf(page, name).getByRole('alert').first()).toContainText(saysThat(code, locale));
  }
  expect(await savedText(page, locale)).toBe(BROKEN);
});
