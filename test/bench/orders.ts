import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../src/lib/random';

/** Which generated file: so many rows, one line an order or 1.8 on average. */
export interface OrdersSpec {
  readonly rows: number;
  readonly linesPerOrder: 1 | 1.8;
}

const CATEGORIES = ['美妆', '服饰', '母婴', '食品', '家居', '数码', '图书', '运动', '宠物', '酒水'];
const CITIES = [
  '北京',
  '上海',
  '广州',
  '深圳',
  '杭州',
  '成都',
  '武汉',
  '西安',
  '南京',
  '重庆',
  '苏州',
  '长沙',
];
const FIRST_DAY = Date.UTC(2021, 0, 1);
const DAYS = 1_095;
const ROWS_A_WRITE = 20_000;

/**
 * A file of orders, the same each time: customer and order ids of 18 digits, time, amount, category, city. Customers
 * are a tenth of the orders; a few buy much and most little (a squared uniform picks them), as in real shops.
 */
export async function ordersFile(folder: string, { rows, linesPerOrder }: OrdersSpec): Promise<string> {
  const file = path.join(folder, `orders-${rows}-${linesPerOrder}.csv`);
  if (existsSync(`${file}.done`)) return file;
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(file);
  out.write('customer,order,time,amount,category,city\n');
  for (const chunk of chunks(rows, linesPerOrder)) if (!out.write(chunk)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  createWriteStream(`${file}.done`).end();
  return file;
}

function* chunks(rows: number, linesPerOrder: number): Generator<string> {
  const random = seededRandom(20240701);
  const customers = Math.max(10, Math.floor(rows / linesPerOrder / 10));
  let order = 0;
  let head = '';
  let lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    if (head === '' || random() < 1 / linesPerOrder) head = orderHead(random, customers, order++);
    const amount = (5 + 400 * random() ** 3).toFixed(2);
    const category = CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? '';
    const city = CITIES[Math.floor(random() ** 1.5 * CITIES.length)] ?? '';
    lines.push(`${head},${amount},${category},${city}\n`);
    if (lines.length === ROWS_A_WRITE) {
      yield lines.join('');
      lines = [];
    }
  }
  yield lines.join('');
}

function orderHead(random: () => number, customers: number, order: number): string {
  const customer = 100_000_000_000 + Math.floor(random() ** 2 * customers);
  const time = new Date(FIRST_DAY + Math.floor(random() * DAYS * 86_400) * 1000);
  return `880000${customer},990000${100_000_000_000 + order},${time.toISOString().slice(0, 19).replace('T', ' ')}`;
}
