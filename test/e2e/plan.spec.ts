import { strings as competitors } from '../../src/cells/competitors/strings';
import { strings as plan } from '../../src/cells/plan/strings';
import { strings as position } from '../../src/cells/position/strings';
import { words } from '../../src/cells/plan/word-strings';
import { allDone, cellOf, open, openDocument, savedText, textOf } from './steps';
import { expect, test, texts } from './support';

const DOCUMENT = `---
kequn: 1
title: 定位与计划
as_of: 2024-10-20
---

\`\`\`competitors rivals
criteria: [price_level, quality]
own: { name: 小象, scores: { price_level: 3, quality: 4 } }
competitors:
  - 大象
\`\`\`

\`\`\`position place
competitors: rivals
statements:
  - { target: 会员, emphasis: [quality] }
\`\`\`

\`\`\`plan todo
tasks:
  - { id: a, task: 访谈, due: 2024-10-01, after: [b] }
  - { id: b, task: 方案, owner: 王敏, after: [a] }
\`\`\`
`;

test('competitors, a position and a plan are written in forms, and the plan leaves as a list and a calendar', async ({
  page,
  site,
}) => {
  await open(page, site, 'zh-CN');
  await openDocument(page, 'zh-CN', DOCUMENT);
  await allDone(page);
  const c = texts(competitors, 'zh-CN');
  const t = texts(plan, 'zh-CN');

  await test.step('a competitor that was a name alone gets scores, and stays', async () => {
    const rivals = cellOf(page, 'rivals');
    await rivals.getByRole('button', { name: c('edit', { name: '大象' }) }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('价格水平').fill('1');
    await form.getByLabel('品质', { exact: true }).fill('2');
    await form.getByLabel('品质', { exact: true }).blur();
    await form.getByRole('button', { name: c('done'), exact: true }).click();
    await allDone(page);
    await expect(rivals.getByRole('heading', { name: c('map_title') })).toBeVisible();
  });

  await test.step('the position is built from its parts and checked', async () => {
    const p = texts(position, 'zh-CN');
    const place = cellOf(page, 'place');
    await place.getByRole('button', { name: p('edit_statement', { name: '会员' }) }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(p('audience'), { exact: true }).fill('职场妈妈');
    await form.getByLabel(p('benefit'), { exact: true }).fill('十分钟配齐');
    await form.getByLabel(p('benefit'), { exact: true }).blur();
    await form.getByRole('button', { name: p('done'), exact: true }).click();
    await expect(place).toContainText('面向职场妈妈，小象，能十分钟配齐。');
    await expect(place).toContainText(p('distinct_different'));
  });

  await test.step('a cycle is said and resolved, a task moved on the board', async () => {
    const todo = cellOf(page, 'todo');
    await expect(todo).toContainText(t('cycle', { tasks: '“访谈”、“方案”' }));
    await todo.getByRole('button', { name: t('edit_task', { task: '访谈' }) }).click();
    const form = page.getByRole('dialog');
    const after = form.getByRole('button', { name: new RegExp(`^${t('after')}`) });
    await after.click();
    await form.getByRole('checkbox', { name: '方案' }).uncheck();
    await after.click();
    await form.getByRole('button', { name: t('done'), exact: true }).click();
    await allDone(page);
    await expect(todo).not.toContainText(t('cycle', { tasks: '“访谈”、“方案”' }));
    await expect(todo).toContainText(t('late_days', { days: 19 }));
    await todo.getByRole('tab', { name: t('tab_board') }).click();
    await todo
      .getByLabel(t('state_of', { task: '访谈' }))
      .selectOption({ label: texts(words, 'zh-CN')('state_done') });
    await allDone(page);
    await expect(todo.getByRole('region', { name: texts(words, 'zh-CN')('state_done') })).toContainText(
      '访谈',
    );
    await todo.getByRole('tab', { name: t('tab_gantt') }).click();
    await expect(todo.getByRole('heading', { name: t('gantt_title') })).toBeVisible();
  });

  await test.step('files', async () => {
    const todo = cellOf(page, 'todo');
    const fileBy = async (label: string) => {
      const saving = page.waitForEvent('download');
      await todo.getByRole('button', { name: t('export_menu'), exact: true }).click();
      await page.getByRole('menuitem', { name: label }).click();
      return saving;
    };
    const calendar = await textOf(await fileBy(t('export_ics')));
    expect(calendar).toContain('SUMMARY:访谈\r\n');
    expect(calendar).toContain('DTSTART;VALUE=DATE:20241001\r\n');
    await expect(todo).toContainText(t('ics_left_out', { count: 1 }));
    const list = await textOf(await fileBy(t('export_csv')));
    expect(list.replace('\uFEFF', '').split(/\r?\n/)[0]).toBe(
      '序号,编号,任务,客群,措施,负责人,开始,截止,完成日期,状态,阶段,前置任务,问题',
    );
    expect(list).toContain('访谈');
    expect((await fileBy(t('export_xlsx'))).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  const saved = await savedText(page, 'zh-CN');
  expect(saved).toContain('name: 大象');
  expect(saved).toMatch(/task: 访谈.*state: done/s);
  expect(site.complaints).toEqual([]);
});
