import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { source, type SourceResult } from '../../../src/cells/source/definition';
import type { Outcome } from '../../../src/model/cell';
import type { InputSpec } from '../../../src/model/fields';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { encode } from '../../support/encode';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Content = string | Uint8Array;

async function run(
  content: Content | readonly Content[],
  options: Record<string, unknown> = {},
  spec?: InputSpec,
) {
  const contents = Array.isArray(content) ? (content as readonly Content[]) : [content as Content];
  const files = contents.map((each, i) => new File([each as BlobPart], `file${i + 1}.csv`));
  const inputs: Record<string, InputSpec> = spec ? { orders: spec } : {};
  const outcome = await runCell(
    'source',
    { name: 'orders', options: { input: 'orders', ...options }, files: { orders: files }, inputs },
    database,
  );
  return outcome as Outcome<SourceResult>;
}

const rows = (sql = 'FROM orders') => database.rows(sql);
const lines = (...all: string[]) => `${all.join('\n')}\n`;
const codes = (outcome: Outcome) => outcome.warnings.map(({ code }) => code);

const ORDERS = lines(
  '订单号,会员号,下单时间,实付金额,订单状态',
  '001,A,2024/3/1 8:05,"¥1,234.50",交易成功',
  '002,B,2024年3月2日,88元,交易关闭',
  '003,A,20240303,(12.00),交易成功',
);

describe('options', () => {
  it('fills in defaults', () => {
    expect(source.normalise({ input: 'orders' })).toEqual({
      ok: true,
      options: { input: 'orders', import: {}, table: null, row: null, map: null, keep: null, title: null },
    });
  });

  it('takes names of encodings and delimiters as people write them', () => {
    const normalised = source.normalise({ input: 'o', import: { encoding: 'GBK', delimiter: 'tab' } });
    expect(normalised).toMatchObject({
      ok: true,
      options: { import: { encoding: 'gb18030', delimiter: '\t' } },
    });
  });

  it.each([
    [{}, 'missing option: input'],
    [{ input: 'o', form: 1 }, 'unknown option: form'],
    [{ input: 'o', row: 'item' }, 'invalid option row'],
    [{ input: 'o', import: { encoding: 'klingon' } }, 'invalid option import.encoding'],
    [{ input: 'o', import: { header: -1 } }, 'invalid option import.header'],
    [{ input: 'o', map: { 'Bad Field': 'x' } }, 'invalid option map'],
  ])('refuses %j', (stored, message) => {
    const normalised = source.normalise(stored);
    expect(normalised.ok).toBe(false);
    if (!normalised.ok) expect(normalised.problems[0]?.message).toContain(message);
  });
});

