import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { NodeResult } from 'axe-core';
import { expect } from './support';

const THEMES = ['light', 'dark'] as const;

/** What depends on the theme; the rest is looked at once. */
const OF_COLOURS = 'color-contrast';

/** What axe finds on a page in both themes, or in those that are named, a line each. */
export async function scan(
  page: Page,
  what: string,
  themes: readonly (typeof THEMES)[number][] = THEMES,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    // Colours that fade into the other theme are no colours of either.
    await page.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      return Promise.allSettled(ending.map((one) => one.finished));
    });
    // A page without frames needs no second page to put the parts together in.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations, passes } = await (index === 0 ? axe : axe.withRules(OF_COLOURS)).analyze();
    expect(passes.map(({ id }) => id)).toContain(OF_COLOURS);
    for (const { id, nodes } of violations)
      found.push(...nodes.slice(0, 3).map((node) => `${what} ${colorScheme}: ${id} at ${described(node)}`));
  }
  return found;
}

/** Waits until nothing has come or moved for some frames: what moves during a look is measured where it was. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const state = () =>
      `${document.querySelectorAll('*').length} ${document.documentElement.scrollHeight.toString()}`;
    let [before, still] = [state(), 0];
    while (still < 12) {
      await new Promise(requestAnimationFrame);
      const now = state();
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });
}

/** The place, and why it does not keep the rule, with what was measured. */
function described({ target, any, all, none }: NodeResult): string {
  return [target.join(' '), ...[...any, ...all, ...none].map(({ message }) => message)].join('; ');
}
