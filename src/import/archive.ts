import { KequnError } from '../model/failure';
import type { Bytes } from './bytes';
import { notATable, sniff, SNIFF_BYTES, withPassword } from './sniff';
import { readZip, zipContent, type ZipEntry } from './zip';

/** What a zip is: one of the workbooks that are zips of parts, or an archive of files. */
export type ZipContent =
  | { readonly kind: 'xlsx' | 'xlsb' | 'ods' }
  | { readonly kind: 'archive'; readonly members: readonly string[]; readonly entries: readonly ZipEntry[] };

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
/** So many files of an archive are looked into; more are not offered. */
const MAX_LOOKED_AT = 200;

/**
 * Looks into a zip.
 * @throws `import.not_a_table` for documents and for archives without a table; `import.password`; as `readZip`
 */
export async function lookIntoZip(blob: Blob): Promise<ZipContent> {
  const entries = await readZip(blob);
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('xl/workbook.xml')) return { kind: 'xlsx' };
  if (names.has('xl/workbook.bin')) return { kind: 'xlsb' };
  const other = (folder: string) => entries.some(({ name }) => name.startsWith(folder));
  if (other('word/')) throw notATable('.docx');
  if (other('ppt/')) throw notATable('.pptx');
  if (names.has('[Content_Types].xml') && other('xl/'))
    throw new KequnError('import.corrupt', 'missing workbook');
  if (names.has('content.xml') && names.has('mimetype')) return openDocument(blob, entries);
  const members = await tableMembers(blob, entries);
  if (members.length > 0)
    return { kind: 'archive', members: members.map(({ name }) => name), entries: members };
  throw entries.some(({ encrypted }) => encrypted) ? withPassword() : notATable('ZIP');
}

async function openDocument(blob: Blob, entries: readonly ZipEntry[]): Promise<ZipContent> {
  const mime = entries.find(({ name }) => name === 'mimetype');
  const head = mime ? await (await zipContent(blob, mime)).head(ODS.length + 20) : new Uint8Array();
  const type = new TextDecoder().decode(head).trim();
  if (type === ODS || type === `${ODS}-template`) return { kind: 'ods' };
  throw notATable(type.split('.').at(-1) ?? 'ZIP');
}

/** Files that may be tables, by their first bytes; what systems put beside them is left out. */
async function tableMembers(blob: Blob, entries: readonly ZipEntry[]): Promise<ZipEntry[]> {
  const files = entries.filter(({ name, size, encrypted }) => size > 0 && !encrypted && !isHidden(name));
  const found: ZipEntry[] = [];
  for (const entry of files.slice(0, MAX_LOOKED_AT)) if (await mayBeTable(blob, entry)) found.push(entry);
  return found;
}

function isHidden(name: string): boolean {
  const base = name.split('/').at(-1) ?? '';
  return name.startsWith('__MACOSX/') || base === '' || /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(base);
}

async function mayBeTable(blob: Blob, entry: ZipEntry): Promise<boolean> {
  try {
    sniff(await (await zipContent(blob, entry)).head(SNIFF_BYTES));
    return true;
  } catch (error) {
    if (error instanceof KequnError) return false;
    throw error;
  }
}

/** The file asked for, else the largest (a table is larger than the note beside it). @throws `import.unknown_member` */
export async function chooseMember(
  blob: Blob,
  entries: readonly ZipEntry[],
  asked: string | undefined,
): Promise<{ name: string; bytes: Bytes }> {
  const largest = entries.reduce<ZipEntry | undefined>(
    (best, entry) => (best && best.size >= entry.size ? best : entry),
    undefined,
  );
  const entry = asked === undefined ? largest : entries.find(({ name }) => name === asked);
  if (entry) return { name: entry.name, bytes: await zipContent(blob, entry) };
  const values = { member: asked ?? '', members: entries.map(({ name }) => name).join(', ') };
  throw new KequnError('import.unknown_member', `unknown file of the archive: ${asked ?? ''}`, { values });
}
