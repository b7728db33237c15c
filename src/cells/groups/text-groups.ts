import { CLIMATE_DATE, climateOf, CLIMATES } from '../../sql/regions/climate';
import { countryOf } from '../../sql/regions/countries';
import { type Place, placeOf } from '../../sql/regions/place-of';
import { LARGE_REGIONS, PROVINCES } from '../../sql/clean/steps/region/provinces';
import { TIER_NAMES, TIERS_DATE } from '../../sql/clean/steps/region/tiers';
import { bandValues, type DimensionValue, HEADCOUNT_DATE } from './bands';
import type { Dimension, How } from './options';
import { headcountOf } from './headcount';

/** The table that a text is read with, and of when it is. */
export const TABLE_DATES: Readonly<Partial<Record<How, string>>> = {
  province: '2024',
  large_region: '2024',
  city: '2024',
  city_tier: TIERS_DATE,
  climate: CLIMATE_DATE,
  headcount: HEADCOUNT_DATE,
};

/** What a text of the data stands for: a group, and the province it lies in where it is a place. */
export interface Reading {
  /** Null: it cannot be read. */
  readonly value: DimensionValue | null;
  readonly province: string | null;
}

/** Reads the texts of a dimension, by the reader's own table first. */
export function readerOf(dimension: Dimension, how: How, cuts: readonly number[]): (text: string) => Reading {
  return (text) => {
    const own = dimension.map[text] ?? dimension.map[text.trim()];
    const place = ['value', 'country', 'headcount'].includes(how) ? null : placeOf(text);
    const province = place?.province?.code ?? null;
    if (own !== undefined) return { value: ownValue(own, how), province };
    if (place) return { value: placeValue(place, how), province };
    if (how === 'country') return { value: countryValue(text), province };
    if (how === 'headcount') return { value: headcountValue(text, dimension, cuts), province };
    return { value: plain(text), province };
  };
}

function plain(text: string): DimensionValue {
  const key = text.trim().replace(/[[\]{}|\n]/g, ' ');
  return { key, label_zh: key, label_en: key };
}

/** The reader's word for a group: a group of the table where it is one of those. */
function ownValue(word: string, how: How): DimensionValue {
  const read = ['value', 'headcount'].includes(how) ? null : tableValue(word, how);
  return read ?? plain(word);
}

function tableValue(word: string, how: How): DimensionValue | null {
  if (how === 'country') return countryValue(word);
  if (Object.hasOwn(LARGE_REGIONS, word)) return named(word, LARGE_REGIONS);
  if (Object.hasOwn(TIER_NAMES, word)) return named(word, TIER_NAMES);
  if (Object.hasOwn(CLIMATES, word)) {
    return { key: word, label_zh: word, label_en: CLIMATES[word as keyof typeof CLIMATES].en };
  }
  return how === 'province' ? placeValue(placeOf(word), how) : null;
}

function named(key: string, names: Readonly<Record<string, string>>): DimensionValue {
  return { key, label_zh: key, label_en: names[key] ?? key };
}

function placeValue({ province, city }: Place, how: How): DimensionValue | null {
  if (how === 'city') return city && { key: city.name, label_zh: city.name, label_en: city.en };
  if (how === 'city_tier') return city?.tier ? named(city.tier, TIER_NAMES) : null;
  if (!province) return null;
  if (how === 'large_region') return named(province.region, LARGE_REGIONS);
  if (how === 'climate') {
    const climate = climateOf(province.code);
    return climate && { key: climate, label_zh: climate, label_en: CLIMATES[climate].en };
  }
  return { key: province.name, label_zh: province.short, label_en: province.en };
}

/** A country by its name; what names a place in China is China; what is not in the table keeps its own name. */
function countryValue(text: string): DimensionValue {
  const country = countryOf(text) ?? (placeOf(text).province ? countryOf('CN') : null);
  return country ? { key: country.key, label_zh: country.zh, label_en: country.en } : plain(text);
}

function headcountValue(text: string, dimension: Dimension, cuts: readonly number[]): DimensionValue | null {
  const people = headcountOf(text);
  const bands = bandValues(dimension, 'headcount', { values: cuts, closed: 'lower', asked: null });
  if (people === null)
    return bands.find(({ label_zh }) => label_zh.startsWith(text.trim().slice(0, 2))) ?? null;
  return bands[cuts.filter((cut) => people >= cut).length] ?? null;
}

/** The order of a table's groups; null: by how many customers they have. */
export function tableOrder(how: How): readonly string[] | null {
  if (how === 'large_region') return Object.keys(LARGE_REGIONS);
  if (how === 'city_tier') return Object.keys(TIER_NAMES);
  return how === 'climate' ? Object.keys(CLIMATES) : null;
}

/** All provinces with their names, for the map. */
export const PROVINCE_NAMES = PROVINCES.map(({ code, short, en }) => ({ code, zh: short, en }));
