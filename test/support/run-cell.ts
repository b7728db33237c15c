import { askCell as ask, runCell as run, type RunTools } from '../../src/engine/runtime/run-cell';
import { inlineAnalysis } from '../../src/engine/runtime/inline-analysis';
import { kindDefinition } from '../../src/cells/kinds';
import type { RunRequest } from '../../src/engine/protocol';
import type { CellKind, Outcome } from '../../src/model/cell';
import type { Database } from '../../src/model/database';
import type { InputSpec } from '../../src/model/fields';
import type { SegmentationInfo } from '../../src/model/segmentation';
import type { TableInfo, Value } from '../../src/model/table';
import { describeTable } from '../../src/sql/table/describe';

export interface CellRun {
  readonly name?: string;
  /** As stored in the document. */
  readonly options: unknown;
  /** Names of tables in the database, or whole infos. */
  readonly tables?: readonly (string | TableInfo)[];
  readonly segmentations?: readonly SegmentationInfo[];
  readonly files?: Readonly<Record<string, readonly File[]>>;
  readonly inputs?: Readonly<Record<string, InputSpec>>;
  readonly parameters?: Readonly<Record<string, Value>>;
  readonly asOf?: string | null;
}

/** Normalises stored options and runs one cell of a kind against a database, as the engine does. */
export async function runCell(kind: CellKind, cell: CellRun, database: Database): Promise<Outcome> {
  return run(await requestOf(kind, cell, database), toolsOf(database));
}

/** Puts a question to a cell of a kind, as the engine does. */
export async function askCell(
  kind: CellKind,
  cell: CellRun,
  question: unknown,
  database: Database,
): Promise<unknown> {
  return ask({ ...(await requestOf(kind, cell, database)), question }, toolsOf(database));
}

async function requestOf(kind: CellKind, cell: CellRun, database: Database): Promise<RunRequest> {
  const normalised = kindDefinition(kind).normalise(cell.options);
  if (!normalised.ok) throw new Error(`invalid options: ${JSON.stringify(normalised.problems)}`);
  const tables = await Promise.all(
    (cell.tables ?? []).map((table) => (typeof table === 'string' ? describeTable(database, table) : table)),
  );
  return {
    cell: { name: cell.name ?? kind, kind, options: normalised.options },
    tables,
    segmentations: cell.segmentations ?? [],
    parameters: cell.parameters ?? {},
    asOf: cell.asOf ?? null,
    inputs: cell.inputs ?? {},
    files: cell.files ?? {},
  };
}

function toolsOf(database: Database): RunTools {
  return {
    session: database,
    database,
    analysis: inlineAnalysis(() => undefined),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}
