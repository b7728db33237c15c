import { SURNAMES } from '../lib/surnames';
import type { Pager, TableInfo } from '../model/table';
import type { CellView } from '../notebook/state';

/** Candidates asked for at once. */
const ASKED = 1000;
const ROWS = 200;
/** Rounds a table is asked in: a name that fills all rows of a page must not hide the next. */
const ROUNDS = 20;
/** More is no report any more; the first are looked at. */
const MOST_CANDIDATES = 20_000;

const HAN_RUN = /\p{Script=Han}{2,}/gu;
/** Words of Latin letters with one space between them. */
const LATIN_RUN =
  /(?<![\p{L}\p{N}])[\p{Script=Latin}][\p{Script=Latin}'’-]+(?: [\p{Script=Latin}][\p{Script=Latin}'’-]+)+/gu;
const CAPITAL = /^\p{Lu}/u;
const NAME_COLUMN = /^(?:name|contact|full_?name|nick_?name)$|姓名|联系人|昵称/i;
/** Not a code: a Han character, or letters without a digit. */
const WORDS = /\p{Script=Han}|^[^\d]*\p{L}{2}[^\d]*$/u;

/**
 * What in some texts could be a person's name: two to four characters after a surname; two or three capitalised words,
 * or two words without capitals, in every spelling by capitals in which data may hold them. The likeliest first.
 */
export function nameCandidates(texts: readonly string[]): string[] {
  const likely = new Set<string>();
  const unlikely = new Set<string>();
  for (const text of texts) {
    for (const [run] of text.matchAll(HAN_RUN)) addHan(run, likely);
    for (const [run] of text.matchAll(LATIN_RUN)) addLatin(run.split(' '), likely, unlikely);
  }
  return [...new Set([...likely, ...unlikely])];
}

function addHan(run: string, found: Set<string>): void {
  const characters = [...run];
  characters.forEach((character, at) => {
    if (!SURNAMES.includes(character)) return;
    for (const length of [2, 3, 4]) {
      if (at + length <= characters.length) found.add(characters.slice(at, at + length).join(''));
    }
  });
}

function addLatin(words: readonly string[], likely: Set<string>, unlikely: Set<string>): void {
  words.forEach((_, at) => {
    for (const length of [2, 3]) {
      const name = words.slice(at, at + length);
      const capitals = name.filter((word) => CAPITAL.test(word)).length;
      if (name.length < length || (capitals !== length && (capitals > 0 || length > 2))) continue;
      const found = capitals > 0 ? likely : unlikely;
      for (const spelled of spellings(name)) found.add(spelled);
    }
  });
}

function spellings(words: readonly string[]): string[] {
  const text = words.join(' ');
  const titled = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  return [text, titled.join(' '), text.toUpperCase(), text.toLowerCase()];
}

/** Names that are persons' in the data. */
export interface KnownNames {
  readonly names: string[];
  /** There were more candidates than were looked up. */
  readonly cut: boolean;
}

/**
 * The names in some texts that are names of persons in the data: whatever could be one is looked up in the columns of
 * names of files and ledgers, and where customers are told apart by words in place of codes, in those. What is not in
 * the data is not known, however much it looks like a name.
 */
export async function lookUpNames(
  texts: readonly string[],
  cells: readonly CellView[],
  rows: Pager,
): Promise<KnownNames> {
  const tables = cells.flatMap(({ kind, state }) =>
    kind === 'source' || kind === 'ledger' ? (state.outcome?.tables.slice(0, 1) ?? []) : [],
  );
  const columns = [...tables.flatMap(nameColumns), ...(await namedCustomers(tables, rows))];
  const all = columns.length > 0 ? nameCandidates(texts) : [];
  const candidates = all.slice(0, MOST_CANDIDATES);
  const known = new Set<string>();
  for (const { table, column } of columns) {
    for (let at = 0; at < candidates.length; at += ASKED)
      await lookUp(candidates.slice(at, at + ASKED), table, column, rows, known);
  }
  return { names: [...known].sort(), cut: all.length > candidates.length };
}

/** The names alone. */
export async function knownNames(
  texts: readonly string[],
  cells: readonly CellView[],
  rows: Pager,
): Promise<string[]> {
  return (await lookUpNames(texts, cells, rows)).names;
}

interface NameColumn {
  readonly table: string;
  readonly column: string;
}

function nameColumns({ name, columns }: TableInfo): NameColumn[] {
  return columns
    .filter((column) => column.sensitivity !== undefined && NAME_COLUMN.test(column.name))
    .map((column) => ({ table: name, column: column.name }));
}

/** Columns of customers that are no plain codes, by their first rows: a file without numbers of customers has names. */
async function namedCustomers(tables: readonly TableInfo[], rows: Pager): Promise<NameColumn[]> {
  const found: NameColumn[] = [];
  for (const { name: table, columns } of tables) {
    if (!columns.some(({ name }) => name === 'customer')) continue;
    const page = await rows({ table, offset: 0, limit: ROWS });
    const place = page.columns.findIndex(({ name }) => name === 'customer');
    if (page.rows.some((row) => WORDS.test(String(row[place] ?? ''))))
      found.push({ table, column: 'customer' });
  }
  return found;
}

async function lookUp(
  candidates: readonly string[],
  table: string,
  column: string,
  rows: Pager,
  known: Set<string>,
): Promise<void> {
  let left = candidates.filter((name) => !known.has(name));
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const page = await rows({ table, offset: 0, limit: ROWS, filter: { oneOf: { [column]: left } } });
    const place = page.columns.findIndex(({ name }) => name === column);
    const found = new Set(page.rows.map((row) => String(row[place] ?? '')));
    found.forEach((name) => known.add(name));
    if (found.size === 0 || page.total <= page.rows.length) return;
    left = left.filter((name) => !found.has(name));
  }
}
