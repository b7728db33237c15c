import { isRecord } from '../../lib/is-record';
import { CELL_KINDS, type CellDefinition, type CellKind, type OptionProblem } from '../../model/cell';
import type { Failure, FailureCode } from '../../model/failure';
import { readFront, type Front } from './front';
import { blockKeys } from './keys';
import {
  CELL_NAME,
  hasSqlBody,
  VERSION,
  type Block,
  type CellBlock,
  type DocumentSpec,
  type ProseBlock,
} from './spec';
import { splitSqlBody } from './sql-body';
import { readYaml, type YamlReading } from '../../lib/yaml/read-yaml';

/** Where the definition of a kind is found: `kindDefinition` of cells/kinds, or a fake one in tests. */
export type DefinitionOf = (kind: CellKind) => CellDefinition;

/** What can be read out of one cell block. */
export interface CellReading {
  /** The options as stored; empty where they cannot be read. For `sql` the query is `sql`. */
  readonly stored: Readonly<Record<string, unknown>>;
  /** With every default in place; null where there is a failure. */
  readonly options: unknown;
  readonly problems: readonly OptionProblem[];
  readonly definition: CellDefinition | null;
  /** Why the cell cannot run as it is written. */
  readonly failure: Failure | null;
}

export interface NotebookCell extends CellReading {
  readonly type: 'cell';
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly block: CellBlock;
}

export interface NotebookProse {
  readonly type: 'prose';
  readonly key: string;
  readonly text: string;
  readonly block: ProseBlock;
}

export type NotebookBlock = NotebookCell | NotebookProse;

/** The normalised form of a document. */
export interface Notebook extends Front {
  readonly blocks: readonly NotebookBlock[];
  readonly cells: readonly NotebookCell[];
}

export function isCellKind(kind: string): kind is CellKind {
  return (CELL_KINDS as readonly string[]).includes(kind);
}

interface StoredReading {
  readonly stored: Readonly<Record<string, unknown>>;
  readonly failure: Failure | null;
  positionOf(path: readonly (string | number)[]): Failure['position'] | null;
}

function broken(
  cell: CellBlock,
  code: FailureCode,
  message: string,
  details: Partial<Failure> = {},
): Failure {
  return { code, message, cell: cell.name, ...details };
}

function unread(cell: CellBlock, message: string, position?: Failure['position']): StoredReading {
  const values = { reason: message };
  return {
    stored: {},
    failure: broken(cell, 'document.bad_yaml', message, { values, position }),
    positionOf: () => null,
  };
}

function fromYaml(cell: CellBlock, yaml: YamlReading, extra: Record<string, unknown>): StoredReading {
  if (!yaml.ok) return { ...unread(cell, yaml.message, yaml.position), stored: extra };
  const value = yaml.value ?? {};
  if (!isRecord(value)) return unread(cell, 'invalid options: expected names and values');
  return { stored: { ...value, ...extra }, failure: null, positionOf: (path) => yaml.positionOf(path) };
}

/** The options as the text stores them. */
function readStored(cell: CellBlock): StoredReading {
  if (!hasSqlBody(cell.kind)) return fromYaml(cell, readYaml(cell.body), {});
  const { options, sql } = splitSqlBody(cell.body);
  return fromYaml(cell, readYaml(options), { sql });
}

/** What is wrong with the block itself, before its options are looked at. */
function blockFailure(cell: CellBlock): Failure | null {
  const { kind, name } = cell;
  if (!cell.closed)
    return broken(cell, 'document.unclosed_fence', `missing end of cell: ${name}`, { values: { name } });
  if (!isCellKind(kind)) {
    return broken(cell, 'document.unknown_kind', `unknown kind of cell: ${kind}`, { values: { kind } });
  }
  if (!CELL_NAME.test(name)) {
    return broken(cell, 'document.bad_name', `invalid cell name: ${name}`, { values: { name } });
  }
  return null;
}

function optionsFailure(
  cell: CellBlock,
  problems: readonly OptionProblem[],
  reading: StoredReading,
): Failure {
  const told = problems.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  const reason = told.length > 0 ? told.join('; ') : 'not understood';
  const position = reading.positionOf(problems[0]?.path ?? []) ?? undefined;
  return broken(cell, 'document.bad_options', `invalid options: ${reason}`, { values: { reason }, position });
}

/** Reads one cell. Never throws, even where a kind's `normalise` does. */
function readCell(cell: CellBlock, definitionOf: DefinitionOf): CellReading {
  const reading = readStored(cell);
  const definition = isCellKind(cell.kind) ? definitionOf(cell.kind) : null;
  const base = { stored: reading.stored, options: null, problems: [], definition };
  const failure = blockFailure(cell) ?? reading.failure;
  if (failure || !definition) return { ...base, failure };
  try {
    const normalised = definition.normalise(reading.stored);
    if (normalised.ok) return { ...base, options: normalised.options, failure: null };
    const { problems } = normalised;
    return { ...base, problems, failure: optionsFailure(cell, problems, reading) };
  } catch (error) {
    const problems = [{ path: [], message: error instanceof Error ? error.message : String(error) }];
    return { ...base, problems, failure: optionsFailure(cell, problems, reading) };
  }
}

const readings = new WeakMap<DefinitionOf, WeakMap<Block, NotebookBlock>>();

function readBlock(block: Block, key: string, definitionOf: DefinitionOf): NotebookBlock {
  if (block.type === 'prose') return { type: 'prose', key, text: block.text, block };
  const { kind, name } = block;
  return { type: 'cell', key, name, kind, block, ...readCell(block, definitionOf) };
}

/** Each block is read once, and what was read stays the same object: blocks are never changed, only replaced. */
function readOnce(block: Block, key: string, definitionOf: DefinitionOf): NotebookBlock {
  const known = readings.get(definitionOf) ?? new WeakMap<Block, NotebookBlock>();
  readings.set(definitionOf, known);
  const before = known.get(block);
  if (before?.key === key) return before;
  const read = readBlock(block, key, definitionOf);
  known.set(block, read);
  return read;
}

function foreignFailure(version: string): Failure {
  const values = { version, supported: VERSION };
  return { code: 'document.newer_version', message: `unknown document version: ${version}`, values };
}

/** Everything a document says, with every default in place and every problem on the block it belongs to. */
export function readNotebook(document: DocumentSpec, definitionOf: DefinitionOf): Notebook {
  const front = readFront(document.front);
  const keys = blockKeys(document.blocks);
  const blocks = document.blocks.map((block, index) => readOnce(block, keys[index] ?? '', definitionOf));
  const cells = blocks.filter((block) => block.type === 'cell');
  const failure = document.foreign ? foreignFailure(document.foreign.version) : front.failure;
  return { ...front, failure, blocks, cells };
}
