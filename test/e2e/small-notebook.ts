import type { Locator, Page } from '@playwright/test';
import { notebook } from '../../src/i18n/shell/notebook';
import type { Locale } from '../../src/i18n/dictionary';
import { allDone, confirmImport, fileOf, giveFilesBy, openDocument } from './steps';
import { texts } from './support';

/** 12 customers, 300 orders of 2024: the amounts of any two differ. */
export function orders(): string {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const customer = `C${String(1000 + ((i * i) % 60))}`;
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 7) % 365))).toISOString().slice(0, 10);
    return `${customer},O${String(5000 + i)},${day},${String(10 + i)}.50`;
  });
  return `customer,order,time,amount\n${rows.join('\n')}\n`;
}

/** A notebook of five steps: `big` follows from `rfm`, and `aside` from neither. */
export const SMALL = `---
kequn: 1
title: Small
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number }
---
Some prose before.

\`\`\`source orders
input: orders
row: order
map: { customer: customer, order: order, time: time, amount: amount }
import: { format: delimited, encoding: utf-8, delimiter: ",", header: 1 }
\`\`\`

\`\`\`sql top
SELECT * FROM orders WHERE amount > 10 -- orders
\`\`\`

\`\`\`rfm rfm
from: orders
score: quantile # as agreed
bins: 5
\`\`\`

\`\`\`sql big
SELECT count(*) AS n FROM rfm
\`\`\`

\`\`\`sql aside
SELECT count(*) AS n FROM orders
\`\`\`
`;

/** Opens the small notebook, or another over the same orders, and gives its file. */
export async function openSmall(page: Page, locale: Locale, text = SMALL): Promise<void> {
  await openDocument(page, locale, text);
  const opener = page.getByRole('button', { name: texts(notebook, locale)('chooseFile') }).first();
  await giveFilesBy(page, opener, fileOf('orders.csv', orders()));
  await confirmImport(page, locale);
  if (text === SMALL) await allDone(page);
}

/** Notes from now on which steps run: the names of all whose state changes. Ask it by `ran`. */
export async function watchRuns(page: Page): Promise<{ ran(): Promise<readonly string[]> }> {
  await page.evaluate(() => {
    const changed = new Set<string>();
    const look = new MutationObserver((records) => {
      for (const { target } of records)
        if (target instanceof Element && target.matches('section.cell')) changed.add(target.id);
    });
    look.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
    Object.assign(window, { changedCells: changed });
  });
  return {
    ran: async () => {
      const ids = await page.evaluate(() => {
        const changed: unknown = Reflect.get(window, 'changedCells');
        const list = changed instanceof Set ? [...changed].map(String) : [];
        if (changed instanceof Set) changed.clear();
        return list;
      });
      return ids.map((id) => id.replace('cell-', '')).sort();
    },
  };
}

/** The button in the head of a step. */
export function headButton(cell: Locator, name: string): Locator {
  return cell.locator('header').first().getByRole('button', { name, exact: true });
}
