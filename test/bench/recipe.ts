import { DuckDBInstance } from '@duckdb/node-api';
import type { BenchBrowser } from './browser';
import { seconds } from './native';
import { compare, show, summarise } from './stats';

/** Orders as exports have them: texts with blanks and full-width digits, two styles of dates, amounts with signs and 万. */
export function dirtyOrders(rows: number): string {
  return `SELECT
  concat(CASE WHEN i % 50 = 0 THEN ' ' ELSE '' END, '88000010000', i * 7919 % 999983) AS customer,
  concat('99000010', 1000000000 + i) AS "order",
  CASE WHEN i % 20 = 0 THEN strftime(TIMESTAMP '2021-01-01' + to_seconds(i * 37 % 94608000), '%Y年%-m月%-d日 %H:%M')
    ELSE strftime(TIMESTAMP '2021-01-01' + to_seconds(i * 37 % 94608000), '%Y-%m-%d %H:%M:%S') END AS time,
  CASE WHEN i % 97 = 0 THEN '-' || (i % 400) WHEN i % 30 = 0 THEN '¥' || (1 + i % 9) || ',' || (100 + i % 900) || '.50'
    ELSE ((i * 31 % 40000) / 100)::DECIMAL(18,2)::VARCHAR END AS amount,
  CASE WHEN i % 60 = 0 THEN NULL WHEN i % 25 = 0 THEN '美妆　' ELSE ['美妆', '服饰', '母婴', '食品', '家居'][1 + i % 5] END AS category,
  CASE WHEN i % 40 = 0 THEN 'ＳＺ' ELSE ['北京', '上海市', '广州', '深圳', '杭州', '成都市'][1 + i % 6] END AS city
FROM range(${rows}) AS t(i)`;
}

export const STEPS = [
  { trim: 'all' },
  { half_width: ['category', 'city'] },
  { replace: { columns: ['city'], find: '市', with: '' } },
  { map_values: { column: 'city', map: { SZ: '深圳', BJ: '北京', GZ: '广州' } } },
  { parse_dates: { columns: ['time'] } },
  { parse_numbers: { columns: ['amount'] } },
  { fill: { columns: ['category'], with: 'unknown' } },
  { exclude: { where: 'amount < 0', because: '退货' } },
  { filter: { where: "time >= TIMESTAMP '2021-02-01 00:00:00'" } },
  { outliers: { columns: ['amount'], method: 'iqr' } },
  { bands: { column: 'amount', cuts: [50, 100, 200, 500] } },
  { derive: { name: 'month', sql: "strftime(time, '%Y-%m')" } },
];

/** The same by hand, in one statement that stores its rows. */
const BY_HAND = `CREATE TABLE cleaned AS
WITH texts AS (
  SELECT trim(regexp_replace(customer, '\\s+', ' ', 'g')) AS customer, trim(regexp_replace("order", '\\s+', ' ', 'g')) AS "order",
    trim(regexp_replace(time, '\\s+', ' ', 'g')) AS time, trim(regexp_replace(amount, '\\s+', ' ', 'g')) AS amount,
    trim(translate(regexp_replace(category, '[\\s\\x{3000}]+', ' ', 'g'), 'ＳＺ０１２３４５６７８９', 'SZ0123456789')) AS category,
    replace(trim(translate(city, 'ＳＺ０１２３４５６７８９', 'SZ0123456789')), '市', '') AS city
  FROM dirty
), read AS (
  SELECT customer, "order",
    coalesce(try_cast(time AS TIMESTAMP), try_strptime(time, ['%Y年%m月%d日 %H:%M', '%Y/%m/%d %H:%M', '%Y%m%d'])) AS time,
    try_cast(replace(replace(amount, ',', ''), '¥', '') AS DECIMAL(18,4)) AS amount,
    coalesce(category, '未知') AS category,
    CASE city WHEN 'SZ' THEN '深圳' WHEN 'BJ' THEN '北京' WHEN 'GZ' THEN '广州' ELSE city END AS city
  FROM texts
), kept AS (
  SELECT * FROM read WHERE NOT coalesce(amount < 0, FALSE) AND time >= TIMESTAMP '2021-02-01 00:00:00'
), limits AS (
  SELECT quantile_cont(amount::DOUBLE, 0.25) AS q1, quantile_cont(amount::DOUBLE, 0.75) AS q3 FROM kept
)
SELECT kept.*, amount < q1 - 1.5 * (q3 - q1) OR amount > q3 + 1.5 * (q3 - q1) AS amount_flag_outlier,
  CASE WHEN amount IS NULL THEN NULL WHEN amount < 50 THEN '<50' WHEN amount < 100 THEN '50–<100' WHEN amount < 200 THEN '100–<200'
    WHEN amount < 500 THEN '200–<500' ELSE '≥500' END AS amount_band,
  strftime(time, '%Y-%m') AS month
FROM kept, limits`;

/** A recipe of twelve steps with the counts of each, beside one statement by hand on native DuckDB with one thread. */
export async function recipeBench(browser: BenchBrowser, rows: number, runs: number): Promise<void> {
  console.log(`\n## Recipe of ${STEPS.length} steps: ${rows.toLocaleString('en')} rows`);
  const ours: number[] = [];
  const native: number[] = [];
  let kept = '';
  let peak = 0;
  for (let i = 0; i < runs; i++) {
    const theirs = await byHand(rows);
    native.push(theirs.seconds);
    const ran = await inBrowser(browser, rows);
    ours.push(ran.seconds);
    peak = Math.max(peak, ran.peak);
    kept = `rows kept: ours ${ran.rows}, by hand ${theirs.rows}`;
  }
  console.log(kept);
  console.log(`ours ${show(summarise(ours))}; peak engine memory ${(peak / 2 ** 30).toFixed(2)} GiB`);
  console.log(compare('recipe', summarise(ours), summarise(native), 2));
}

async function byHand(rows: number): Promise<{ seconds: number; rows: number }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE dirty AS ${dirtyOrders(rows)}`);
  const took = await seconds(async () => {
    await connection.run(BY_HAND);
  });
  const counted = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM cleaned');
  connection.closeSync();
  instance.closeSync();
  return { seconds: took, rows: Number(counted.getRows()[0]?.[0]) };
}

async function inBrowser(
  browser: BenchBrowser,
  rows: number,
): Promise<{ seconds: number; rows: number; peak: number }> {
  const page = await browser.page();
  try {
    await page.evaluate(() => bench.start());
    const made = await page.evaluate((sql) => bench.run('sql', 'dirty', { sql }), dirtyOrders(rows));
    if (made.type !== 'done') throw new Error(JSON.stringify(made.failure));
    const ran = await page.evaluate(
      (steps) => bench.run('clean', 'cleaned', { from: 'dirty', steps }),
      STEPS,
    );
    if (ran.type !== 'done') throw new Error(JSON.stringify(ran.failure));
    const result = ran.result as { rows_out: number; steps: { state: string }[] };
    if (result.steps.some(({ state }) => state !== 'done')) throw new Error(JSON.stringify(result.steps));
    return { seconds: ran.seconds, rows: result.rows_out, peak: await page.evaluate(() => bench.peak()) };
  } finally {
    await page.context().close();
  }
}