describe('a table of fields', () => {
  it('reads what people write', async () => {
    const outcome = await run(ORDERS);
    expect(await rows()).toEqual([
      { customer: 'A', order: '001', time: '2024-03-01 08:05:00', amount: '1234.5000', status: '交易成功' },
      { customer: 'B', order: '002', time: '2024-03-02 00:00:00', amount: '88.0000', status: '交易关闭' },
      { customer: 'A', order: '003', time: '2024-03-03 00:00:00', amount: '-12.0000', status: '交易成功' },
    ]);
    expect(outcome.tables[0]).toMatchObject({ name: 'orders', rows: 3, unique: ['order'] });
    expect(outcome.result).toMatchObject({
      row: 'order',
      row_because: 'order_distinct',
      first_time: '2024-03-01 08:05:00',
    });
    expect(codes(outcome)).toEqual(['source.map_guessed']);
  });

  it('says nothing of guesses that the document makes', async () => {
    const map = { customer: '会员号', time: '下单时间', amount: { sql: '"实付金额" * 2' } };
    const outcome = await run(ORDERS, { map, row: 'order', keep: [] });
    expect(outcome.warnings).toEqual([]);
    expect(await rows('SELECT sum(amount)::VARCHAR AS sum FROM orders')).toEqual([{ sum: '2621.0000' }]);
    expect(outcome.tables[0]?.columns.map(({ name }) => name)).toEqual(['customer', 'time', 'amount']);
  });

  it('publishes fields first, then other columns; on a clash the other one is raw', async () => {
    const text = lines('Amount,amount_net,time,who,Customer', '1,2.50,2024-01-01,x,y');
    await run(text, { map: { customer: 'who', amount: 'amount_net', time: 'time' } });
    expect(await rows()).toEqual([
      { customer: 'x', amount: '2.5000', time: '2024-01-01 00:00:00', Amount_raw: 1, Customer_raw: 'y' },
    ]);
  });

  it('keeps ids as they are, without their padding', async () => {
    const text = lines(
      'order_id,customer_id,date,amount',
      '"=""00123""",\t9876543210987654321 ,2024-01-01,1',
      "'00124,　张三　,2024-01-01,2",
    );
    await run(text);
    expect(await rows('SELECT "order", customer FROM orders')).toEqual([
      { order: '00123', customer: '9876543210987654321' },
      { order: '00124', customer: '张三' },
    ]);
  });

  it('finds padding that the sample does not show', async () => {
    const body = Array.from({ length: 9000 }, (_, i) => `c${i},2024-01-01,${i}`);
    body[7654] = 'c7654 ,2024-01-01,7654';
    await run(lines('customer_id,date,amount', ...body));
    expect(await rows(`SELECT count(*)::DOUBLE AS n FROM orders WHERE customer = 'c7654'`)).toEqual([
      { n: 1 },
    ]);
  });

  it('keeps other columns as text when their guess fails late', async () => {
    const body = Array.from({ length: 9000 }, (_, i) => `c${i},2024-01-01,${i},${i}`);
    body[7654] = 'c1,2024-01-01,1,N7654';
    const outcome = await run(lines('customer_id,date,amount,size', ...body));
    expect(await rows(`SELECT size FROM orders WHERE size = 'N7654'`)).toEqual([{ size: 'N7654' }]);
    expect(codes(outcome)).not.toContain('import.values_not_converted');
  });

  it('counts values of fields that do not convert, with an example', async () => {
    const outcome = await run(
      lines('customer_id,date,amount', 'a,2024-01-01,NaN', 'b,soon,5', 'c,2024-01-02,inf', 'd,2024-01-03,7'),
      {
        map: { customer: 'customer_id', time: 'date', amount: 'amount' },
      },
    );
    expect(
      outcome.result.columns.map(({ name, missing, failed, example }) => [name, missing, failed, example]),
    ).toEqual([
      ['customer', 0, 0, null],
      ['time', 1, 1, 'soon'],
      ['amount', 2, 2, 'NaN'],
    ]);
    expect(outcome.warnings).toContainEqual({
      code: 'import.values_not_converted',
      values: { column: 'amount', count: 2, example: 'NaN', type: 'number' },
    });
  });

  it('takes words for missing as missing', async () => {
    const outcome = await run(
      lines('customer_id,date,amount', '无,2024-01-01,-', 'NULL,N/A,5', '-,2024-01-01,'),
      {
        map: { customer: 'customer_id', time: 'date', amount: 'amount' },
      },
    );
    expect(outcome.result.columns.map(({ missing, failed }) => [missing, failed])).toEqual([
      [3, 0],
      [1, 0],
      [2, 0],
    ]);
  });

  it('uses floating point for amounts whose digits do not fit, and says so', async () => {
    const fine = await run(lines('customer_id,date,amount', 'a,2024-01-01,0.123456', 'b,2024-01-01,5'));
    expect(await rows('SELECT sum(amount) AS sum FROM orders')).toEqual([{ sum: 5.123456 }]);
    expect(codes(fine)).toContain('import.amount_as_double');
    const body = Array.from({ length: 9000 }, (_, i) => `c${i},2024-01-01,1`);
    body[7654] = 'c1,2024-01-01,0.1234567';
    const late = await run(lines('customer_id,date,amount', ...body));
    expect(codes(late)).toContain('import.amount_as_double');
    expect(await rows('SELECT sum(amount) AS sum FROM orders')).toEqual([{ sum: 8999.1234567 }]);
  });

  it('keeps amounts exact whatever sign, unit or decimal comma they are written with', async () => {
    const written = ['12.50元', '35.5万元', 'US$1.25', '"1,234.50"', '0.00010000'];
    const plain = await run(lines('customer_id,amount', ...written.map((value, i) => `c${i},${value}`)));
    expect(codes(plain)).not.toContain('import.amount_as_double');
    const read = 'SELECT amount, typeof(amount) AS type FROM orders ORDER BY customer';
    expect((await rows(read)).map(({ amount }) => amount)).toEqual([
      '12.5000',
      '355000.0000',
      '1.2500',
      '1234.5000',
      '0.0001',
    ]);
    const comma = await run(lines('customer_id;amount', 'a;1.234,50', 'b;99,90'));
    expect(codes(comma)).not.toContain('import.amount_as_double');
    expect((await rows(read)).map(({ amount }) => amount)).toEqual(['1234.5000', '99.9000']);
    const fine = await run(lines('customer_id,amount', 'a,1.23456元', 'b,2.00'), {
      map: { amount: 'amount' },
    });
    expect(codes(fine)).toContain('import.amount_as_double');
    expect(await rows('SELECT sum(amount) AS sum FROM orders')).toEqual([{ sum: 3.23456 }]);
  });

  it('says where amounts are in several currencies, whose signs are gone', async () => {
    const mixed = await run(
      lines('customer_id,date,amount', 'a,2024-01-01,US$5', 'b,2024-01-01,¥100', 'c,2024-01-01,7'),
    );
    expect(mixed.warnings).toContainEqual({
      code: 'import.currencies_mixed',
      values: { column: 'amount', currencies: 'CNY, USD' },
    });
    const one = await run(lines('customer_id,date,amount', 'a,2024-01-01,5元', 'b,2024-01-01,¥100'));
    expect(codes(one)).not.toContain('import.currencies_mixed');
  });

  it('loses no rows to a quote without its end', async () => {
    const body = Array.from({ length: 3000 }, (_, i) => `c${i},2024-01-01,${i},${i === 10 ? '"特价' : 'x'}`);
    const open = await run(lines('customer_id,date,amount,note', ...body));
    expect(open.result).toMatchObject({ rows: 3000, rejected: 0 });
    expect(open.warnings).toContainEqual({ code: 'import.quotes_mended', values: { rows: 1 } });
    expect(await rows(`SELECT content FROM orders WHERE customer = 'c10'`)).toEqual([{ content: '"特价' }]);
    body[2000] = 'c2000,2024-01-01,1,"well, quoted"';
    expect((await run(lines('customer_id,date,amount,note', ...body))).result).toMatchObject({
      rows: 3000,
      rejected: 0,
    });
    const short = await run(
      lines('customer_id,date,amount,note', 'a,2024-01-01,1', 'b,2024-01-02,2,"x', 'c,2024-01-03,3,y'),
    );
    expect(short.result).toMatchObject({ rows: 3, rejected: 0 });
    expect(codes(short)).toContain('import.quotes_mended');
  });

  it('reads dates that begin with a year of two digits, and says so', async () => {
    const days = ['24-03-01', '24-03-15 08:05', '24/3/9', '2024-03-20', '23-12-31'];
    const outcome = await run(lines('customer_id,date,amount', ...days.map((day, i) => `c${i},${day},1`)));
    expect((await rows('SELECT time FROM orders ORDER BY customer')).map(({ time }) => time)).toEqual([
      '2024-03-01 00:00:00',
      '2024-03-15 08:05:00',
      '2024-03-09 00:00:00',
      '2024-03-20 00:00:00',
      '2023-12-31 00:00:00',
    ]);
    expect(outcome.warnings).toContainEqual({
      code: 'import.date_order_guessed',
      values: { column: 'date', order: 'year/month/day' },
    });
    const ends = await run(lines('customer_id,date,amount', 'a,31-12-20,1', 'b,28-02-21,1', 'c,30-06-21,1'));
    expect((await rows('SELECT time FROM orders ORDER BY customer LIMIT 1'))[0]).toEqual({
      time: '2020-12-31 00:00:00',
    });
    expect(codes(ends)).toContain('import.date_order_guessed');
  });

  it('reads the halves of the day as Excel writes them in Chinese', async () => {
    const times = [
      '2024/3/1 下午3:05',
      '2024/3/1 上午12:00:30',
      '2024年3月2日 下午 11:05',
      '2024-03-03 中午12:30',
    ];
    await run(lines('会员号,下单时间,金额', ...times.map((time, i) => `c${i},${time},1`)));
    expect((await rows('SELECT time FROM orders ORDER BY customer')).map(({ time }) => time)).toEqual([
      '2024-03-01 15:05:00',
      '2024-03-01 00:00:30',
      '2024-03-02 23:05:00',
      '2024-03-03 12:30:00',
    ]);
  });

  it('says where ids lost their digits in a spreadsheet', async () => {
    const ids = ['202403010000000000', '202403020000000000'];
    const lost = await run(
      lines('order_id,customer_id,date,amount', ...ids.map((id) => `${id},a,2024-01-01,1`)),
    );
    expect(lost.warnings).toContainEqual({ code: 'import.digits_lost', values: { column: 'order_id' } });
  });

  it('takes marks without width off names and ids', async () => {
    await run(lines('\u200b会员号,下单时间\u2060,金额', '\u200bC1,2024-01-01,1', 'C1\u200b,2024-01-02,2'));
    expect(await rows('SELECT DISTINCT customer FROM orders')).toEqual([{ customer: 'C1' }]);
  });

  it('takes seconds since 1970 for the time they are', async () => {
    const outcome = await run(lines('user_id,create_time,pay_amount', '1,1704067200,1', '2,1704153600000,2'));
    expect(outcome.result.map).toMatchObject({ time: 'create_time' });
    expect(outcome.warnings).toContainEqual({
      code: 'import.times_in_utc',
      values: { count: 1, columns: 'create_time' },
    });
    expect((await rows('SELECT time FROM orders ORDER BY time')).map(({ time }) => time)).toEqual([
      '2024-01-01 00:00:00',
      '2024-01-02 00:00:00',
    ]);
  });

  it('leaves personal columns out unless they are kept', async () => {
    const text = lines(
      'customer_id,date,amount,身份证号,手机',
      'a,2024-01-01,1,110101199001011234,13800000000',
    );
    const outcome = await run(text);
    expect(outcome.result.left_out).toEqual(['身份证号', '手机']);
    expect(codes(outcome)).toContain('import.columns_left_out');
    await run(text, { keep: ['手机'] });
    expect(await rows()).toEqual([
      { customer: 'a', time: '2024-01-01 00:00:00', amount: '1.0000', 手机: '13800000000' },
    ]);
  });

  it('reads types the reader set', async () => {
    const text = lines('customer_id,date,amount,code,flag', 'a,2024-01-01,1,12,是');
    const outcome = await run(text, { import: { types: { code: 'number', flag: 'boolean' } } });
    expect(outcome.tables[0]?.columns.slice(-2)).toEqual([
      { name: 'code', type: 'DOUBLE' },
      { name: 'flag', type: 'BOOLEAN' },
    ]);
  });

  it('says which way ambiguous dates were read', async () => {
    const outcome = await run(lines('customer_id,date,amount', 'a,03/04/2024,1', 'b,05/06/2024,2'));
    expect(outcome.warnings).toContainEqual({
      code: 'import.date_order_guessed',
      values: { column: 'date', order: 'day/month' },
    });
    expect(outcome.result.first_time).toBe('2024-04-03 00:00:00');
  });

  it('drops summary rows at the end and counts them', async () => {
    const outcome = await run(`${ORDERS}合计,,,1310.5,\n总计:,,,1310.5,\n\n`);
    expect(outcome.result).toMatchObject({ rows: 3, summary_rows: 2, rows_in_file: 5 });
    expect(outcome.warnings).toContainEqual({ code: 'import.summary_rows_dropped', values: { rows: 2 } });
  });

  it('runs again over its own table, and shows the same statement', async () => {
    const first = await run(ORDERS);
    const second = await run(ORDERS);
    expect(second.statements).toEqual(first.statements);
    expect(second.result).toEqual(first.result);
  });
});

