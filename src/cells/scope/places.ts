import { LARGE_REGIONS } from '../../sql/clean/steps/region/provinces';
import { placeOf } from '../../sql/regions/place-of';

const LARGE = new Map(Object.entries(LARGE_REGIONS).map(([zh, en]) => [en.toLowerCase(), zh]));

/** The large region that a name is of, in either language; null for every other name. */
function largeRegion(name: string): string | null {
  const plain = name.trim().replace(/地区$/, '');
  return Object.hasOwn(LARGE_REGIONS, plain) ? plain : (LARGE.get(plain.toLowerCase()) ?? null);
}

/** What is asked of a value: whether it is, or lies in, the region of a name. */
function within(name: string): (value: string) => boolean {
  const large = largeRegion(name);
  const begins = name.trim().toLowerCase();
  if (large !== null) return (value) => value.trim() === large || placeOf(value).province?.region === large;
  const wanted = placeOf(name);
  return (value) => {
    if (value.trim().toLowerCase() === begins) return true;
    const { province, city } = placeOf(value);
    if (wanted.city !== null) return city === wanted.city;
    return wanted.province !== null && province === wanted.province;
  };
}

/**
 * The values of a column of places that are, or lie in, one of the regions: 华东 takes 浙江省 and 杭州, 浙江 takes 杭州,
 * 杭州 takes 浙江省杭州市. What is no place that is known is taken by its own name only.
 */
export function placesWithin(values: readonly string[], regions: readonly string[]): string[] {
  const tests = regions.map(within);
  return values.filter((value) => tests.some((test) => test(value)));
}

/** The regions in which none of the values lies. */
export function missingPlaces(values: readonly string[], regions: readonly string[]): string[] {
  return regions.filter((region) => !values.some(within(region)));
}
