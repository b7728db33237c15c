import { describe, expect, it } from 'vitest';
import { CHINA_TILES } from '../../../src/charts/tile-grid';
import { PROVINCES } from '../../../src/sql/clean/steps/region/provinces';
import { climateOf } from '../../../src/sql/regions/climate';
import { countryOf } from '../../../src/sql/regions/countries';
import { placeOf } from '../../../src/sql/regions/place-of';

describe('places', () => {
  it.each([
    ['浙江省杭州市西湖区', '浙江', '杭州'],
    ['浙江 杭州', '浙江', '杭州'],
    ['杭州', '浙江', '杭州'],
    ['苏州市', '江苏', '苏州'],
    ['宿州', '安徽', '宿州'],
    ['内蒙古自治区呼和浩特市', '内蒙古', '呼和浩特'],
    ['上海', '上海', '上海'],
    ['330106', '浙江', '杭州'],
    ['Zhejiang', '浙江', undefined],
    ['吉林', '吉林', undefined],
    ['朝阳区建国路', undefined, undefined],
    ['上海路 12 号', undefined, undefined],
    ['Paris', undefined, undefined],
  ])('%s', (text, province, city) => {
    const place = placeOf(text);
    expect([place.province?.short, place.city?.short]).toEqual([province, city]);
  });

  it('gives every province a climate and a tile of its own', () => {
    const codes = PROVINCES.map(({ code }) => code);
    expect(codes.filter((code) => climateOf(code) === null)).toEqual([]);
    expect(CHINA_TILES.map(({ code }) => code).sort()).toEqual([...codes].sort());
    const fields = new Set(CHINA_TILES.map(({ column, row }) => `${column},${row}`));
    expect(fields.size).toBe(34);
  });

  it('tells countries by any of their names', () => {
    expect(['usa', 'United States', '美国', 'EIRE', 'nowhere'].map((name) => countryOf(name)?.key)).toEqual([
      'US',
      'US',
      'US',
      'IE',
      undefined,
    ]);
  });
});