describe('what a row is', () => {
  const LINES = lines(
    'order_id,customer_id,date,amount,item',
    ...Array.from({ length: 30 }, (_, i) => `o${i >> 1},c${i >> 1},2024-01-01,${10 + (i >> 1)},i${i}`),
  );

  it('counts a repeated order total once, and says so', async () => {
    const outcome = await run(LINES);
    expect(outcome.result).toMatchObject({
      row: 'line_with_order_total',
      row_because: 'amount_repeated',
      rows: 30,
    });
    expect(
      await rows(
        'SELECT sum(amount)::VARCHAR AS once, sum(order_total)::VARCHAR AS twice, count(amount)::DOUBLE AS n FROM orders',
      ),
    ).toEqual([{ once: '255.0000', twice: '510.0000', n: 15 }]);
    expect(outcome.warnings).toContainEqual({
      code: 'source.order_total_repeated',
      values: { rows: 15, amount: 255 },
    });
    expect(outcome.tables[0]?.columns.map(({ name }) => name)).toEqual([
      'customer',
      'order',
      'time',
      'amount',
      'order_total',
      'product',
    ]);
  });

  it('keeps the total on the same line whatever the order of rows', async () => {
    await run(LINES);
    const forward = await rows('FROM orders ORDER BY ALL');
    const [header = '', ...body] = LINES.trim().split('\n');
    await run(lines(header, ...body.reverse()));
    expect(await rows('FROM orders ORDER BY ALL')).toEqual(forward);
  });

  it('does what the document says instead', async () => {
    const outcome = await run(LINES, { row: 'line' });
    expect(outcome.result).toMatchObject({ row: 'line', row_because: null });
    expect(await rows('SELECT sum(amount)::VARCHAR AS sum FROM orders')).toEqual([{ sum: '510.0000' }]);
  });

  it('sees lines with amounts of their own', async () => {
    const text = LINES.replace(/,(\d+),i(\d+)/g, ',$1$2,i$2');
    expect((await run(text)).result).toMatchObject({ row: 'line', row_because: 'amount_differs' });
  });

  it('computes the amount of a line from its amount, or from quantity and price', async () => {
    const text = lines('order_id,customer_id,date,line_total', '1,a,2024-01-01,5', '1,a,2024-01-01,6');
    const outcome = await run(text, { row: 'line' });
    expect(outcome.result.map).toEqual({
      customer: 'customer_id',
      order: 'order_id',
      time: 'date',
      line_amount: 'line_total',
    });
    expect(await rows('SELECT amount, line_amount FROM orders')).toEqual([
      { amount: '5.0000', line_amount: '5.0000' },
      { amount: '6.0000', line_amount: '6.0000' },
    ]);
    await run(lines('customer_id,date,qty,unit_price', 'a,2024-01-01,3,2.55'), {
      row: 'line',
      map: { customer: 'customer_id', time: 'date', quantity: 'qty', price: 'unit_price' },
    });
    expect(await rows('SELECT amount FROM orders')).toEqual([{ amount: '7.6500' }]);
  });

  it('knows when order ids are not unique', async () => {
    const text = lines(
      'order_id,customer_id,date,amount',
      '1,a,2024-01-01,5',
      '1,b,2024-01-01,6',
      ',c,2024-01-01,6',
    );
    expect((await run(text, { row: 'order' })).tables[0]?.unique).toBeUndefined();
  });
});

