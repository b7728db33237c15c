import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sensitiveColumn } from '../../src/import/sensitive';
import { sensitiveName } from '../../src/import/sensitive-names';
import { readIdCard } from '../../src/lib/id-card';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);
const many = (make: (i: number) => string, count = 40) => Array.from({ length: count }, (_, i) => make(i));
const kindOf = (name: string, values: readonly string[]) => sensitiveColumn({ name, values })?.kind ?? null;
const spread = (i: number, most: number) => (i * 7919 + 104729) % most;

/** An id number of a day and a running number, with its check digit computed as GB 11643 says. */
function idNumber(area: string, day: string, running: number): string {
  const body = area + day + String(running).padStart(3, '0');
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

function card(body: string): string {
  for (let check = 0; check < 10; check += 1) {
    const digits = [...`${body}${check}`].reverse().map(Number);
    const sum = digits.reduce(
      (total, digit, i) => total + (i % 2 === 1 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
    if (sum % 10 === 0) return `${body}${check}`;
  }
  return body;
}

describe('by value', () => {
  it.each([
    ['字段一', many((i) => idNumber('110105', `19${60 + (i % 40)}0101`, i)), 'id_card'],
    ['备用', many((i) => card(`6222021234${String(spread(i, 1e8)).padStart(8, '0')}`)), 'bank_card'],
    [
      '客户编号',
      many((i) => `1${3 + (i % 7)}${String(spread(i, 1e9) * 7 + 100000000).slice(0, 9)}`),
      'phone',
    ],
    ['contact', many((i) => `user${i}@example.com`), 'email'],
    ['备注2', many((i) => `浙江省杭州市西湖区文三路${i + 1}号${i + 2}室`), 'address'],
    ['where', many((i) => `${30 + i / 100}123,${121 + i / 100}456`), 'coordinates'],
    ['客户', ['张伟', '王芳', '李娜', '刘洋', '陈静', '杨敏', '赵磊', '周涛', '吴强', '徐丽'], 'name'],
    ['说明', ['糖尿病患者', '高血压', '无', '高血压', '正常', '糖尿病'], 'health'],
    ['登录', many((i) => `192.168.${i}.7`), 'ip'],
  ] as const)('%s', (name, values, kind) => {
    expect(sensitiveColumn({ name, values })).toMatchObject({
      kind,
      because: kind === 'email' ? 'value' : 'value',
    });
  });

  it.each([
    // Order numbers of eleven digits that begin like phones: counted up, or named for what they are.
    ['流水', many((i) => String(15_000_000_000 + i))],
    ['订单编号', many((i) => `1${3 + (i % 7)}${String(spread(i, 1e9) * 7 + 100000000).slice(0, 9)}`)],
    ['order_no', many((i) => `20240301${String(i).padStart(10, '0')}`)],
    ['商品编码', many((i) => card(`6222021234${String(spread(i, 1e8)).padStart(8, '0')}`))],
    // Eighteen digits with a wrong check digit are no id numbers.
    ['单据', many((i) => `3301${String(spread(i, 1e9)).padStart(9, '0')}${String(i).padStart(5, '0')}`)],
    [
      '城市',
      ['石家庄', '江门', '马鞍山', '唐山', '金华', '杭州', '上海', '北京', '广州', '深圳', '武汉', '南京'],
    ],
    [
      '品类',
      ['女装', '男装', '母婴用品', '美妆护肤', '家居日用', '黄金首饰', '白酒', '方便面', '石榴', '毛衣'],
    ],
    ['客群', ['重要价值', '重要发展', '一般保持', '高价值', '潜力', '普通', '低价值', '流失', '沉睡']],
    ['金额', many((i) => String(i * 13.5))],
    ['时间', many((i) => `2024-03-${String((i % 28) + 1).padStart(2, '0')} 10:00:00`)],
    ['备注', ['请尽快发货', '过敏原见包装', '谢谢', '周末送', '放前台', '不要辣']],
    ['版本', ['1.2.3', '1.2.4', '2.0.1']],
  ] as const)('nothing in %s', (name, values) => {
    expect(kindOf(name, values)).toBeNull();
  });
});

describe('by name', () => {
  it.each([
    ['身份证号码', 'id_card'],
    ['Passport No', 'id_card'],
    ['银行卡号', 'bank_card'],
    ['宝宝生日', 'child'],
    ['childBirthday', 'child'],
    ['会员生日', 'birthday'],
    ['date_of_birth', 'birthday'],
    ['预产期', 'health'],
    ['过敏史', 'health'],
    ['收货地址', 'address'],
    ['经度', 'coordinates'],
    ['lat', 'coordinates'],
    ['手机号码', 'phone'],
    ['Mobile', 'phone'],
    ['E-mail', 'email'],
    ['收货人姓名', 'name'],
    ['买家昵称', 'name'],
    ['微信号', 'account'],
    ['来自IP', 'ip'],
  ] as const)('%s', (name, kind) => expect(sensitiveName(name)).toBe(kind));

  it.each([
    '订单编号',
    '城市',
    'Kidhome',
    '品类',
    'email_opt_in',
    '手机是否验证',
    'platform',
    'latest_order',
    'category',
    '儿童用品',
    '电话次数',
    'client_type',
  ])('nothing in %s', (name) => expect(sensitiveName(name)).toBeNull());

  it('gives way to graver values: id numbers in a column of contacts', () => {
    const found = sensitiveColumn({
      name: '联系方式',
      values: many((i) => idNumber('310101', '19800101', i)),
    });
    expect(found).toEqual({ kind: 'id_card', sensitivity: 'sensitive', because: 'value', share: 1 });
  });

  it('says how many of the values have the form', () => {
    expect(
      sensitiveColumn({ name: '手机', values: ['13812345678', 'x', '13912345678', '-', ''] }),
    ).toMatchObject({ because: 'name', share: 2 / 3 });
  });
});

describe('readIdCard', () => {
  it('reads day, sex and province where the check digit is right', () => {
    expect(readIdCard('11010519491231002X')).toEqual({ birth: '1949-12-31', sex: 'female', province: '11' });
    expect(readIdCard('440524188001010014')).toBeNull();
    expect(readIdCard('110105491231002')).toEqual({ birth: '1949-12-31', sex: 'female', province: '11' });
    expect(readIdCard('110105194912310021')).toBeNull();
  });

  it('refuses every number with one digit changed', () => {
    const number = idNumber('440304', '19900307', 123);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(number[place]) + by) % 10;
        expect(readIdCard(number.slice(0, place) + String(digit) + number.slice(place + 1))).toBeNull();
      }),
      { seed: 7, numRuns },
    );
    expect(readIdCard(number)?.sex).toBe('male');
  });
});
