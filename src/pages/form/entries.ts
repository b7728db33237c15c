import { csvLine } from '../../lib/csvLine';
import { parseCsv } from '../../lib/parse-csv';

/** The inputs whose files are the entries; the sources that read them have the same names. */
export const FORM_INPUTS = { customers: 'form_customers', complaints: 'form_complaints' } as const;
export type FormKind = keyof typeof FORM_INPUTS;
export const FORM_KINDS = ['customers', 'complaints'] as const satisfies readonly FormKind[];

/** The columns of each file: names of fields, so that nothing has to be mapped. */
export const FORM_COLUMNS = {
  customers: [
    ...['customer', 'name', 'contact', 'phone', 'email', 'province', 'city', 'address', 'sex', 'birth_date'],
    ...['registered_time', 'industry', 'company_size', 'owner', 'contract_start', 'intention', 'parent'],
    ...['need', 'tags', 'updated_time'],
  ],
  complaints: ['customer', 'phone', 'time', 'ticket_kind', 'content', 'ticket_state', 'outcome'],
} as const satisfies Record<FormKind, readonly string[]>;

/** One entry: what was filled in, by column. */
export type Entry = Readonly<Record<string, string>>;

/** Entries as the file of an input: UTF-8, every column, in the order they were made. */
export function entriesFile(kind: FormKind, entries: readonly Entry[]): File {
  const columns: readonly string[] = FORM_COLUMNS[kind];
  const lines = entries.map((entry) => csvLine(columns.map((column) => entry[column] || null)));
  const text = [csvLine(columns), ...lines, ''].join('\n');
  return new File([text], `${FORM_INPUTS[kind]}.csv`, { type: 'text/csv' });
}

/**
 * The entries of a file, of the columns the form knows. Null for a text that is no file of this form.
 */
export function readEntries(kind: FormKind, text: string): Entry[] | null {
  const [header, ...rows] = parseCsv(text);
  const columns: readonly string[] = FORM_COLUMNS[kind];
  if (!header || !header.some((name) => columns.includes(name))) return null;
  const known = header.map((name, at) => ({ name, at })).filter(({ name }) => columns.includes(name));
  return rows.map((row) =>
    Object.fromEntries(known.flatMap(({ name, at }) => (row[at] ? [[name, row[at]]] : []))),
  );
}

/** Of two entries of one customer the later one says more: its fields go over those of the earlier. */
export function withEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  const id = entry['customer'];
  const before = id === undefined ? undefined : entries.find((one) => one['customer'] === id);
  if (!before) return [...entries, entry];
  return entries.map((one) => (one === before ? { ...before, ...entry } : one));
}