describe('several files', () => {
  it('become one table, each in its own encoding and style', async () => {
    const march = encode(lines('会员号,下单时间,金额', '张三,2024-03-01,10.50'), 'gb18030');
    const april = lines('金额;下单时间;会员号', '20,5;30/04/2024;李四');
    const outcome = await run([march, april]);
    expect(await rows()).toEqual([
      { customer: '张三', time: '2024-03-01 00:00:00', amount: '10.5000', file: 'file1.csv' },
      { customer: '李四', time: '2024-04-30 00:00:00', amount: '20.5000', file: 'file2.csv' },
    ]);
    expect(outcome.result.files.map(({ encoding, delimiter }) => [encoding, delimiter])).toEqual([
      ['gb18030', ','],
      ['utf-8', ';'],
    ]);
  });

  it('of an archive that are not read are named; one of another shape is none of them', async () => {
    const month = (day: number) => strToU8(lines('会员号,下单时间,实付金额', `A,2024-03-0${day},${day}`));
    const notes = strToU8(lines('说明,作者', '导出,系统', '内部,系统'));
    const archive = zipSync({
      'a/3月.csv': month(3),
      'a/4月.csv': month(4),
      'a/5月.csv': month(5),
      '说明.csv': notes,
    });
    const one = await run(archive, { import: { member: 'a/3月.csv' } });
    expect([one.result.rows, codes(one)]).toEqual([1, expect.not.arrayContaining(['import.parts_unread'])]);
    const first = await run(archive);
    expect(first.result.rows).toBe(1);
    expect(first.warnings).toContainEqual({
      code: 'import.parts_unread',
      values: { file: 'file1.csv', count: 2, parts: 'a/4月.csv, a/5月.csv' },
    });
    const all = await run(archive, { import: { unite: 'alike' } });
    expect([all.result.rows, codes(all)]).toEqual([3, expect.not.arrayContaining(['import.parts_unread'])]);
    await expect(run(archive, { import: { members: ['a/9月.csv'] } })).rejects.toMatchObject({
      code: 'import.unknown_member',
    });
  });

  it('are refused where one lacks a mapped column, and warned of where another differs', async () => {
    const whole = lines('customer_id,date,amount,store', 'a,2024-01-01,1,x');
    const lacking = lines('customer_id,date,store', 'b,2024-01-01,y');
    await expect(run([whole, lacking])).rejects.toMatchObject({
      code: 'import.files_differ',
      values: { file: 'file2.csv', columns: 'amount' },
    });
    const other = await run([whole, lines('customer_id,date,amount,shop', 'b,2024-01-01,2,y')]);
    expect(await rows('SELECT customer, store, shop FROM orders')).toEqual([
      { customer: 'a', store: 'x', shop: null },
      { customer: 'b', store: null, shop: 'y' },
    ]);
    expect(other.warnings).toContainEqual({
      code: 'import.columns_differ',
      values: { count: 2, columns: 'store, shop' },
    });
  });

  it('may differ in a field that only describes', async () => {
    const channel = lines('customer_id,date,amount,channel', 'a,2024-01-01,1,app');
    const none = lines('customer_id,date,amount', 'b,2024-01-01,2');
    const outcome = await run([none, channel]);
    expect(outcome.result.map).toMatchObject({ channel: 'channel' });
    expect(codes(outcome)).toContain('import.columns_differ');
    expect(await rows('SELECT customer, channel FROM orders')).toEqual([
      { customer: 'b', channel: null },
      { customer: 'a', channel: 'app' },
    ]);
    const needed: InputSpec = { channel: { type: 'text', optional: false } };
    await expect(run([none, channel], {}, needed)).rejects.toMatchObject({ code: 'import.files_differ' });
    const status = lines('customer_id,date,amount,status', 'a,2024-01-01,1,交易关闭');
    await expect(run([none, status])).rejects.toMatchObject({ code: 'import.files_differ' });
  });
});

