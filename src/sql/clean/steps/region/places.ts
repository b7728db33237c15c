import { CITY_LIST } from './city-list';
import { MUNICIPALITIES, PROVINCES } from './provinces';
import { type CityTier, LOWEST_TIER, TIERS } from './tiers';

/** A city, or what stands in its place, with the province it belongs to. */
export interface City {
  /** Four digits, six for county-level cities directly under a province; of a municipality two. */
  readonly code: string;
  /** In full: 杭州市, 延边朝鲜族自治州. */
  readonly name: string;
  /** As it is said: 杭州, 延边. */
  readonly short: string;
  readonly en: string;
  readonly province: string;
  /** Null for Hong Kong, Macau and Taiwan, which the ranking leaves out. */
  readonly tier: CityTier | null;
}

const FULL = /(市|盟|地区|林区|县|自治州)$/;
const PEOPLES =
  /(布依族|土家族|朝鲜族|哈尼族|傈僳族|景颇族|哈萨克|柯尔克孜|蒙古族|蒙古|藏族|羌族|彝族|苗族|侗族|壮族|傣族|白族|回族|黎族)/g;

function readCity(entry: string, province: string): City {
  const [number = '', written = '', ...english] = entry.split(' ');
  const name = FULL.test(written) ? written : `${written}市`;
  const short = name.replace(/(市|盟|地区|林区|县|自治[州县])$/, '').replaceAll(PEOPLES, '') || written;
  return {
    code: province + number,
    name,
    short,
    en: english.join(' '),
    province,
    tier: tierOf(short, province),
  };
}

/** 苏州 of Jiangsu and 宿州 of Anhui differ in writing; 宜春 and 伊春 too: names without 市 are unique but for 吉林 and 海南. */
function tierOf(short: string, province: string): CityTier | null {
  if (['71', '81', '82'].includes(province)) return null;
  const found = Object.entries(TIERS).find(([, names]) => names.split(' ').includes(short));
  return (found?.[0] as CityTier | undefined) ?? LOWEST_TIER;
}

const municipalities: readonly City[] = PROVINCES.filter(
  ({ code, region }) => MUNICIPALITIES.includes(code) || region === '港澳台',
)
  .filter(({ code }) => code !== '71')
  .map(({ code, name, short, en }) => ({ code, name, short, en, province: code, tier: tierOf(short, code) }));

export const CITIES: readonly City[] = [
  ...municipalities,
  ...Object.entries(CITY_LIST).flatMap(([province, cities]) =>
    cities.split(', ').map((entry) => readCity(entry, province)),
  ),
];
