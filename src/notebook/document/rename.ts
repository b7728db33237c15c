import type { Reference } from '../../model/cell';
import { carryConfirmed } from './carry-confirmed';
import { citationsIn, citationsInProse, renameCitations } from './citations';
import { setOption } from './edit';
import { indexOfKey } from './keys';
import { readNotebook, type DefinitionOf, type Notebook, type NotebookCell } from './notebook';
import { CELL_NAME, hasSqlBody, withBody, type DocumentSpec } from './spec';
import { renameConfirmed, renameConfirmedProse } from './rename-confirmed';
import { renameInReport } from './rename-report';
import { joinSqlBody, splitSqlBody } from './sql-body';
import { publishedBy } from '../graph/published';

/** Old table name -> new table name. */
type Names = ReadonlyMap<string, string>;

function newNames(cell: NotebookCell, to: string): Names {
  const renamed = publishedBy({ ...cell, name: to });
  return new Map(publishedBy(cell).map((name, index) => [name, renamed[index] ?? to]));
}

function setName(document: DocumentSpec, key: string, name: string): DocumentSpec {
  const index = indexOfKey(document, key);
  const blocks = document.blocks.map((block, i) =>
    i === index && block.type === 'cell' ? { ...block, name } : block,
  );
  return carryConfirmed(document, blocks);
}

function referencesOf(cell: NotebookCell, published: readonly string[]): readonly Reference[] {
  if (cell.failure || !cell.definition) return [];
  return cell.definition.references(cell.options, published);
}

/** Renames tables in a cell's query. */
export function renameInSql(document: DocumentSpec, cell: NotebookCell, names: Names): DocumentSpec {
  const index = indexOfKey(document, cell.key);
  const block = document.blocks[index];
  const rename = cell.definition?.renameTable;
  if (block?.type !== 'cell' || !rename) return document;
  const { sql } = splitSqlBody(block.body);
  const renamed = [...names].reduce((text, [from, to]) => rename(text, from, to), sql);
  return renamed === sql ? document : setOption(document, cell.key, ['sql'], renamed);
}

/** Rewrites the options by which a cell refers to the renamed tables. */
function renameReferences(
  document: DocumentSpec,
  cell: NotebookCell,
  names: Names,
  published: readonly string[],
): DocumentSpec {
  if (hasSqlBody(cell.kind)) return renameInSql(document, cell, names);
  return referencesOf(cell, published).reduce((current, { path, name }) => {
    const to = names.get(name);
    return to === undefined ? current : setOption(current, cell.key, path, to);
  }, document);
}

/** Citations among a cell's options, in the text as written: they mean the same whatever quotes they stand in. */
function citeAnew(document: DocumentSpec, cell: NotebookCell, from: string, to: string): DocumentSpec {
  const blocks = document.blocks.map((block, index) => {
    if (index !== indexOfKey(document, cell.key) || block.type !== 'cell' || !isReadable(cell)) return block;
    const { options, sql } = hasSqlBody(cell.kind)
      ? splitSqlBody(block.body)
      : { options: block.body, sql: null };
    const renamed = renameCitations(options, citationsIn(options), from, to);
    if (renamed === options) return block;
    return withBody(block, sql === null ? renamed : joinSqlBody({ options: renamed, sql }));
  });
  return { ...document, blocks };
}

/** Whether the cell's text is understood well enough to be changed. */
function isReadable({ definition, failure }: NotebookCell): boolean {
  return definition !== null && (failure === null || failure.code === 'document.bad_options');
}

function citeAnewInProse(document: DocumentSpec, from: string, to: string): DocumentSpec {
  const blocks = document.blocks.map((block) => {
    if (block.type === 'cell') return block;
    const text = renameCitations(block.text, citationsInProse(block.text), from, to);
    return text === block.text ? block : { ...block, text };
  });
  return { ...document, blocks };
}

/** Whether a cell of the notebook can be given a name: well formed, and no table is called so already. */
export function canRename(notebook: Notebook, key: string, to: string): boolean {
  const cell = notebook.cells.find((one) => one.key === key);
  if (!cell || !CELL_NAME.test(to)) return false;
  const others = notebook.cells
    .filter((one) => one.key !== key)
    .flatMap((one) => [one.name, ...publishedBy(one)]);
  const taken = new Set(others);
  return ![...newNames(cell, to).values(), to].some((name) => taken.has(name));
}

/**
 * Renames a cell; references, SQL and citations of the others follow. The document comes back as it was where the
 * name cannot be taken (`canRename`). Of two cells with one name only the first is referred to.
 */
export function rename(
  document: DocumentSpec,
  definitionOf: DefinitionOf,
  key: string,
  to: string,
): DocumentSpec {
  const notebook = readNotebook(document, definitionOf);
  const cell = notebook.cells.find((one) => one.key === key);
  if (!cell || document.foreign || !canRename(notebook, key, to)) return document;
  if (key !== cell.name) return setName(document, key, to);
  const names = newNames(cell, to);
  const published = notebook.cells.flatMap(publishedBy);
  const referred = notebook.cells.reduce((current, one) => {
    const renamed = renameReferences(current, one, names, published);
    return renameConfirmed(citeAnew(renamed, one, cell.name, to), one, cell.name, to);
  }, document);
  const inProse = renameConfirmedProse(citeAnewInProse(referred, cell.name, to), notebook, cell.name, to);
  return setName(renameInReport(inProse, cell.name, to), key, to);
}
