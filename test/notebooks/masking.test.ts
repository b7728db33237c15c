import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runNotebook, type NotebookRun } from '../support/run-notebook';

const NAMES = ['王小明', '李雷', '韩梅梅', '赵磊', '陈静', '杨敏', '吴强', '徐丽', '孙涛', '胡伟'];
const PHONES = NAMES.map((_, i) => `13${i}${String((i * 7_919_777 + 12_345_678) % 1e8).padStart(8, '0')}`);
const ROWS = NAMES.map((name, i) => [
  `C${i}`,
  `O${i}`,
  `2024-03-0${(i % 9) + 1}`,
  String(10 + i),
  name,
  PHONES[i],
  `a${i}@x.cn`,
  i === 3 ? '2023/99/99' : '1990-01-02',
  '杭州',
]);
const CSV = [['会员号', '订单号', '下单时间', '金额', '姓名', '手机', '邮箱', '生日', '城市'], ...ROWS]
  .map((row) => row.join(','))
  .join('\n');

const DOCUMENT = `---
kequn: 1
inputs:
  orders: { customer: text, time: timestamp, amount: number, name?: text, phone?: text, email?: text, birth_date?: date }
---

\`\`\`source orders
input: orders
row: order
map: { customer: 会员号, order: 订单号, time: 下单时间, amount: 金额, name: 姓名, phone: 手机, email: 邮箱, birth_date: 生日, city: 城市 }
\`\`\`

\`\`\`sql step_one
SELECT customer, name AS who, phone AS p, email, birth_date AS day, city, amount, count(*) OVER () AS n FROM orders
\`\`\`

\`\`\`sql step_two
WITH inner_one AS (SELECT customer AS c, trim(who) AS w, p AS reach, upper(email) AS e, day AS d, city AS town FROM step_one)
SELECT c, w AS label_w, reach AS q, e, d, town, left(town, 1) AS t1 FROM inner_one
\`\`\`

\`\`\`sql hidden_phone
SELECT c, concat('', substr(q, 1, 11)) AS x, length(q) AS digits FROM step_two
\`\`\`

\`\`\`chart by_person
type: bar
from: step_two
x: label_w
\`\`\`

\`\`\`chart by_town
type: bar
from: step_two
x: town
\`\`\`
`;

let run: NotebookRun;
const folder = mkdtempSync(path.join(tmpdir(), 'kequn-masking-'));
beforeAll(async () => {
  const file = path.join(folder, 'orders.csv');
  writeFileSync(file, CSV);
  run = await runNotebook({ text: DOCUMENT, inputs: { orders: [file] } });
});
afterAll(async () => {
  await run.engine.close();
  rmSync(folder, { recursive: true });
});

function marked(cell: string): string[] {
  const table = run.snapshot.cells.find(({ name }) => name === cell)?.state.outcome?.tables[0];
  return (table?.columns ?? []).filter(({ sensitivity }) => sensitivity).map(({ name }) => name);
}

it('runs to its end', () => {
  expect(Object.entries(run.results.cells).map(([name, { state }]) => [name, state])).toEqual(
    ['orders', 'step_one', 'step_two', 'hidden_phone', 'by_person', 'by_town'].map((name) => [name, 'done']),
  );
});

it('follows personal columns through renames, subqueries and passing functions', () => {
  expect(marked('orders')).toEqual(['name', 'phone', 'email', 'birth_date']);
  expect(marked('step_one')).toEqual(['who', 'p', 'email', 'day']);
  expect(marked('step_two')).toEqual(['label_w', 'q', 'e', 'd']);
});

it('knows a phone by its values where the SQL hides where it came from', () => {
  expect(marked('hidden_phone')).toEqual(['x']);
});

it('masks the labels of a picture, and only those of persons', () => {
  const labels = (cell: string) =>
    (run.results.cells[cell]?.result as { rows: { x: string }[] }).rows.map(({ x }) => x);
  expect(labels('by_person')).toContain('王**');
  expect(labels('by_person').some((label) => NAMES.includes(label))).toBe(false);
  expect(new Set(labels('by_person')).size).toBe(NAMES.length);
  expect(labels('by_town')).toEqual(['杭州']);
});

it('writes no personal value into results.json', () => {
  const text = JSON.stringify(run.results);
  for (const value of [
    ...NAMES,
    ...PHONES,
    ...NAMES.map((_, i) => `a${i}@x.cn`),
    '1990-01-02',
    '2023/99/99',
  ]) {
    expect(text.includes(value), value).toBe(false);
  }
});
