import { CITIES, type City } from '../clean/steps/region/places';
import { PROVINCES, type Province } from '../clean/steps/region/provinces';

/** Where a text says a place is. */
export interface Place {
  readonly province: Province | null;
  readonly city: City | null;
}

const PROVINCE_BY_CODE = new Map(PROVINCES.map((province) => [province.code, province]));
const PROVINCE_BY_WORD = words(PROVINCES, ({ name, short, en }) => [name, short, en]);
const CITY_BY_WORD = words(CITIES, ({ name, short, en }) => [name, short, en]);
const LONGEST = 16;

/** What may follow a name that only looks like a city's: 朝阳区, 上海路. */
const NOT_A_CITY = /^(区|县|路|街|大道|镇|乡|村|广场|大厦|酒店|花园|新村)/;

function words<Thing>(
  things: readonly Thing[],
  names: (thing: Thing) => readonly string[],
): Map<string, Thing> {
  const found = new Map<string, Thing>();
  for (const thing of things) {
    // 吉林 the province and 吉林 the city: the first that has a name keeps it.
    for (const name of names(thing)) if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), thing);
  }
  return found;
}

/**
 * The province and city at the beginning of a text: 浙江, 浙江省杭州市西湖区, 广东 深圳, 苏州市, 330106, Zhejiang. What stands
 * further back is not looked at, so that no road or district is taken for a city.
 */
export function placeOf(text: string): Place {
  const plain = text.trim().toLowerCase();
  if (/^[1-8]\d{5}(\d{9}|\d{11}[\dx])?$/.test(plain)) return byCode(plain);
  const province = first(plain, PROVINCE_BY_WORD);
  if (province) {
    const rest = province.rest.replace(/^(省|市|自治区)?[\s,，/·・-]*/, '');
    const city = first(rest, CITY_BY_WORD)?.thing ?? null;
    const within = city?.province === province.thing.code ? city : null;
    return { province: province.thing, city: within ?? asCity(province.thing) };
  }
  const city = first(plain, CITY_BY_WORD)?.thing ?? null;
  return { province: city ? (PROVINCE_BY_CODE.get(city.province) ?? null) : null, city };
}

/** A city that is a province: 上海. */
function asCity({ code }: Province): City | null {
  return CITIES.find((city) => city.code === code) ?? null;
}

function byCode(code: string): Place {
  const province = PROVINCE_BY_CODE.get(code.slice(0, 2)) ?? null;
  const city = CITIES.find((one) => one.code === code.slice(0, one.code.length)) ?? null;
  return { province, city };
}

/** The longest name that the text begins with, and what follows it. */
function first<Thing>(
  text: string,
  names: ReadonlyMap<string, Thing>,
): { readonly thing: Thing; readonly rest: string } | null {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const thing = names.get(text.slice(0, length));
    const rest = text.slice(length);
    if (thing && !NOT_A_CITY.test(rest) && isWhole(text, length)) return { thing, rest };
  }
  return null;
}

/** A name in Latin letters ends where the word does. */
function isWhole(text: string, length: number): boolean {
  return !(/[a-z]/.test(text[length - 1] ?? '') && /[a-z]/.test(text[length] ?? ''));
}
