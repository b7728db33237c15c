import { common } from '../../src/i18n/shell/common';
import { share } from '../../src/i18n/shell/share';
import type { Locale } from '../../src/i18n/dictionary';
import { shareLink } from '../../src/share/link';
import { openSmall, SMALL, watchRuns } from './small-notebook';
import {
  addSql,
  allDone,
  cellOf,
  expectState,
  fileOf,
  fromMenu,
  giveFiles,
  open,
  openDocument,
  savedText,
  saysThat,
  speak,
  undo,
  writeSql,
} from './steps';
import { app } from '../../src/i18n/shell/app';
import { notebook } from '../../src/i18n/shell/notebook';
import { expect, expectNothingLeft, test, texts } from './support';

/** What goes wrong is said where it went wrong, and everything else goes on. */

const locale: Locale = 'en';
const c = texts(common, locale);
const n = texts(notebook, locale);
/** What a look at the page may take on a machine that is busy, beside what is measured. */
const SLACK = 250;

test(
  'a long query ends within half a second of being cancelled',
  { tag: '@alone' },
  async ({ page, site }) => {
    await open(page, site, locale);
    await openSmall(page, locale);
    const cell = await addSql(page, locale, 'SELECT sum(i * i % 7) AS n FROM range(3000000000) t(i)');
    await expectState(cell, 'running');
    const before = await savedText(page, locale);
    await page.waitForTimeout(1500);
    const id = (await cell.getAttribute('id')) ?? '';
    const milliseconds = await page.evaluate(
      async ([key, label]) => {
        const section = document.getElementById(key);
        const buttons = [...(section?.querySelectorAll('button') ?? [])];
        const button = buttons.find((one) => one.textContent.trim() === label);
        const start = performance.now();
        const ended = new Promise<number>((resolve) => {
          const look = new MutationObserver(() => {
            if (section?.classList.contains('cancelled')) resolve(performance.now() - start);
          });
          if (section) look.observe(section, { attributes: true });
        });
        button?.click();
        return ended;
      },
      [id, c('cancel')] as const,
    );
    test.info().annotations.push({ type: 'cancelled after', description: `${milliseconds.toFixed(0)} ms` });
    expect(milliseconds).toBeLessThan(500 + SLACK);
    expect(await savedText(page, locale)).toBe(before);
    await expect(page.locator('section.cell.done')).toHaveCount(5);
    await writeSql(cell, locale, 'SELECT count(*) AS n FROM orders');
    await allDone(page);
    expect(site.complaints).toEqual([]);
  },
);

test(
  'a query that needs more memory than there is: said, and everything is rebuilt',
  { tag: '@alone' },
  async ({ page, site }) => {
    test.slow();
    await open(page, site, locale);
    await openSmall(page, locale);
    const runs = await watchRuns(page);
    const cell = await addSql(page, locale, "SELECT repeat('x', 10000) || i AS s FROM range(1000000) t(i)");
    await expectState(cell, 'failed', 240_000);
    await expect(cell.getByRole('alert')).toContainText(saysThat('engine.out_of_memory', locale));
    await fromMenu(cell, n('delete'));
    await allDone(page);
    expect(await runs.ran()).toEqual(expect.arrayContaining(['aside', 'big', 'orders', 'rfm', 'top']));
    const again = await addSql(page, locale, 'SELECT count(*) AS n FROM orders JOIN rfm USING (customer)');
    await expectState(again, 'done');
    await expect(again).toContainText('300');
    await undo(page, locale);
    expectNothingLeft(site);
  },
);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const BAD_FILES = [
  { file: fileOf('nothing.csv', ''), code: 'import.empty' },
  { file: fileOf('header.csv', 'customer,order,time,amount\n'), code: 'import.header_only' },
  { file: fileOf('picture.csv', PNG), code: 'import.not_a_table' },
  {
    file: fileOf('broken.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), PNG])),
    code: 'import.corrupt',
  },
] as const;

test('files that cannot be read are named with the reason, and nothing else breaks', async ({
  page,
  site,
}) => {
  await open(page, site, locale);
  await openSmall(page, locale);
  const before = await savedText(page, locale);
  for (const { file, code } of BAD_FILES) {
    const dialog = await giveFiles(page, locale, file);
    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText(saysThat(code, locale));
    await dialog.getByRole('button', { name: c('cancel') }).click();
    await expect(dialog).toHaveCount(0);
  }
  await allDone(page);
  expect(await savedText(page, locale)).toBe(before);
  expect(site.complaints).toEqual([]);
});

test('links that are cut off, of another version or hostile show a page that says so', async ({
  page,
  site,
}) => {
  await open(page, site, locale);
  const made = shareLink(site.address, SMALL);
  const link = made.ok ? made.link : '';
  expect(link).toContain('#n=1.');
  const hostile = [
    link.slice(0, link.length - 20),
    link.slice(0, link.indexOf('#n=1.') + 8),
    `${site.address}#n=1.`,
    `${site.address}#n=`,
    `${site.address}#n=9.AAAA`,
    `${site.address}#n=1.%3Cscript%3Ealert(1)%3C/script%3E`,
    `${site.address}#n=1.${'A'.repeat(600_000)}`,
  ];
  const codes = [
    'share.truncated',
    'share.unknown_version',
    'share.not_a_document',
    'share.fragment_lost',
    'share.too_large',
  ] as const;
  const said = new RegExp(codes.map((code) => saysThat(code, locale).source).join('|'));
  for (const address of hostile) {
    await page.goto('about:blank');
    await page.goto(address);
    await speak(page, locale);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts(share, locale)('openFailed'));
    await expect(page.getByRole('alert')).toContainText(said);
  }
  await page.getByRole('textbox').fill(link);
  await page.getByRole('button', { name: texts(share, locale)('pasteRead') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts(share, locale)('openTitle'));
  expect(site.complaints).toEqual([]);
});

test('a second tab on the same notebook does no harm', async ({ page, site, context }) => {
  await open(page, site, locale);
  await openDocument(page, locale, SMALL);
  const a = texts(app, locale);
  await expect(page.getByRole('banner')).toContainText(a('saveSaved'));
  const second = await context.newPage();
  await second.goto(site.address);
  await expect(second.locator('section.cell')).toHaveCount(5);
  await expect(second.getByRole('banner')).toContainText(a('saveOther'));
  await fromMenu(cellOf(second, 'aside'), n('delete'));
  await expect(second.locator('section.cell')).toHaveCount(4);
  await second.close();
  await expect(page.locator('section.cell')).toHaveCount(5);
  expect(await savedText(page, locale)).toBe(SMALL);
  await page.reload();
  await expect(page.locator('section.cell')).toHaveCount(5);
  expect(await savedText(page, locale)).toBe(SMALL);
  expect(site.complaints).toEqual([]);
});
