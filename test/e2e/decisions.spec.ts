import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page, TestInfo } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { sampleFiles } from '../../src/app/sample-files';
import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import { report } from '../../src/i18n/shell/report';
import type { Locale } from '../../src/i18n/dictionary';
import { scan } from './scan';
import { allDone, confirmImport, goTo, open } from './steps';
import { expect, expectNothingLeft, test, texts } from './support';

/**
 * Every template that goes on to decisions: sample files in, report out, with nothing set by hand. The exported page opens
 * from disk without network and without scripts; no name and no telephone number of the sample is in any file.
 */
const DECISIONS = ['members', 'accounts', 'winback', 'entry', 'review'] as const;
/** One in each language is opened from disk: all are written alike. */
const ON_DISK: readonly string[] = ['members', 'accounts'];
const FORMATS = ['exportHtml', 'exportMarkdown', 'exportXlsx', 'exportPptx'] as const;

for (const [index, template] of DECISIONS.entries()) {
  const locale: Locale = index % 2 === 0 ? 'zh-CN' : 'en';
  test(`${template}: from sample files to a report (${locale})`, async ({ page, site, browser }, info) => {
    test.slow();
    const language = locale === 'en' ? 'en' : 'zh';
    const i = texts(importing, locale);
    const name = `${texts(notebook, locale)('welcomeTry')} ${i(`template_${template}`)}`;
    await open(page, site, locale);
    await page.getByRole('button', { name }).click();
    await confirmImport(page, locale);
    await allDone(page);
    await goTo(page, locale, 'report');
    await expect(page.locator('main h2').nth(3)).toBeVisible();
    const persons = await personsOf(template, language);
    expect(persons.length).toBeGreaterThan(template === 'entry' ? -1 : 5);
    for (const format of FORMATS) {
      const content = await exported(page, locale, format);
      const found = persons.filter((person) => content.text.includes(person));
      expect({ format, found }).toEqual({ format, found: [] });
      if (format === 'exportHtml' && ON_DISK.includes(template))
        await opensFromDisk(browser, info, content.bytes);
    }
    if (template === 'review') {
      await goTo(page, locale, 'review');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect.soft(await scan(page, 'review')).toEqual([]);
    }
    if (template === 'members') expect.soft(await scan(page, 'report')).toEqual([]);
    expectNothingLeft(site);
    expect(site.complaints).toEqual([]);
  });
}

/** Names and telephone numbers of the sample's people. */
async function personsOf(template: (typeof DECISIONS)[number], language: 'zh' | 'en'): Promise<string[]> {
  const found = new Set<string>();
  for (const file of await sampleFiles(template, language)) {
    const [heading = '', ...rows] = (await file.text()).replace(/^\uFEFF/, '').split('\r\n');
    const places = heading
      .split(',')
      .flatMap((column, at) =>
        /^(客户姓名|联系人|联系电话|Customer name|Contact name|Phone)$/i.test(column) ? [at] : [],
      );
    for (const row of rows) for (const at of places) found.add(row.split(',')[at] ?? '');
  }
  found.delete('');
  return [...found];
}

/** Exports the report; everything that can be read in the file. */
async function exported(
  page: Page,
  locale: Locale,
  format: (typeof FORMATS)[number],
): Promise<{ readonly bytes: Buffer; readonly text: string }> {
  const t = texts(report, locale);
  const saving = page.waitForEvent('download');
  await page
    .getByRole('main')
    .getByRole('button', { name: t('export'), exact: true })
    .click();
  await page.getByRole('menuitem', { name: t(format), exact: true }).click();
  const bytes = await readFile(await (await saving).path());
  if (format === 'exportHtml' || format === 'exportMarkdown') return { bytes, text: bytes.toString('utf8') };
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));
  expect(parts.length).toBeGreaterThan(5);
  return { bytes, text: parts.map(([, part]) => strFromU8(part)).join('\n') };
}

/** From a file, with neither network nor scripts: everything is there, axe is content, and it prints. */
async function opensFromDisk(browser: Browser, info: TestInfo, bytes: Buffer): Promise<void> {
  const file = info.outputPath('report.html');
  await writeFile(file, bytes);
  expect(bytes.toString('utf8')).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/)/i);
  const without = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const plain = await without.newPage();
  const requests: string[] = [];
  plain.on('request', (request) => requests.push(request.url()));
  await plain.goto(`file://${file}`);
  await expect(plain.locator('h1')).toBeVisible();
  await expect(plain.locator('svg').first()).toBeVisible();
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect((await plain.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await without.close();
  // The rules of axe need scripts to run; the file has none of its own.
  const context = await browser.newContext({ offline: true, bypassCSP: true });
  const looked = await context.newPage();
  await looked.goto(`file://${file}`);
  expect.soft(await scan(looked, 'file')).toEqual([]);
  await context.close();
}
