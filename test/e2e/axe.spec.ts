import { app } from '../../src/i18n/shell/app';
import { importing } from '../../src/i18n/shell/importing';
import { LOCALES } from '../../src/i18n/dictionary';
import { scan } from './scan';
import { allDone, askForSample, confirmImport, goTo, methodLink, open, speak } from './steps';
import { expect, test, texts } from './support';

/** Every page in both languages and both themes, on the generated sample: no violation of axe's rules. */

for (const locale of LOCALES) {
  test(`no violation on any page (${locale})`, async ({ page, site, browser }) => {
    test.slow();
    const a = texts(app, locale);
    const look = async (what: string, one = page) => {
      expect.soft(await scan(one, what)).toEqual([]);
    };
    await open(page, site, locale);
    await look('welcome');
    await askForSample(page, locale);
    const confirm = page
      .getByRole('dialog')
      .getByRole('button', { name: texts(importing, locale)('confirm') });
    await expect(confirm).toBeEnabled();
    await look('import');
    await confirmImport(page, locale);
    await allDone(page);
    await look('notebook');
    for (const name of ['segments', 'personas', 'report', 'review', 'data'] as const) {
      await goTo(page, locale, name);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('main [aria-busy="true"], main .spinner')).toHaveCount(0);
      await look(name);
    }
    await page.getByRole('button', { name: a('share'), exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
    await look('share');
    await page.keyboard.press('Escape');
    const link = await methodLink(page, locale);
    await page.goto(`${site.address}#/gallery`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look('gallery');
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(link);
    await speak(other, locale);
    await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
    await look('link', other);
    await context.close();
  });
}
