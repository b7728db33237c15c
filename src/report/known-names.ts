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
const LATIN_NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+){1,2}(?![\p{L}\p{N}])/gu;
const NAME_COLUMN = /^(?:name|contact|full_?name|nick_?name)$|姓名|联系人|昵称/i;

/** What in some texts could be a person's name: two or three characters after a surname, two or three capitalised words. */
export function nameCandidates(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [run] of text.matchAll(HAN_RUN)) addHan(run, found);
    for (const [name] of text.matchAll(LATIN_NAME)) found.add(name);
  }
  return [...found].slice(0, MOST_CANDIDATES);
}

function addHan(run: string, found: Set<string>): void {
  const characters = [...run];
  characters.forEach((character, at) => {
    if (!SURNAMES.includes(character)) return;
    for (const length of [2, 3]) {
      if (at + length <= characters.length) found.add(characters.slice(at, at + length).join(''));
    }
  });
}

/**
 * The names in some texts that are names of persons in the data: whatever could be one is looked up in the columns of
 * names of files and ledgers. What is not in the data is not known, however much it looks like a name.
 */
export async function knownNames(
  texts: readonly string[],
  cells: readonly CellView[],
  rows: Pager,
): Promise<string[]> {
  const columns = cells.flatMap(({ kind, state }) =>
    kind === 'source' || kind === 'ledger'
      ? (state.outcome?.tables.slice(0, 1) ?? []).flatMap(nameColumns)
      : [],
  );
  const candidates = columns.length > 0 ? nameCandidates(texts) : [];
  const known = new Set<string>();
  for (const { table, column } of columns) {
    for (let at = 0; at < candidates.length; at += ASKED)
      await lookUp(candidates.slice(at, at + ASKED), table, column, rows, known);
  }
  return [...known].sort();
}

function nameColumns({ name, columns }: TableInfo): { table: string; column: string }[] {
  return columns
    .filter((column) => column.sensitivity !== undefined && NAME_COLUMN.test(column.name))
    .map((column) => ({ table: name, column: column.name }));
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
