import { kindDefinition } from '../../cells/kinds';
import { isRecord } from '../../lib/is-record';
import type { Available } from '../../model/cell';
import { addCell, freeName, remove, setFrontMatter, setOption } from '../../notebook/document/edit';
import { blockKeys } from '../../notebook/document/keys';
import type { Notebook } from '../../notebook/document/notebook';
import type { DocumentSpec } from '../../notebook/document/spec';
import { FORM_COLUMNS, FORM_INPUTS, type FormKind } from './entries';

/** What a ledger takes the entries for. */
const AS = { customers: 'customers', complaints: 'tickets' } as const;
const TIMES = ['updated_time', 'registered_time', 'time'];
const DAYS = ['birth_date', 'contract_start'];

/**
 * The document with a source that reads the form's entries and with that source in every ledger: before all others where it
 * is customers, so that a correction holds. A document without a ledger gets one. Unchanged where it is all there.
 */
export function withForm(
  document: DocumentSpec,
  notebook: Notebook,
  kind: FormKind,
  available: Available,
): DocumentSpec {
  const input = FORM_INPUTS[kind];
  if (notebook.cells.some((cell) => cell.kind === 'source' && cell.stored['input'] === input))
    return document;
  const ledgers = notebook.cells.filter((cell) => cell.kind === 'ledger');
  const name = freeName(document, input, []);
  const declared = setFrontMatter(document, ['inputs', input], fieldTypes(kind));
  const keys = blockKeys(declared.blocks);
  const first = ledgers[0] ? keys.indexOf(ledgers[0].key) : keys.length;
  const after = first > 0 ? (keys[first - 1] ?? null) : null;
  const withSource = addCell(declared, after, { kind: 'source', name, options: sourceOptions(kind) });
  const source = { from: name, as: AS[kind] };
  if (ledgers.length === 0) {
    const { sources } = kindDefinition('ledger').template(available);
    const options = { sources: placed(kind, Array.isArray(sources) ? sources : [], source) };
    return addCell(withSource, name, { kind: 'ledger', name: freeName(withSource, 'ledger', []), options });
  }
  return ledgers.reduce((edited, { key, stored }) => {
    const sources = Array.isArray(stored['sources']) ? (stored['sources'] as unknown[]) : [];
    return setOption(edited, key, ['sources'], placed(kind, sources, source));
  }, withSource);
}

function placed(kind: FormKind, sources: readonly unknown[], source: unknown): unknown[] {
  return kind === 'customers' ? [source, ...sources] : [...sources, source];
}

/** The document without the source of the form's entries: there are none any more. */
export function withoutForm(document: DocumentSpec, notebook: Notebook, kind: FormKind): DocumentSpec {
  const input = FORM_INPUTS[kind];
  const sources = notebook.cells.filter((cell) => cell.kind === 'source' && cell.stored['input'] === input);
  const names = sources.map(({ name }) => name);
  const ledgers = notebook.cells.filter((cell) => cell.kind === 'ledger');
  const unlisted = ledgers.reduce((edited, { key, stored }) => {
    const before = Array.isArray(stored['sources']) ? (stored['sources'] as unknown[]) : [];
    const rest = before.filter((one) => !(isRecord(one) && names.includes(String(one['from']))));
    return rest.length === before.length ? edited : setOption(edited, key, ['sources'], rest);
  }, document);
  const gone = sources.reduce((edited, { key }) => remove(edited, key), unlisted);
  return sources.length > 0 ? setFrontMatter(gone, ['inputs', input], undefined) : document;
}

function fieldTypes(kind: FormKind): Record<string, string> {
  const typeOf = (name: string) =>
    TIMES.includes(name) ? 'timestamp' : DAYS.includes(name) ? 'date' : 'text';
  return Object.fromEntries(FORM_COLUMNS[kind].map((name) => [`${name}?`, typeOf(name)]));
}

function sourceOptions(kind: FormKind): Record<string, unknown> {
  const map = Object.fromEntries(FORM_COLUMNS[kind].map((name) => [name, name]));
  const reading = { format: 'delimited', encoding: 'utf-8', delimiter: ',', header: 1 };
  return { input: FORM_INPUTS[kind], import: reading, row: 'order', map };
}
