import type { Database } from '../../../model/database';
import type { Value } from '../../../model/table';
import { ident } from '../../sql';
import { textList, numberList } from './lists';
import { TRAITS, traitsSql, type Trait, type TraitsColumn } from './traits';

/** How often something was found in the texts of a column, with the first examples by value. */
export interface Found {
  readonly rows: number;
  readonly examples: readonly string[];
}

/** The texts of a column. */
export interface Texts {
  /** Null where the values were too many to count. */
  readonly distinct: number | null;
  /** Rows that were looked at, scaled as the traits are. */
  readonly counted: number;
  readonly top: readonly { readonly value: string; readonly rows: number }[];
  readonly top_exact: boolean;
  readonly traits: Readonly<Record<Trait, Found>>;
  /** Rows of spellings that differ from a more frequent one in form only. */
  readonly spellings: Found;
  /** Whether the counts of traits were estimated from a sample of the values. */
  readonly sampled: boolean;
}

export interface TextColumn {
  readonly table: string;
  readonly name: string;
  readonly rows: number;
  readonly filled: number;
  /** Estimated. */
  readonly distinct: number;
  /** Without traits. */
  readonly plain: boolean;
}

/** More distinct values are not counted one by one: their traits come from those that look unlike the rest, or from a sample. */
const COUNTED = 200_000;
/** Of so many distinct values a sample is made. */
const SAMPLE = 4_000;
/** Spellings are compared where values repeat: among categories and names, not among ids. */
const MOST_SPELLINGS = 50_000;

/** Columns of few distinct values share a statement, up to so many columns and values. */
const TOGETHER = 40;
const VALUES_TOGETHER = 400_000;

/** Distinct values, most frequent ones and traits of text columns; of booleans (`plain`) no traits. */
export async function textsOf(
  database: Database,
  columns: readonly TextColumn[],
  report: (done: number) => void,
): Promise<Texts[]> {
  const found: Texts[] = [];
  for (const batch of batchesOf(columns)) {
    const [first] = batch;
    if (first && first.distinct > COUNTED && !first.plain) found.push(await manyOf(database, first));
    else found.push(...(await countedOf(database, batch)));
    report(found.length);
  }
  return found;
}

/** Neighbours together, as many as fit; a column of very many values alone. */
function batchesOf(columns: readonly TextColumn[]): TextColumn[][] {
  const batches: TextColumn[][] = [];
  let room = 0;
  for (const column of columns) {
    const last = batches.at(-1);
    const fits = last && last.length < TOGETHER && column.distinct <= room && last[0]?.plain === column.plain;
    if (fits) last.push(column);
    else batches.push([column]);
    room = (fits ? room : column.distinct > COUNTED ? 0 : VALUES_TOGETHER) - column.distinct;
  }
  return batches;
}

function countedOf(database: Database, columns: readonly TextColumn[]): Promise<Texts[]> {
  const asked = columns.map((column) => ({
    values: valuesSql(column, null),
    spellings: !column.plain && column.distinct <= MOST_SPELLINGS && column.distinct < column.filled,
  }));
  return readTexts(database, asked, columns[0]?.plain ? [] : TRAITS);
}

/** Too many values to count: those unlike the rest are looked at, or a sample of all. */
async function manyOf(database: Database, column: TextColumn): Promise<Texts> {
  const sample = await sampleOf(database, column);
  const test = oddTest(column, sample);
  const top = await topOf(database, column);
  if (test === null) return { ...sample, ...top, distinct: null };
  const odd = await readOne(database, valuesSql(column, test));
  return { ...asUsual(odd, sample, column.filled), ...top };
}

