import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { strings as sqlStrings } from '../../src/cells/sql/strings';
import { app } from '../../src/i18n/shell/app';
import { common } from '../../src/i18n/shell/common';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { failures } from '../../src/i18n/shell/failures';
import { share } from '../../src/i18n/shell/share';
import type { Locale } from '../../src/i18n/dictionary';
import type { FailureCode } from '../../src/model/failure';
import { expect, texts, type Site } from './support';

/** What a reader does, step by step; every journey is made of these. */

/** A file as the browser's file input takes it: a path, or its name and bytes. */
export type Given = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** A small file made in a test. */
export function fileOf(name: string, content: string | Buffer): Given {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

export async function open(page: Page, site: Site, locale: Locale): Promise<void> {
  await page.goto(site.address);
  await speak(page, locale);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts(notebook, locale)('welcomeTitle'));
}

/** Switches the language of whatever page is open; browsers of the tests ask for Chinese. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const [wanted, away] = [texts(app, other)('switchLanguage'), texts(app, locale)('switchLanguage')];
  const switcher = page.getByRole('button', { name: new RegExp(`^(${wanted}|${away})$`) });
  if ((await switcher.textContent())?.trim() === wanted) await switcher.click();
  await expect(switcher).toHaveText(away);
}

/** Answers the file chooser that a button opens. */
export async function giveFilesBy(
  page: Page,
  opener: Locator,
  files: Given | readonly Given[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await opener.click();
  const all = [files].flat() as never;
  await (await chooser).setFiles(all);
}

/** Gives data files to the page; the import dialog opens. */
export async function giveFiles(
  page: Page,
  locale: Locale,
  files: Given | readonly Given[],
): Promise<Locator> {
  const n = texts(notebook, locale);
  const name = new RegExp(`^(${n('welcomeChoose')}|${texts(app, locale)('import')})$`);
  await giveFilesBy(page, page.locator('main .drop, header').getByRole('button', { name }).last(), files);
  return importDialog(page, locale);
}

export function importDialog(page: Page, locale: Locale): Locator {
  return page.getByRole('dialog', { name: texts(importing, locale)('title') });
}

/** Agrees to what the import dialog guessed; `keepADay` has a copy kept on the device. */
export async function confirmImport(page: Page, locale: Locale, keepADay = false): Promise<void> {
  const i = texts(importing, locale);
  const dialog = importDialog(page, locale);
  const name = new RegExp(`^(${i('confirm')}|${i('confirmSource')})$`);
  const confirm = dialog.getByRole('button', { name });
  await expect(confirm).toBeEnabled({ timeout: 60_000 });
  if (keepADay) await dialog.getByLabel(i('keepFiles')).selectOption({ label: i('keepDay') });
  await confirm.click();
  await expect(dialog).toHaveCount(0);
}

export async function dropFile(page: Page, locale: Locale, file: Given, keepADay = false): Promise<void> {
  await giveFiles(page, locale, file);
  await confirmImport(page, locale, keepADay);
}

/** Asks for the generated sample on the welcome page; the import dialog opens. */
export async function askForSample(page: Page, locale: Locale): Promise<void> {
  const name = texts(notebook, locale)(locale === 'en' ? 'sampleEn' : 'sampleZh');
  await page.getByRole('button', { name }).click();
}

/** Builds the notebook of the generated sample, from the welcome page. */
export async function sample(page: Page, locale: Locale): Promise<void> {
  await askForSample(page, locale);
  await confirmImport(page, locale);
  await allDone(page);
}

/** Opens a notebook from a file. */
export async function openDocument(page: Page, locale: Locale, text: string): Promise<void> {
  const name = texts(app, locale)('open');
  const opener = page.getByRole('banner').getByRole('button', { name, exact: true });
  await giveFilesBy(page, opener, fileOf('opened.kequn.md', text));
  await expect(page.locator('section.cell').first()).toBeVisible();
}

/** The text of the notebook as saved to a file. */
export async function savedText(page: Page, locale: Locale): Promise<string> {
  const saving = page.waitForEvent('download');
  await page
    .getByRole('banner')
    .getByRole('button', { name: texts(app, locale)('save'), exact: true })
    .click();
  return textOf(await saving);
}

export async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

/** Every step is done: no badge says anything else. */
export async function allDone(page: Page): Promise<void> {
  await expect(page.locator('section.cell.done').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('section.cell:not(.done)')).toHaveCount(0, { timeout: 120_000 });
}

export function cellOf(page: Page, name: string): Locator {
  return page.locator(`#cell-${name}`);
}

/** Waits for the state of a step. */
export async function expectState(cell: Locator, state: string, timeout = 60_000): Promise<void> {
  await expect(cell).toHaveClass(new RegExp(`(^| )${state}( |$)`), { timeout });
}

export async function goTo(
  page: Page,
  locale: Locale,
  name: 'notebook' | 'segments' | 'personas' | 'report' | 'review' | 'data',
): Promise<void> {
  const link = page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: texts(app, locale)(name), exact: true });
  await link.click();
}

/** The link that carries the method only. */
export async function methodLink(page: Page, locale: Locale): Promise<string> {
  await page.getByRole('button', { name: texts(app, locale)('share'), exact: true }).click();
  const link = page.getByRole('dialog').getByLabel(texts(share, locale)('link'), { exact: true });
  await expect(link).toHaveValue(/#n=1\./);
  const address = await link.inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return address;
}

/** Adds an SQL step at the end and returns it. */
export async function addSql(page: Page, locale: Locale, query: string): Promise<Locator> {
  const n = texts(notebook, locale);
  const known = await page.locator('section.cell').evaluateAll((cells) => cells.map((cell) => cell.id));
  await page
    .locator('.add.prominent')
    .getByRole('button', { name: n('addStep') })
    .click();
  await page.getByRole('menuitem', { name: n('kindSql') }).click();
  await expect(page.locator('section.cell')).toHaveCount(known.length + 1);
  const ids = await page.locator('section.cell').evaluateAll((cells) => cells.map((cell) => cell.id));
  const cell = page.locator(`#${ids.find((id) => !known.includes(id)) ?? ''}`);
  await writeSql(cell, locale, query);
  return cell;
}

/** Writes a query into an SQL step and runs it. */
export async function writeSql(cell: Locator, locale: Locale, query: string): Promise<void> {
  const editor = cell.locator('.cm-content');
  await expect(editor).toHaveAttribute('aria-label', texts(sqlStrings, locale)('editor'));
  await editor.fill(query);
  await editor.press('Shift+Enter');
}

/** Picks an entry of a step's menu. */
export async function fromMenu(cell: Locator, entry: string): Promise<void> {
  const page = cell.page();
  await cell.locator('header [aria-haspopup="menu"]').click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

export async function undo(page: Page, locale: Locale): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: texts(common, locale)('undo') })
    .click();
}

export async function redo(page: Page, locale: Locale): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: texts(common, locale)('redo') })
    .click();
}

/** What a failure says in its first line, whatever its values. */
export function saysThat(code: FailureCode, locale: Locale): RegExp {
  const dictionary = locale === 'en' ? failures.en : failures.zh;
  const parts = (dictionary[code].split('\n')[0] ?? '').split(/ ?“?\{[^}]*\}”?/);
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
}
