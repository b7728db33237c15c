import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodSql } from '../../src/share/method-sql';
import { findSensitive } from '../../src/share/sensitive';
import { sqlRegions } from '../../src/share/sql-regions';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 100) };

function found(text: string): string[] {
  return findSensitive(text).map(({ from, to, kind }) => `${kind}:${text.slice(from, to)}`);
}

describe('personal data is found', () => {
  it.each([
    ['联系 13812345678 即可', ['phone:13812345678']],
    ['+86 138-1234-5678', ['phone:+86 138-1234-5678']],
    ['13812345678', ['phone:13812345678']],
    ['座机 021-62345678', ['phone:021-62345678']],
    ['call +44 20 7946 0958 now', ['phone:+44 20 7946 0958']],
    ['zhang.san+vip@example.com.cn,', ['email:zhang.san+vip@example.com.cn']],
    ['身份证 11010519491231002X', ['id_number:11010519491231002X']],
    ['card 4111 1111 1111 1111', ['bank_card:4111 1111 1111 1111']],
    ['订单 2024030112345679', ['digits:2024030112345679']],
    ['来自 116.25.41.7', ['ip:116.25.41.7']],
    ['张* 138****5641', ['masked:张*', 'masked:138****5641']],
    ['深圳某某科技有限公司 的订单', ['company:深圳某某科技有限公司']],
    ['地址在中山路 88 号', ['address:地址在中山路 88 号']],
    ['李女士说', ['name:李女士']],
    ["WHERE x LIKE '%王小明%'", ['name:王小明']],
    ["WHERE customer = '17850'", ["identity:'17850'"]],
    [`where "买家昵称" in ('小猫', '小狗')`, ["identity:'小猫'", "identity:'小狗'"]],
    ['o.customer IN (17850, 12346) AND n = 5', ['identity:17850', 'identity:12346']],
    [`lower(o."name")::VARCHAR <> 'it''s'`, ["identity:'it''s'"]],
    ["phone = '13812345678' OR a@b.cn", ["identity:'13812345678'", 'email:a@b.cn']],
    ["email NOT LIKE '%@qq'", ["identity:'%@qq'"]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is method is left alone', () => {
  it.each([
    'as_of: 2024-07-01',
    'date 20240301 and 20240301080500',
    'high_value: 5000',
    'yearly: 100000000',
    'amount = 1234567.89',
    "status LIKE '%退款成功%'",
    "tier = '高价值'",
    "region IN ('华东', '华南')",
    'version 1.32.0',
    '```rfm rfm',
    '买家实际支付金额',
    "customer_type = 'b2c'",
    "product_name = '面膜'",
    "customer = '…' AND name IN ('…', '…')",
    'GROUP BY customer HAVING count(*) = 2',
    "customer IS NULL AND status = '完成'",
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

it('marks are in order, inside the text and never overlap; nothing throws', () => {
  const piece = fc.constantFrom(
    '13812345678',
    "customer = 'x'",
    'a@b.cn',
    '张*',
    ' ',
    "'",
    '1',
    '-',
    '有限公司',
    '李女士',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const mark of findSensitive(text)) {
          expect(mark.from).toBeGreaterThanOrEqual(end);
          expect(mark.to).toBeGreaterThan(mark.from);
          expect(mark.to).toBeLessThanOrEqual(text.length);
          end = mark.to;
        }
      },
    ),
    RUNS,
  );
});

it('a long text without anything takes no time to speak of', () => {
  const started = performance.now();
  for (const unit of ['a', '1 ', '有', "'", 'name ', '+1 ', '1.']) findSensitive(unit.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(5000);
});

it('every value of a long list is found', () => {
  const ids = Array.from({ length: 500 }, (_, i) => `'${10_000 + i}'`);
  const sql = `SELECT * FROM o WHERE customer NOT IN (${ids.join(', ')})`;
  expect(findSensitive(sql)).toHaveLength(500);
  expect(methodSql(sql)).not.toMatch(/\d/);
});

describe('SQL of a method link', () => {
  it('loses comments and personal literals and keeps the method', () => {
    const sql = [
      '-- 王总要看的名单',
      'SELECT "客户" /* 张伟 */, count(*) AS n -- 老板说的',
      "FROM orders WHERE phone = 13812345678 AND customer <> '17850'",
      "  AND status = '交易成功' AND note NOT LIKE '%--%' AND amount >= $high_value",
    ].join('\n');
    expect(methodSql(sql)).toBe(
      [
        'SELECT "客户"  , count(*) AS n',
        "FROM orders WHERE phone = NULL AND customer <> '…'",
        "  AND status = '交易成功' AND note NOT LIKE '%--%' AND amount >= $high_value",
      ].join('\n'),
    );
  });

  it('regions cover the text without gaps', () => {
    const piece = fc.constantFrom("'", '"', '--', '/*', '*/', '$$', '$a$', '\n', 'x', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const sql = parts.join('');
        const joined = sqlRegions(sql).map(({ from, to }) => sql.slice(from, to));
        expect(joined.join('')).toBe(sql);
      }),
      RUNS,
    );
  });

  it("tells a quote in a comment from a string and '' from its end", () => {
    expect(sqlRegions("a -- it's\n'x''--y' \"--\" $$--$$").map((region) => region.kind)).toEqual([
      'code',
      'comment',
      'code',
      'string',
      'code',
      'identifier',
      'code',
      'string',
    ]);
  });
});
