import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIES } from '../../../src/sql/clean/steps/region/places';
import { LARGE_REGIONS, PROVINCES } from '../../../src/sql/clean/steps/region/provinces';
import { TIER_NAMES, TIERS } from '../../../src/sql/clean/steps/region/tiers';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function regions(given: readonly (string | null)[]) {
  await tableOf(
    database,
    'raw',
    ['i::INTEGER', 'address'],
    given.map((value, i) => [i, value]),
  );
  const { rows, steps } = await cleaned(database, 'raw', [{ region: { from: ['address'] } }]);
  expect(steps[0]?.state).toBe('done');
  return rows.map((row) => [row['province'], row['city'], row['large_region'], row['city_tier']]);
}

describe('the tables', () => {
  it('have every province with its region, and every city in its province once', () => {
    expect(PROVINCES).toHaveLength(34);
    expect(PROVINCES.every(({ region }) => region in LARGE_REGIONS)).toBe(true);
    const codes = CITIES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(CITIES.every(({ code, province }) => code.startsWith(province))).toBe(true);
    // 333 prefecture-level divisions on the mainland, without municipalities and county-level cities.
    const prefectures = CITIES.filter(({ code }) => code.length === 4 && !code.startsWith('71'));
    expect(prefectures).toHaveLength(333);
    expect(prefectures.filter(({ name }) => name.endsWith('市'))).toHaveLength(293);
    expect(CITIES.every(({ en, short }) => en !== '' && short.length >= 2)).toBe(true);
  });

  it('name in their tiers only cities that there are', () => {
    const shorts = new Set(CITIES.map(({ short }) => short));
    const listed = Object.values(TIERS).flatMap((names) => names.split(' '));
    expect(listed.filter((name) => !shorts.has(name))).toEqual([]);
    expect(Object.values(TIERS).map((names) => names.split(' ').length)).toEqual([4, 15, 30, 70]);
    expect(Object.keys(TIER_NAMES)).toHaveLength(5);
  });
});

describe('region', () => {
  it('reads addresses in full and as they are said', async () => {
    expect(
      await regions([
        '浙江省杭州市西湖区文三路1号',
        '广东深圳南山区',
        '北京市朝阳区建国路',
        '上海',
        '收货地址：四川省成都市高新区',
        '内蒙古自治区呼和浩特市',
        '新疆伊犁哈萨克自治州伊宁市',
        '杭州市',
        '苏州工业园区',
        '吉林市丰满区',
        '吉林省吉林市',
        '湖北省仙桃市',
        '香港九龙',
      ]),
    ).toEqual([
      ['浙江省', '杭州市', '华东', '新一线'],
      ['广东省', '深圳市', '华南', '一线'],
      ['北京市', '北京市', '华北', '一线'],
      ['上海市', '上海市', '华东', '一线'],
      ['四川省', '成都市', '西南', '新一线'],
      ['内蒙古自治区', '呼和浩特市', '华北', '三线'],
      ['新疆维吾尔自治区', '伊犁哈萨克自治州', '西北', '四线及以下'],
      ['浙江省', '杭州市', '华东', '新一线'],
      ['江苏省', '苏州市', '华东', '新一线'],
      ['吉林省', '吉林市', '东北', '四线及以下'],
      ['吉林省', '吉林市', '东北', '四线及以下'],
      ['湖北省', '仙桃市', '华中', '四线及以下'],
      ['香港特别行政区', '香港特别行政区', '港澳台', null],
    ]);
  });

  it('takes no district or street for a city, and no city into another province', async () => {
    const nothing = [null, null, null, null];
    expect(await regions(['朝阳区建国路88号', '上海路5号', '中山大道', 'London', '', null, '火星'])).toEqual(
      Array.from({ length: 7 }, () => nothing),
    );
    expect(await regions(['江苏省南京市上海路', '浙江省深圳市', '海南省'])).toEqual([
      ['江苏省', '南京市', '华东', '新一线'],
      ['浙江省', null, '华东', null],
      ['海南省', null, '华南', null],
    ]);
  });

  it('reads administrative codes and the beginning of id numbers', async () => {
    expect(await regions(['330106', '11010519491231002X', '429004', '990000', '440300199001011234'])).toEqual(
      [
        ['浙江省', '杭州市', '华东', '新一线'],
        ['北京市', '北京市', '华北', '一线'],
        ['湖北省', '仙桃市', '华中', '四线及以下'],
        [null, null, null, null],
        ['广东省', '深圳市', '华南', '一线'],
      ],
    );
  });

  it('reads a province and a city column together, and replaces them', async () => {
    await tableOf(
      database,
      'raw',
      ['province', 'city'],
      [
        ['广东', '深圳'],
        [null, '杭州'],
        ['广东', null],
      ],
    );
    const { rows } = await cleaned(database, 'raw', [{ region: { from: ['province', 'city'] } }]);
    expect(rows.map(({ province, city }) => [province, city])).toEqual([
      ['广东省', '深圳市'],
      ['广东省', null],
      ['浙江省', '杭州市'],
    ]);
  });

  it('counts what it recognised, and takes a prefix', async () => {
    await tableOf(
      database,
      'raw',
      ['address', 'province'],
      [
        ['杭州', 'x'],
        ['火星', 'y'],
      ],
    );
    const { steps, rows } = await cleaned(database, 'raw', [
      { region: { from: ['address'] } },
      { region: { from: ['address'], into: 'to_' } },
    ]);
    expect(steps.map(({ reason, changed }) => [reason?.code, changed])).toEqual([
      ['name_taken', 0],
      [undefined, 1],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'address',
      'province',
      'to_province',
      'to_city',
      'to_large_region',
      'to_city_tier',
    ]);
  });
});
