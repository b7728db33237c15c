import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { app } from '../../src/i18n/shell/app';
import { importing } from '../../src/i18n/shell/importing';
import { LOCALES } from '../../src/i18n/dictionary';
import { allDone, askForSample, confirmImport, goTo, methodLink, open, speak } from './steps';
import { expect, test, texts } from './support';

/** Every page in both languages and both themes, on the generated sample: no violation of axe's rules. */

async function scan(page: Page, what: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours that fade into the other theme are no colours of either.
    await page.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      return Promise.allSettled(ending.map((one) => one.finished));
    });
    const { violations, passes } = await new AxeBuilder({ page })
      .options({ resultTypes: ['violations'] })
      .analyze();
    expect(passes.length).toBeGreaterThan(10);
    const lines = violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${what} ${colorScheme}: ${id} at ${node.target.join(' ')}`),
    );
    found.push(...lines);
  }
  return found;
}

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
    for (const name of ['segments', 'personas', 'data'] as const) {
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