describe('what the document needs', () => {
  const spec: InputSpec = {
    customer: { type: 'text', optional: false },
    time: { type: 'timestamp', optional: false },
    amount: { type: 'number', optional: false },
    city: { type: 'text', optional: true },
  };

  it('is named where it is missing', async () => {
    await expect(run(lines('会员号,日期,店', 'a,2024-01-01,1'), {}, spec)).rejects.toMatchObject({
      code: 'import.missing_field',
      values: { field: 'amount', fields: 'amount', columns: '会员号, 日期, 店' },
    });
  });

  it('may be optional', async () => {
    expect((await run(ORDERS, {}, spec)).result.rows).toBe(3);
  });

  it('says what can be done without a customer', async () => {
    expect(codes(await run(lines('日期,金额', '2024-01-01,1')))).toContain('source.no_customer');
  });
});

describe('expressions', () => {
  const text = lines('customer_id,date,a,b', 'x,2024-01-01,2,3');
  const mapped = (sql: string) => ({ map: { customer: 'customer_id', time: 'date', amount: { sql } } });

  it('compute fields from columns', async () => {
    await run(text, mapped('a * b + 0.5'));
    expect(await rows('SELECT amount FROM orders')).toEqual([{ amount: '6.5000' }]);
  });

  it.each([
    'a * nothing',
    '1) FROM x; DROP TABLE orders; --',
    '(SELECT 1)',
    'a)) + ((b',
    'a -- b',
    '',
    "read_csv('https://example.org/x.csv')",
  ])('refuse %j', async (sql) => {
    await expect(run(text, mapped(sql))).rejects.toMatchObject({
      code: 'import.bad_expression',
      values: { field: 'amount' },
    });
  });
});

it('reads a gzip file', async () => {
  expect((await run(gzipSync(ORDERS))).result.rows).toBe(3);
});
