import { evidence } from '../../src/i18n/shell/evidence';
import { report } from '../../src/i18n/shell/report';
import { resultLink } from '../../src/i18n/shell/result-link';
import { share } from '../../src/i18n/shell/share';
import { scan } from './scan';
import { openSmall } from './small-notebook';
import { allDone, goTo, open, savedText } from './steps';
import { expect, expectNothingLeft, test, texts } from './support';

const DOCUMENT = `---
kequn: 1
title: 会员小结
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number }
---
\`\`\`source orders
input: orders
row: order
map: { customer: customer, order: order, time: time, amount: amount }
import: { format: delimited, encoding: utf-8, delimiter: ",", header: 1 }
\`\`\`

\`\`\`rfm rfm
from: orders
\`\`\`

\`\`\`swot swot
strengths:
  - text: 已有 {rfm.customers} 位会员
  - text:
      text: 去年是 {rfm.customers} 位会员
      confirmed: { rfm.customers: { value: 30, on: 2024-01-02 } }
\`\`\`
`;

test('a claim whose figure changed is confirmed, and the report goes on as a link to a reader without data', async ({
  page,
  site,
  browser,
}) => {
  const e = texts(evidence, 'zh-CN');
  const l = texts(resultLink, 'zh-CN');
  await open(page, site, 'zh-CN');
  await openSmall(page, 'zh-CN', DOCUMENT);
  await allDone(page);

  await test.step('the claim is marked with the value then and now, until it is confirmed', async () => {
    await page.getByRole('button', { name: e('panelTitle', { count: 1 }) }).click();
    const panel = page.getByRole('dialog');
    await expect(panel).toContainText('30 → 12');
    await panel.getByRole('button', { name: e('stillHolds') }).click();
    await expect(panel.getByRole('button', { name: e('stillHolds') })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: e('panel'), exact: true })).toBeVisible();
    expect(await savedText(page, 'zh-CN')).toMatch(/rfm\.customers: \{ value: 12, on: 20\d\d-\d\d-\d\d \}/);
  });

  const link = await test.step('the report becomes a link', async () => {
    await goTo(page, 'zh-CN', 'report');
    const t = texts(report, 'zh-CN');
    await page
      .getByRole('main')
      .getByRole('button', { name: t('export'), exact: true })
      .click();
    await page.getByRole('menuitem', { name: l('entry') }).click();
    const field = page.getByRole('dialog').getByLabel(texts(share, 'zh-CN')('link'), { exact: true });
    await expect(field).toHaveValue(/#r=1\./);
    expect.soft(await scan(page, 'link dialog', ['light'])).toEqual([]);
    return field.inputValue();
  });

  await test.step('another reader sees it and can run the method; a link that was cut off says so', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    await site.watch(context);
    const reader = await context.newPage();
    await reader.goto(link);
    await expect(reader.locator('article h1')).toHaveText('会员小结');
    await expect(reader.getByText('S2 去年是 12 位会员')).toBeVisible();
    expect.soft(await scan(reader, 'shared report')).toEqual([]);
    await reader.getByRole('button', { name: l('run') }).click();
    await expect(reader.getByRole('button', { name: l('back') })).toBeVisible();
    await reader.goto('about:blank');
    await reader.goto(link.slice(0, -40));
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText(l('failed'));
    await context.close();
  });
  expectNothingLeft(site);
  expect(site.complaints).toEqual([]);
});
