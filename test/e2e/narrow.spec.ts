import { LOCALES } from '../../src/i18n/dictionary';
import { askForSample, allDone, confirmImport, importDialog, open } from './steps';
import { expect, test } from './support';
import { tooWide } from './too-wide';

test.use({ viewport: { width: 390, height: 844 } });

for (const locale of LOCALES) {
  test(`no page scrolls sideways at 390 px (${locale})`, async ({ page, site }) => {
    await open(page, site, locale);
    expect(await tooWide(page)).toEqual([]);
    await askForSample(page, locale);
    await expect(importDialog(page, locale).getByRole('table').first()).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
    await confirmImport(page, locale);
    await allDone(page);
    for (const name of ['', 'segments', 'personas', 'report', 'review', 'present', 'data', 'gallery']) {
      await page.evaluate((hash) => (location.hash = hash), `#/${name}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await page.waitForLoadState('networkidle');
      expect({ name, wide: await tooWide(page) }).toEqual({ name, wide: [] });
    }
    expect(site.complaints).toEqual([]);
  });
}
