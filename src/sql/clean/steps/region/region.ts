import type { Column } from '../../../../model/table';
import { ident, list, text } from '../../../sql';
import { asText, fresh, typed } from '../columns';
import type { Assignment, Compiled, StepCode } from '../compiled';
import type { RegionStep } from '../step';
import { CITIES } from './places';
import { PROVINCES } from './provinces';

/** The columns that the step makes, after its prefix. */
export const REGION_COLUMNS = ['province', 'city', 'large_region', 'city_tier'] as const;

/**
 * Province, city, large region and city tier from addresses, names of places, administrative codes or the beginning of
 * id numbers. The first column that tells a province decides; a city must lie in that province. What is not recognised
 * stays empty: a name of a district or street that is also a city's is not taken for the city.
 */
export const region: StepCode<RegionStep> = {
  compile: (step, { columns }) => {
    const sources = typed(columns, step.from, ['text', 'number']);
    return compiled(step, sources, columns);
  },
};

function compiled({ into }: RegionStep, sources: readonly Column[], columns: readonly Column[]): Compiled {
  const out = (name: string) => {
    const column = `${into}${name}`;
    // A file's own province or city column is read and replaced by the full name.
    return sources.some((source) => source.name === column) ? column : fresh(columns, column);
  };
  const set: Assignment[] = [
    {
      column: out('province'),
      expression: 'coalesce("region:by code province", "region:p name", "region:c province")',
    },
    { column: out('city'), expression: cityName() },
    {
      column: out('large_region'),
      expression: 'coalesce("region:by code large", "region:p large", "region:c large")',
    },
    { column: out('city_tier'), expression: cityTier() },
  ];
  const from = sources[0]?.name;
  const made = from === undefined ? set : set.map((one) => ({ ...one, from }));
  return { helpers: helpersOf(sources), joins: joinsOf(), set: made, dense: true };
}

const PROVINCE_WORDS = PROVINCES.flatMap(({ name, short }) => [name, short]);
const CITY_WORDS = CITIES.flatMap(({ name, short }) => [name, short]);
/** Longest first: 吉林市 before 吉林, and a name in full before the same as it is said. */
const WORDS = byLength([...PROVINCE_WORDS, ...CITY_WORDS]);

function byLength(words: readonly string[]): string[] {
  return [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** What may follow a name that only looks like a city's: 朝阳区, 上海路, 中山大道. */
const NOT_A_CITY = '(?:区|县|路|街|大道|大街|镇|乡|村|广场|大厦|酒店|花园|新村)?';
const PLACE = `^[^0-9A-Za-z]{0,12}?(${WORDS.join('|')})(${NOT_A_CITY})`;

/** Codes: 330106 or 33010619900101123X. */
const CODE = '^([1-8][0-9]{5})([0-9]{9}|[0-9]{11}[0-9Xx])?$';

function helpersOf(sources: readonly Column[]): NonNullable<Compiled['helpers']> {
  const texts = sources.map((source) => `nullif(trim(${asText(source)}), '')`);
  const joined = `concat_ws('', ${list(texts.map((value) => `CASE WHEN NOT regexp_matches(${value}, '^[0-9Xx]+$') THEN ${value} END`))})`;
  const codes = texts.map((value) => `nullif(regexp_extract(${value}, ${text(CODE)}, 1), '')`);
  const first = `regexp_extract(${joined}, ${text(PLACE)}, ['place', 'next'])`;
  return [
    {
      name: 'region:code',
      expression: texts.length === 1 ? (codes[0] ?? 'NULL') : `coalesce(${list(codes)})`,
    },
    { name: 'region:first', expression: first },
    { name: 'region:rest', expression: `regexp_replace(${joined}, ${text(`${PLACE}(省|市|自治区)?`)}, '')` },
  ];
}

const FIRST = `nullif("region:first"['place'], '')`;
const IS_PLACE = `"region:first"['next'] = ''`;

function joinsOf(): string[] {
  const provinces = PROVINCES.flatMap(({ code, name, short, region: large }) =>
    [...new Set([name, short])].map((word) => [word, code, name, large]),
  );
  const provinceWords = new Set(provinces.map(([word]) => word));
  const cities = CITIES.flatMap((city) => {
    const province = PROVINCES.find(({ code }) => code === city.province);
    return [...new Set([city.name, city.short])].map((word) => [
      word,
      city.province,
      city.name,
      city.tier,
      province?.name ?? '',
      province?.region ?? '',
    ]);
  });
  const alone = cities.filter(([word]) => !provinceWords.has(word ?? ''));
  return [
    values(
      'region codes',
      ['code 2', 'by code province', 'by code large'],
      PROVINCES.map(({ code, name, region: large }) => [code, name, large]),
      `left("region:code", 2) = "region:code 2"`,
    ),
    values(
      'region code cities',
      ['code 4', 'by code city', 'by code tier'],
      CITIES.map(({ code, name, tier }) => [code, name, tier]),
      cityCodeCondition(),
    ),
    values(
      'region provinces',
      ['p word', 'p code', 'p name', 'p large'],
      provinces,
      `CASE WHEN ${IS_PLACE} THEN ${FIRST} END = "region:p word"`,
    ),
    values(
      'region cities',
      ['c word', 'c code', 'c name', 'c tier', 'c province', 'c large'],
      alone,
      `CASE WHEN ${IS_PLACE} THEN ${FIRST} END = "region:c word"`,
    ),
    values(
      'region rest',
      ['r word', 'r code', 'r name', 'r tier', 'r province', 'r large'],
      cities,
      `${restCity()} = "region:r word" AND "region:p code" = "region:r code"`,
    ),
  ];
}

/** The city at the beginning of what follows the province. */
function restCity(): string {
  const place = `regexp_extract("region:rest", ${text(`^[^0-9A-Za-z]{0,2}?(${byLength(CITY_WORDS).join('|')})(${NOT_A_CITY})`)}, ['place', 'next'])`;
  return `CASE WHEN "region:p code" IS NOT NULL AND ${place}['next'] = '' THEN ${place}['place'] END`;
}

/** Municipalities have two digits, cities four, those directly under a province six. */
function cityCodeCondition(): string {
  return `"region:code 4" = CASE WHEN left("region:code", 2) IN ('11', '12', '31', '50', '81', '82') THEN left("region:code", 2)
      WHEN substr("region:code", 3, 2) = '90' THEN "region:code" ELSE left("region:code", 4) END`;
}

function values(
  alias: string,
  columns: readonly string[],
  rows: readonly (readonly (string | null | undefined)[])[],
  on: string,
): string {
  const names = list(columns.map((column) => ident(`region:${column}`)));
  const tuples = rows.map((row) => `(${list(row.map((value) => (value == null ? 'NULL' : text(value))))})`);
  return `LEFT JOIN (VALUES ${tuples.join(', ')}) AS ${ident(alias)}(${names}) ON ${on}`;
}

const MUNICIPAL = `CASE WHEN "region:p code" IN ('11', '12', '31', '50', '81', '82') THEN "region:p name" END`;

function cityName(): string {
  return `coalesce("region:by code city", ${MUNICIPAL}, "region:r name", "region:c name")`;
}

function cityTier(): string {
  const municipal = CITIES.filter(({ code }) => code.length === 2 && code !== '81' && code !== '82').map(
    ({ code, tier }) => `WHEN ${text(code)} THEN ${text(tier ?? '')}`,
  );
  return `coalesce("region:by code tier", CASE "region:p code" ${municipal.join(' ')} END, "region:r tier", "region:c tier")`;
}
