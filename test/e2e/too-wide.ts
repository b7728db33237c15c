import type { Page } from '@playwright/test';

/** What reaches beyond the right edge, where the page can be scrolled to it. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = window.innerWidth;
    const scrollers = [document.documentElement, ...document.querySelectorAll('main, dialog[open] .body')];
    const wide = scrollers.filter((one) => one.scrollWidth > one.clientWidth || one.scrollWidth > width);
    return wide.map((one) => `${one.tagName} ${String(one.scrollWidth)} of ${String(width)}`);
  });
}
