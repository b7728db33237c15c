import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { seededRandom } from '../../src/lib/random';
import { encode } from '../support/encode';

const PRODUCTS = [
  '保湿面霜',
  '纯棉衬衫',
  '婴儿湿巾',
  '坚果礼盒',
  '四件套',
  '蓝牙耳机',
  '绘本',
  '跑步鞋',
  '猫粮',
  '红葡萄酒',
];
const CITIES = [
  '北京市',
  '上海市',
  '广州市',
  '深圳市',
  '杭州市',
  '成都市',
  '武汉市',
  '西安市',
  '南京市',
  '重庆市',
];
const NOTES = ['无', '请尽快发货', '送货前打电话', '放在门口', '需要发票，抬头为公司名称', '周末送'];
const ROWS_A_WRITE = 20_000;

/** The same Chinese orders as GB18030, of so many bytes, and as UTF-8. */
export async function chineseFiles(
  folder: string,
  bytes: number,
): Promise<{ gb18030: string; utf8: string }> {
  const name = path.join(folder, `chinese-${bytes}`);
  const files = { gb18030: `${name}-gb18030.csv`, utf8: `${name}-utf8.csv` };
  if (existsSync(`${name}.done`)) return files;
  mkdirSync(folder, { recursive: true });
  const gb = createWriteStream(files.gb18030, 'latin1');
  const utf8 = createWriteStream(files.utf8);
  let written = 0;
  for (const { text, bytes: chunk } of chineseRows()) {
    written += chunk.length;
    if (!gb.write(chunk)) await once(gb, 'drain');
    if (!utf8.write(text)) await once(utf8, 'drain');
    if (written >= bytes) break;
  }
  gb.end();
  utf8.end();
  await Promise.all([once(gb, 'close'), once(utf8, 'close')]);
  writeFileSync(`${name}.done`, '');
  return files;
}

/** Rows as text, and as a text of one character a byte of GB18030. */
function* chineseRows(): Generator<{ text: string; bytes: string }> {
  const random = seededRandom(7);
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
  const packed = new Map<string, string>();
  const pack = (text: string): string => {
    const known = packed.get(text);
    if (known !== undefined) return known;
    const made = Buffer.from(encode(text, 'gb18030')).toString('latin1');
    packed.set(text, made);
    return made;
  };
  const header = '会员号,订单编号,下单时间,实付金额,商品名称,城市,买家留言\n';
  yield { text: header, bytes: pack(header) };
  for (let row = 0; ;) {
    let text = '';
    let bytes = '';
    for (let i = 0; i < ROWS_A_WRITE; i += 1, row += 1) {
      const time = new Date(Date.UTC(2023, 0, 1) + Math.floor(random() * 365 * 86_400) * 1000);
      const stamp = time.toISOString().slice(0, 19).replace('T', ' ');
      const head = `8800${100_000_000 + Math.floor(random() ** 2 * 300_000)},9900${1e11 + row},${stamp},${(5 + 400 * random() ** 3).toFixed(2)}`;
      const tail = [pick(PRODUCTS), pick(CITIES), pick(NOTES)];
      text += `${head},${tail.join(',')}\n`;
      bytes += `${head},${tail.map(pack).join(',')}\n`;
    }
    yield { text, bytes };
  }
}

/** A workbook of so many rows of ten columns: ids, a date, numbers, texts. */
export async function workbookFile(folder: string, rows: number): Promise<string> {
  const file = path.join(folder, `workbook-${rows}.xlsx`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(11);
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
  const writer = new XlsxStreamWriter({ name: '订单' });
  writer.addRow([
    '会员号',
    '订单编号',
    '下单时间',
    '实付金额',
    '数量',
    '单价',
    '商品名称',
    '城市',
    '买家留言',
    '折扣',
  ]);
  for (let row = 0; row < rows; row += 1) {
    const price = Math.round(random() * 40_000) / 100;
    const quantity = 1 + Math.floor(random() * 5);
    writer.addRow([
      `8800${100_000_000 + Math.floor(random() ** 2 * rows)}`,
      `9900${1e11 + row}`,
      new Date(Date.UTC(2023, 0, 1) + Math.floor(random() * 365 * 86_400) * 1000),
      price * quantity,
      quantity,
      price,
      pick(PRODUCTS),
      pick(CITIES),
      pick(NOTES),
      random() < 0.3 ? 5 : 0,
    ]);
  }
  writeFileSync(file, await writer.finish());
  return file;
}

/** A Parquet file as CSV, by native DuckDB. */
export async function asCsv(folder: string, parquet: string): Promise<string> {
  const file = path.resolve(folder, `${path.basename(parquet, '.parquet')}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`COPY (FROM read_parquet('${parquet}')) TO '${file}' (HEADER)`);
  connection.closeSync();
  return file;
}
