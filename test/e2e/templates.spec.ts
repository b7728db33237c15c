import { importing } from '../../src/i18n/shell/importing';
import { notebook } from '../../src/i18n/shell/notebook';
import type { Locale } from '../../src/i18n/dictionary';
import { scan } from './scan';
import { allDone, askForSample, confirmImport, importDialog, open } from './steps';
import { expect, expectNothingLeft, test, texts } from './support';
import { tooWide } from './too-wide';

/**
 * The templates of analysis on the sample orders: every step with its form open has no violation of axe's rules, and does not
 * scroll sideways on a telephone. The languages take turns.
 */
const FROM_ORDERS = ['methods', 'retention', 'basket'] as const;

for (const [index, id] of FROM_ORDERS.entries()) {
  const locale: Locale = index % 2 === 0 ? 'en' : 'zh-CN';
  test(`${id}: every step and its form (${locale})`, async ({ page, site }) => {
    test.slow();
    const i = texts(importing, locale);
    await open(page, site, locale);
    await askForSample(page, locale);
    await importDialog(page, locale)
      .getByRole('combobox', { name: i('template') })
      .selectOption(id);
    await confirmImport(page, locale);
    await allDone(page);
    const settings = page.getByRole('button', { name: texts(notebook, locale)('settings'), exact: true });
    for (const button of await settings.all()) await button.click();
    // Colours are those of every page, which are read in both themes elsewhere.
    expect.soft(await scan(page, id, [index % 2 === 0 ? 'dark' : 'light'])).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect.soft(await tooWide(page)).toEqual([]);
    expectNothingLeft(site);
    expect(site.complaints).toEqual([]);
  });
}
