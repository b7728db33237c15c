import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../src/lib/random';

const CATEGORIES = ['美妆', '服饰', '母婴', '食品', '家居', '数码', '图书', '运动', '宠物', '酒水'];
const CHANNELS = ['天猫', '京东', '小程序', '门店', '抖音'];
const PROVINCES = 31;
const FIRST_DAY = Date.UTC(2023, 0, 1);
const ROWS_A_WRITE = 20_000;

/**
 * A file of orders of so many customers, the same each time, with what they can be looked at by: category, channel,
 * province, city, age, sex. Every tenth order is a customer's second.
 */
export async function exploreFile(folder: string, customers: number): Promise<string> {
  const file = path.join(folder, `explore-${customers}.csv`);
  if (existsSync(`${file}.done`)) return file;
  mkdirSync(folder, { recursive: true });
  const out = createWriteStream(file);
  out.write('customer,order,time,amount,category,channel,province,city,age,sex\n');
  const random = seededRandom(20240702);
  const skewed = (most: number) => Math.floor(random() ** 2 * most);
  let lines: string[] = [];
  for (let row = 0; row < customers * 1.1; row++) {
    const customer = row < customers ? row : skewed(customers);
    const time = new Date(FIRST_DAY + skewed(730) * 86_400_000).toISOString().slice(0, 10);
    const province = skewed(PROVINCES);
    const of = [
      ...[
        `C${String(customer).padStart(8, '0')}`,
        `O${row}`,
        `${time} 12:00:00`,
        (5 + 900 * random() ** 3).toFixed(2),
      ],
      ...[CATEGORIES[skewed(10)], CHANNELS[skewed(5)], `省${province}`, `市${province * 10 + skewed(10)}`],
      ...[16 + skewed(60), random() < 0.6 ? '女' : '男'],
    ];
    lines.push(`${of.join(',')}\n`);
    if (lines.length < ROWS_A_WRITE) continue;
    if (!out.write(lines.join(''))) await once(out, 'drain');
    lines = [];
  }
  out.end(lines.join(''));
  await once(out, 'close');
  createWriteStream(`${file}.done`).end();
  return file;
}
