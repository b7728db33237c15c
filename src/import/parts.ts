import { shareInCommon } from '../lib/share-in-common';
import { KequnError } from '../model/failure';
import { ALIKE_COLUMNS, type FileParts, type ImportOptions } from '../model/import';
import { lookIntoZip } from './archive';
import { layOut } from './prepare';
import { sniff, SNIFF_BYTES } from './sniff';

type NamedBlob = Blob & { readonly name: string };

/** So many sheets or files of an archive are looked at. */
const MAX_PARTS = 120;

/** One table of a file and how it is read; the file itself where it holds only one. */
export interface FilePart {
  readonly options: ImportOptions;
  /** The sheet, or the file in the archive; null for the file itself. */
  readonly name: string | null;
}

/** What of a file is read, and what is of the same shape and not read. */
export interface PartsToRead {
  readonly parts: readonly FilePart[];
  readonly unread: readonly string[];
}

/**
 * Which sheets of a workbook, or files of an archive, are read as one table: those named, all of one shape where the document
 * says so, else the first; then the others of its shape are said to be unread. A part of another shape is another table.
 * @throws as `layOut`
 */
export async function partsToRead(file: NamedBlob, options: ImportOptions): Promise<PartsToRead> {
  const { unite, sheets, members, ...rest } = options;
  if (members) return { parts: members.map((name) => part(rest, 'member', name)), unread: [] };
  if (sheets) return { parts: sheets.map((name) => part(rest, 'sheet', name)), unread: [] };
  const whole: PartsToRead = { parts: [{ options: rest, name: null }], unread: [] };
  if ((rest.sheet !== undefined && !unite) || !(await mayHoldSeveral(file))) return whole;
  const found = await fileParts(file, rest);
  if (found === null || found.alike.length < 2) return whole;
  if (unite) return { parts: found.alike.map((name) => part(rest, found.of, name)), unread: [] };
  return { ...whole, unread: found.alike.filter((name) => name !== found.own) };
}

/** Whether a file may hold several tables, as far as its beginning and its lists say: no cell is read for it. */
async function mayHoldSeveral(file: NamedBlob): Promise<boolean> {
  const container = sniff(new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer()));
  if (container === 'ole' || container === 'gzip') return true;
  if (container !== 'zip') return false;
  const content = await lookIntoZip(file);
  if (content.kind !== 'xlsx') return true;
  const { readWorkbook } = await import('./formats/workbook');
  return readWorkbook(new Uint8Array(await file.arrayBuffer())).sheets.length > 1;
}

function part({ sheet, ...options }: ImportOptions, of: 'sheet' | 'member', name: string): FilePart {
  const again = of === 'member' && sheet !== undefined ? { sheet } : {};
  return { options: { ...options, ...again, [of]: name }, name };
}

/**
 * The sheets of a workbook or the files of an archive, by whether their columns are those of the one that is read: first that
 * one, then those alike in their order, then the others. Null where there is nothing to choose from. Hidden sheets are others.
 * @throws as `layOut`
 */
export async function fileParts(file: NamedBlob, options: ImportOptions): Promise<FileParts | null> {
  const first = await layOut(file, options);
  const { members, sheets, hiddenSheets = [] } = first.opened;
  const of = members.length > 1 && options.member === undefined ? 'member' : 'sheet';
  const own = of === 'member' ? first.opened.member : first.opened.sheet;
  const all = of === 'member' ? members : sheets;
  if (own === undefined || all.length < 2) return null;
  const alike = new Set([own]);
  for (const name of all.slice(0, MAX_PARTS)) {
    if (name === own || (of === 'sheet' && hiddenSheets.includes(name))) continue;
    const names = await namesOf(file, part(options, of, name).options);
    if (names !== null && shareInCommon(first.names, names) >= ALIKE_COLUMNS) alike.add(name);
  }
  const inOrder = all.filter((name) => alike.has(name));
  return { of, own, alike: inOrder, others: all.filter((name) => !alike.has(name)) };
}

/** The columns of one part; null where it is no table. */
async function namesOf(file: NamedBlob, options: ImportOptions): Promise<readonly string[] | null> {
  try {
    return (await layOut(file, options)).names;
  } catch (error) {
    if (error instanceof KequnError) return null;
    throw error;
  }
}
