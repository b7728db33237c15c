import { isRecord } from '../lib/is-record';
import { ROW_KINDS, type FieldMap, type FieldType } from '../model/fields';
import type { ImportOptions } from '../model/import';
import { TABLE_KINDS } from '../model/table-kind';
import { addCell, freeName, setFrontMatter, setOption } from '../notebook/document/edit';
import { blockKeys } from '../notebook/document/keys';
import type { DocumentSpec } from '../notebook/document/spec';
import type { NotebookCell } from '../notebook/document/notebook';
import { inputSpec } from '../pages/import/input-spec';
import type { ImportChoice, KnownReading } from '../pages/import/draft.svelte';

/** The front matter's entry for the input that a choice makes. */
export function inputFields({ map, preview }: ImportChoice): Record<string, FieldType> {
  const types = new Map(preview.columns.map((column) => [column.name, column.type]));
  return inputSpec(map, (column) => types.get(column) ?? 'text');
}

/** The stored options of a source cell that reads a file as the reader chose. */
export function sourceOptions(input: string, choice: ImportChoice): Record<string, unknown> {
  const { import: options, table, row, map } = choice;
  return { input, import: options, ...(table && { table }), row, map };
}

/** The document with one more source cell at its end, under a free name; and that name, which is its input's too. */
export function withSource(
  document: DocumentSpec,
  wanted: string,
  choice: ImportChoice,
): { document: DocumentSpec; name: string } {
  const name = freeName(document, wanted, []);
  const declared = setFrontMatter(document, ['inputs', name], inputFields(choice));
  const last = blockKeys(declared.blocks).at(-1) ?? null;
  const cell = { kind: 'source', name, options: sourceOptions(name, choice) };
  return { document: addCell(declared, last, cell), name };
}

/** The document with the source cells of an input reading a new file as the reader chose. */
export function withMapping(
  document: DocumentSpec,
  cells: readonly NotebookCell[],
  input: string,
  choice: ImportChoice,
): DocumentSpec {
  const sources = cells.filter((cell) => cell.kind === 'source' && cell.stored['input'] === input);
  const set = (one: DocumentSpec, key: string) =>
    (['import', 'table', 'row', 'map'] as const).reduce(
      (edited, option) => setOption(edited, key, [option], choice[option]),
      one,
    );
  return sources.reduce((edited, cell) => set(edited, cell.key), document);
}

/** How the document's source cells read their inputs already: mapping and row kind, as far as they are stored. */
export function knownMappings(cells: readonly NotebookCell[]): Record<string, KnownReading> {
  const entries = cells.flatMap(({ kind, stored, options }) => {
    const input = stored['input'];
    if (kind !== 'source' || typeof input !== 'string' || !isRecord(options) || !isRecord(options['map']))
      return [];
    const row = ROW_KINDS.find((known) => known === options['row']);
    const table = TABLE_KINDS.find((known) => known === options['table']);
    const reading = isRecord(options['import']) ? (options['import'] as ImportOptions) : undefined;
    const map = options['map'] as FieldMap;
    return [[input, { map, row, ...(table && { table }), ...(reading && { import: reading }) }] as const];
  });
  return Object.fromEntries(entries);
}

/** The inputs that the document's source cells read, those without files first. */
export function inputsInNeed(
  cells: readonly NotebookCell[],
  files: Readonly<Record<string, readonly File[]>>,
): { readonly waiting: readonly string[]; readonly all: readonly string[] } {
  const named = cells.flatMap(({ kind, stored }) =>
    kind === 'source' && typeof stored['input'] === 'string' ? [stored['input']] : [],
  );
  const all = [...new Set(named)];
  const waiting = all.filter((input) => (files[input] ?? []).length === 0);
  return { waiting, all: [...waiting, ...all.filter((input) => !waiting.includes(input))] };
}
