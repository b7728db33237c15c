import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './support';

const THEMES = ['light', 'dark'] as const;

/** What axe finds on a page in both themes, or in those that are named, a line each. */
export async function scan(
  page: Page,
  what: string,
  themes: readonly (typeof THEMES)[number][] = THEMES,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
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