function valuesSql({ table, name, rows, filled }: TextColumn, where: string | null): string {
  const conditions = [
    ...(filled < rows ? [`${ident(name)} IS NOT NULL`] : []),
    ...(where === null ? [] : [where]),
  ];
  const clause = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT ${ident(name)}::VARCHAR AS value, count(*) AS n FROM ${ident(table)}${clause} GROUP BY 1`;
}

async function readOne(database: Database, values: string): Promise<Texts> {
  const [texts] = await readTexts(database, [{ values, spellings: false }], TRAITS);
  return texts ?? textsFrom({});
}

async function readTexts(
  database: Database,
  columns: readonly TraitsColumn[],
  traits: readonly Trait[],
): Promise<Texts[]> {
  const rows = await database.rows(traitsSql(columns, traits));
  return columns.map((_, c) => textsFrom(rows.find((row) => row['c'] === c) ?? {}));
}

function textsFrom(row: Readonly<Record<string, Value>>): Texts {
  const rows = numberList(asText(row['top_rows']));
  return {
    distinct: numberOf(row['distinct_values']),
    counted: numberOf(row['counted']),
    top: textList(asText(row['top_values'])).map((value, i) => ({ value, rows: rows[i] ?? 0 })),
    top_exact: true,
    traits: eachTrait((trait) => foundOf(row, trait)),
    spellings: foundOf(row, 'spelling'),
    sampled: false,
  };
}

function foundOf(row: Readonly<Record<string, Value>>, name: string): Found {
  return { rows: numberOf(row[`${name}_rows`]), examples: textList(asText(row[`${name}_examples`])) };
}

const numberOf = (value: Value | undefined) => (typeof value === 'number' ? value : 0);
const asText = (value: Value | undefined) => (typeof value === 'string' ? value : null);

function eachTrait(of: (trait: Trait) => Found): Record<Trait, Found> {
  return Object.fromEntries(TRAITS.map((trait) => [trait, of(trait)])) as Record<Trait, Found>;
}

/** Values whose hash says so: a sample that no order of rows changes. Counts are scaled to all rows. */
async function sampleOf(database: Database, column: TextColumn): Promise<Texts> {
  const one = Math.max(1, Math.floor(column.distinct / SAMPLE));
  const sample = await readOne(database, valuesSql(column, `hash(${ident(column.name)}) % ${one} = 0`));
  const seen = sample.traits;
  const scaled = ({ rows, examples }: Found): Found => ({
    rows: Math.min(column.filled, rows * one),
    examples,
  });
  return {
    ...sample,
    counted: Math.min(column.filled, sample.counted * one),
    traits: eachTrait((trait) => scaled(seen[trait])),
    sampled: one > 1,
  };
}

/** Of a sample's rows, so many must be plain digits for the rest to be looked for one by one. */
const PLAIN = 0.99;

/**
 * A cheap test that hardly any value passes, and every one with a trait of its own: for ids of digits. Null where the values
 * are something else.
 */
function oddTest({ name }: TextColumn, { traits, counted }: Texts): string | null {
  const plain = traits.number.rows - traits.number_dressed.rows - traits.leading_zero.rows;
  if (counted === 0 || plain < counted * PLAIN) return null;
  const column = ident(name);
  // The cast forgives blanks and signs at the ends only.
  return `(try_cast(${column} AS UBIGINT) IS NULL OR ${column} < '1' OR suffix(${column}, ' '))`;
}

/** Of what was not odd, the sample tells what it is: plain digits, all of one shape. */
function asUsual(odd: Texts, sample: Texts, filled: number): Texts {
  const usual = filled - odd.counted;
  return {
    ...odd,
    distinct: null,
    sampled: false,
    traits: eachTrait((trait) => {
      const { rows, examples } = sample.traits[trait];
      const share = Math.min(1, rows / Math.max(1, sample.counted));
      const own = odd.traits[trait];
      return share === 0 ? own : { rows: Math.round(share * usual) + own.rows, examples };
    }),
  };
}

const BUCKETS = 65_536;
const LOOKED_AT = 16;

interface Top {
  readonly top: Texts['top'];
  readonly top_exact: boolean;
}

/**
 * The most frequent of very many values without counting each: rows are counted by bucket of the hash, then the values of
 * the fullest buckets. Exact where no other bucket is as full as the last value named. Ids that hardly repeat have none.
 */
async function topOf(database: Database, { table, name, filled, distinct }: TextColumn): Promise<Top> {
  if (distinct > filled * 0.9) return { top: [], top_exact: false };
  const bucket = `hash(${ident(name)}) % ${BUCKETS}`;
  const buckets = await database.rows<{ bucket: number; rows: number }>(
    `SELECT (${bucket})::INTEGER AS bucket, count(*)::DOUBLE AS rows FROM ${ident(table)}
WHERE ${ident(name)} IS NOT NULL GROUP BY 1 ORDER BY rows DESC, bucket LIMIT ${LOOKED_AT + 1}`,
  );
  const chosen = buckets.slice(0, LOOKED_AT).map((one) => one.bucket);
  const top = await database.rows<{ value: string; rows: number }>(
    `SELECT ${ident(name)}::VARCHAR AS value, count(*)::DOUBLE AS rows FROM ${ident(table)}
WHERE ${bucket} IN (${chosen.join(', ')}) GROUP BY 1 ORDER BY rows DESC, value LIMIT 10`,
  );
  const next = buckets[LOOKED_AT]?.rows ?? 0;
  return { top, top_exact: (top.at(-1)?.rows ?? 0) > next };
}
